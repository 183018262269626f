import Reporting
import Testing

/// What is said of a text that should be JSON, in words that need no knowledge of the language the program is
/// written in.
@Suite struct JSONInputTests {
  @Test(
    arguments: [
      ("", "line 1, column 1: it is empty"), (" \n ", "line 2, column 2: it is empty"),
      ("[1,", "line 1, column 4: the text ends where a value is expected"),
      ("[1,]", "line 1, column 3: nothing follows this comma; remove it"),
      ("{\"a\":1,}", "line 1, column 7: nothing follows this comma; remove it"),
      ("[1 2]", "line 1, column 4: a comma or ] is expected here"),
      ("[,1]", "line 1, column 2: a value is expected here"),
      ("{\"a\" 1}", "line 1, column 6: a colon is expected here"),
      ("{a: 1}", "line 1, column 2: a name in double quotes is expected here"),
      ("{'a': 1}", "line 1, column 2: use straight double quotes (\") for names and texts"),
      ("[‘a’]", "line 1, column 2: use straight double quotes (\") for names and texts"),
      ("{“a”: 1}", "line 1, column 2: use straight double quotes (\") for names and texts"),
      ("{\"a\":1 \"b\":2}", "line 1, column 8: a comma or } is expected here"),
      ("{\"a\":1,\n \"a\":2}", "line 2, column 2: 'a' appears twice in one pair of braces; remove one"),
      ("[\n\"abc", "line 2, column 1: the text in quotes that begins here has no end; close the quotes"),
      (
        "\"a\nb\"",
        "line 1, column 3: the line ends inside a text in quotes; close the quotes, or write \\n for a new line"
      ),
      ("\"a\tb\"", "line 1, column 3: a text has a control character; write it as \\u and four hex digits"),
      ("\"C:\\files\"", ""),
      ("\"C:\\my files\"", "line 1, column 4: a backslash is on its own; write two for one"),
      ("\"\\u12\"", "line 1, column 2: a backslash is on its own; write two for one"),
      ("[01]", "line 1, column 2: '01' is not a JSON number"),
      ("[1.]", "line 1, column 2: '1.' is not a JSON number"),
      ("[-]", "line 1, column 2: '-' is not a JSON number"),
      ("[1,234.50]", ""), ("[+1]", "line 1, column 2: a value is expected here"),
      ("[] []", "line 1, column 4: something follows the end of the document"),
      ("nul", "line 1, column 1: a value is expected here"), ("[True]", "line 1, column 2: a value is expected here"),
      (String(repeating: "[", count: 33), "line 1, column 33: it is nested deeper than 32 levels"),
      ("[]", ""), ("{}", ""),
      (" [ 1 , -2.5e+3 , \"a\\\"b\\\\\\u00e9\" , null , true , false , { \"a\" : { } } ] \n", ""),
      (String(repeating: "[", count: 32) + String(repeating: "]", count: 32), ""),
    ])
  func whatIsNotJSONIsFound(_ text: String, _ words: String) {
    #expect(JSONSyntax.fault(in: Array(text.utf8))?.description ?? "" == words)
  }

  private struct Range: Decodable {
    let needed: Int
    let wanted: Int?

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      needed = try container.decode(1...12, forKey: .needed)
      wanted = try container.decodeIfPresent(-5...5, forKey: .wanted)
    }

    enum CodingKeys: String, CodingKey { case needed, wanted }
  }

  @Test(
    arguments: [
      ("{\"needed\": 1}", ""), ("{\"needed\": 12, \"wanted\": null}", ""), ("{\"needed\": 12, \"wanted\": -5}", ""),
      ("{\"needed\": 0}", "line 1, column 12: 'needed' must be a whole number from 1 to 12, not 0"),
      ("{\"needed\": 13}", "line 1, column 12: 'needed' must be a whole number from 1 to 12, not 13"),
      ("{\"needed\": 1.5}", "line 1, column 12: 'needed' must be a whole number from 1 to 12, not 1.5"),
      ("{\"needed\": 1e400}", "line 1, column 12: 'needed' must be a whole number from 1 to 12, not 1e400"),
      (
        "{\"needed\": 9223372036854775808}",
        "line 1, column 12: 'needed' must be a whole number from 1 to 12, not 9223372036854775808"
      ),
      (
        "{\"needed\": \"1\"}", "line 1, column 12: 'needed' must be a whole number from 1 to 12, not the text \"1\""
      ), ("{\"needed\": null}", "line 1, column 12: 'needed' must be a whole number from 1 to 12, not null"),
      ("{\"needed\": [1]}", "line 1, column 12: 'needed' must be a whole number from 1 to 12, not a list"),
      ("{}", "line 1, column 1: 'needed' is missing"),
      (
        "{\"needed\": 1, \"wanted\": 99999999999999999999}",
        "line 1, column 25: 'wanted' must be a whole number from -5 to 5, not 99999999999999999999"
      ),
    ])
  func numbersHaveRanges(_ text: String, _ expected: String) {
    var words = ""
    do throws(JSONInputError) {
      _ = try JSONInput.decode(Range.self, from: Array(text.utf8))
    } catch {
      words = error.description
    }
    #expect(words == expected)
  }

  @Test(arguments: ["0", "-0", "10", "1.25", "-1e5", "1E+5", "2.5e-07"]) func numbersOfJSONAreNumbers(_ text: String) {
    #expect(JSONSyntax.fault(in: Array("[\(text)]".utf8)) == nil)
    #expect(JSONSyntax.fault(in: Array(text.utf8)) == nil)
  }

  @Test(arguments: ["00", "-", "1.", "1e", "1e+", "1.2.3", "1-2", "-01", "1e5.5", "1.e5", "--1", "1+1"])
  func othersAreNot(_ text: String) {
    #expect(
      JSONSyntax.fault(in: Array("[\(text)]".utf8))?.description
        == "line 1, column 2: '\(text)' is not a JSON number")
  }

  @Test func bytesThatAreNotUTF8AreFound() {
    #expect(
      JSONSyntax.fault(in: Array("[\n \"caf".utf8) + [0xE9] + Array("\"]".utf8))?.description
        == "line 2, column 2: the text in quotes that begins here is not UTF-8; save the file as UTF-8")
  }

  private struct Plan: Decodable {
    enum Kind: String, Decodable { case notice, effort }
    struct Step: Decodable {
      let from: Int
      let kind: Kind?
    }
    let name: String
    let isOpen: Bool?
    let steps: [Step]
  }

  private func words(_ text: String) -> String {
    do throws(JSONInputError) {
      _ = try JSONInput.decode(Plan.self, from: Array(text.utf8))
      return ""
    } catch {
      return error.description
    }
  }

  @Test(
    arguments: [
      ("[]", "line 1, column 1: it must be fields in braces, {…}, not a list"),
      ("1", "line 1, column 1: it must be fields in braces, {…}, not 1"),
      ("null", "line 1, column 1: it must be fields in braces, {…}, not null"),
      ("{}", "line 1, column 1: 'name' is missing"),
      ("{\"name\": \"a\"}", "line 1, column 1: 'steps' is missing"),
      ("{\"name\": 1}", "line 1, column 10: 'name' must be a text in quotes, not 1"),
      ("{\"name\": null}", "line 1, column 10: 'name' must be a text in quotes, not null"),
      ("{\"name\": [\"a\"]}", "line 1, column 10: 'name' must be a text in quotes, not a list"),
      (
        "{\"name\": \"a\", \"isOpen\": \"yes\"}",
        "line 1, column 25: 'isOpen' must be true or false, not the text \"yes\""
      ),
      (
        "{\"name\": \"a\", \"steps\": {}}",
        "line 1, column 24: 'steps' must be a list in brackets, […], not fields in braces"
      ),
      ("{\"name\": \"a\",\n\"steps\": [5]}", "line 2, column 11: steps: item 1 must be fields in braces, {…}, not 5"),
      ("{\"name\": \"a\",\n\"steps\": [{}]}", "line 2, column 11: steps, item 1: 'from' is missing"),
      (
        "{\"name\": \"a\", \"steps\": [{\"from\": 1},\n{\"from\": \"2\"}]}",
        "line 2, column 10: steps, item 2: 'from' must be a whole number, not the text \"2\""
      ),
      (
        "{\"name\": \"a\", \"steps\": [{\"from\": 1.5}]}",
        "line 1, column 34: steps, item 1: 'from' must be a whole number, not 1.5"
      ),
      (
        "{\"name\": \"a\", \"steps\": [{\"from\": 99999999999999999999}]}",
        "line 1, column 34: steps, item 1: 'from' is too large a number: 99999999999999999999"
      ),
      (
        "{\"name\": \"a\", \"steps\": [{\"from\": null}]}",
        "line 1, column 34: steps, item 1: 'from' must be a whole number, not null"
      ),
      (
        "{\"name\": \"a\", \"steps\": [{\"from\": 1, \"kind\": \"efort\"}]}",
        "line 1, column 45: steps, item 1: 'kind' is \"efort\", which is not one of its words"
      ),
      ("{\"name\": \"a\", \"steps\": [{\"from\": 1, \"kind\": \"effort\"}], \"more\": 1}", ""),
    ])
  func whatIsOfAnotherKindIsSaidPlainly(_ text: String, _ expected: String) {
    #expect(words(text) == expected)
    // The place is one of the text, whatever marks it has before it.
    #expect(words("\u{FEFF}" + text) == expected)
  }
}
