import Testing
import UserEntry

@Suite("The file of entry records as JSON")
struct RecordFileTests {
  /// A file as a person writes it, with one record.
  private static func text(
    version: String = "1", party: String = "\"ALPHA\"", roles: String = #"["ED"]"#,
    record: String = #""role": "ED", "requirement": "uept", "state": "open", "evidence": """#
  ) -> String {
    #"{ "version": \#(version), "party": \#(party), "roles": \#(roles), "records": [ { \#(record) } ] }"#
  }

  private static func message(_ text: String) -> String? {
    #expect(throws: EntryFileError.self) { try EntryFile(json: Array(text.utf8)) }?.description
  }

  /// The same without the line and column, on which all that has a place begins.
  private static func reason(_ text: String) -> String? {
    message(text).map { words in
      #expect(words.contains(#/: line 1, column [0-9]+: /#), "\(words)")
      return words.replacing(#/line 1, column [0-9]+: /#, with: "")
    }
  }

  private static func unreadable(_ reason: String) -> String {
    "is not a file of entry records: \(reason); make one with 'seckit entry init'"
  }

  private static func faulty(_ reason: String) -> String { "can't be used: \(reason); correct the file" }

  @Test("A file reads back as it was, to the byte")
  func roundTrip() throws {
    let file = try EntryCase.file([
      EntryCase.record(
        "user-id", date: "2017-06-01", due: "2017-07-01", evidence: "DCC's letter „7\" / 2\n\tTab € 電 \u{1F4DC}",
        identifier: EntryCase.goodIdentifier),
      EntryCase.record("privacy-audit", role: "OU", .open, date: nil, due: "2018-01-01", evidence: ""),
      EntryCase.record("srept", .notApplicable),
    ])
    let again = try EntryFile(json: Array(file.json.utf8))
    #expect(again == file)
    #expect(again.json == file.json)
    #expect(file.json.hasSuffix("}\n"))
  }

  @Test("The form of the file is stable")
  func form() throws {
    let file = try EntryCase.file(
      [
        EntryCase.record("uept", due: "2017-09-29", evidence: "letter / 7"),
        EntryCase.record("user-id", .open, date: nil, evidence: "", identifier: EntryCase.goodIdentifier),
      ], roles: ["ED"])
    #expect(
      file.json == """
        {
          "party" : "ALPHA",
          "records" : [
            {
              "evidence" : "",
              "identifier" : "70-B3-D5-1F-30-01-00-07",
              "requirement" : "user-id",
              "role" : "ED",
              "state" : "open"
            },
            {
              "date" : "2017-06-01",
              "due" : "2017-09-29",
              "evidence" : "letter / 7",
              "requirement" : "uept",
              "role" : "ED",
              "state" : "met"
            }
          ],
          "roles" : [
            "ED"
          ],
          "version" : 1
        }

        """)
  }

  @Test("A new file has its roles once, in their order, and no records")
  func new() throws {
    let file = try EntryFile(party: "ALPHA", roles: ["OU", "ED", "OU"])
    #expect(file.version == 1)
    #expect(file.party == "ALPHA")
    #expect(file.roles == ["OU", "ED"])
    #expect(file.records == [])
    #expect(file.record("uept", for: "ED") == nil)
  }

  @Test("A file that an editor has changed: other order, spaces, line ends, null, a byte order mark")
  func edited() throws {
    let record = #""state":"met", "due":null,"role":"ED","evidence":"x","date":"2017-06-01","requirement":"uept""#
    let file = try EntryFile(json: Array(Self.text(record: record).utf8))
    #expect(file.record("uept", for: "ED") == (try EntryCase.record("uept", evidence: "x")))
    let lines = file.json.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(try EntryFile(json: Array(lines.utf8)) == file)
    #expect(try EntryFile(json: [0xEF, 0xBB, 0xBF] + Array(file.json.utf8)) == file)
  }

  @Test("What is not JSON")
  func noJSON() {
    for text in ["", " ", "{", "party: ALPHA", Self.text() + "}", "\u{0}", #"{"version": 1,}}"#] {
      #expect(Self.message(text)?.hasPrefix("is not a file of entry records: line 1, column ") == true, "\(text)")
    }
    for bytes: [UInt8] in [[0xFF], [0x7B, 0xFF, 0x7D], [0xEF, 0xBB, 0xBF]] {
      let error = #expect(throws: EntryFileError.self) { try EntryFile(json: bytes) }
      #expect(error?.description.hasPrefix("is not a file of entry records: line 1, column ") == true)
    }
  }

  @Test("A key that is missing, and where")
  func missing() {
    #expect(Self.reason("{}") == Self.unreadable("'version' is missing"))
    #expect(Self.reason(#"{"version": 1, "party": "A", "roles": ["ED"]}"#) == Self.unreadable("'records' is missing"))
    let record = #""role": "ED", "requirement": "uept", "state": "open""#
    #expect(Self.reason(Self.text(record: record)) == Self.faulty("records, item 1: 'evidence' is missing"))
  }

  @Test("A value of another type, and where")
  func types() throws {
    for (text, place) in [
      (Self.text(party: "5"), "'party' must be a text in quotes, not 5"),
      (Self.text(roles: #""ED""#), "'roles' must be a list in brackets, […], not the text \"ED\""),
      (Self.text(roles: "[1]"), "roles: item 1 must be a text in quotes, not 1"),
      (Self.text(version: #""1""#), "'version' must be a whole number, not the text \"1\""),
      (Self.text(version: "null"), "'version' must be a whole number, not null"),
      (
        Self.text(record: #""role": 1, "requirement": "a", "state": "open", "evidence": """#),
        "records, item 1: 'role' must be a text in quotes, not 1"
      ),
      (
        #"{"version": 1, "party": "A", "roles": ["ED"], "records": {}}"#,
        "'records' must be a list in brackets, […], not fields in braces"
      ), ("[]", "it must be fields in braces, {…}, not a list"),
      ("7", "it must be fields in braces, {…}, not 7"), ("null", "it must be fields in braces, {…}, not null"),
    ] {
      let words = try #require(Self.reason(text))
      let isOne = text.contains("\"records\": [")
      #expect(words.hasPrefix((isOne ? "can't be used: " : "is not a file of entry records: ") + place), "\(words)")
      #expect(words.hasSuffix(isOne ? "; correct the file" : "; make one with 'seckit entry init'"), "\(words)")
      #expect(!words.contains("the text is no JSON"), "\(text)")
    }
  }

  @Test("A wrong date or state is shown without what a terminal would obey")
  func values() {
    func message(_ key: String, _ value: String) -> String? {
      let state = key == "state" ? "" : #""state": "open", "#
      return Self.reason(
        Self.text(record: #""role": "ED", "requirement": "uept", \#(state)"evidence": "", "\#(key)": "\#(value)""#))
    }
    let place = "records, item 1, "
    #expect(
      message("due", "2017-02-29")
        == Self.faulty("\(place)due: '2017-02-29' is not a day of the calendar; check the day and the month"))
    let noDate = "is not a date; write it as yyyy-mm-dd, for example 2025-04-17"
    #expect(message("date", "1/6/2017") == Self.faulty("\(place)date: '1/6/2017' \(noDate)"))
    #expect(message("date", #"\u001b[2J"#) == Self.faulty("\(place)date: '\u{FFFD}[2J' \(noDate)"))
    let states = "use one of met, met-nil, open, not-applicable"
    #expect(message("state", "done") == Self.faulty("\(place)state: unknown state 'done'; \(states)"))
    #expect(message("state", "Met") == Self.faulty("\(place)state: unknown state 'Met'; \(states)"))
    #expect(message("state", #"\u0007"#) == Self.faulty("\(place)state: unknown state '\u{FFFD}'; \(states)"))
  }

  @Test("A key that is not of the form is not passed over: it would be lost")
  func strayKeys() {
    let record = #""role": "ED", "requirement": "uept", "state": "open""#
    for (text, words) in [
      (
        Self.text(record: record + #", "evidence": "", "duee": "2017-09-01""#),
        "records, item 1: it has an unknown key 'duee'; probably meant: due"
      ),
      (
        Self.text(record: record + #", "evidense": "letter""#),
        "records, item 1: it has an unknown key 'evidense'; probably meant: evidence"
      ),
      (
        Self.text(record: record + #", "evidence": "", "\u001bc": 1, "zebra": 2"#),
        "records, item 1: it has an unknown key '\u{FFFD}c'"
      ),
      (
        Self.text(record: record + #", "evidence": ""}, {"Role": "ED""#),
        "records, item 2: it has an unknown key 'Role'; probably meant: role"
      ),
      (
        #"{"version": 1, "partei": "A", "roles": ["ED"], "records": []}"#,
        "it has an unknown key 'partei'; probably meant: party"
      ),
    ] {
      #expect(Self.message(text) == Self.faulty(words))
    }
  }

  @Test("Versions")
  func versions() {
    let newer = "is of version 2, but this program knows version 1; use a newer seckit"
    #expect(Self.message(Self.text(version: "2")) == newer)
    // A newer form may have other keys: the version is what counts.
    #expect(Self.message(#"{"version": 2, "parties": []}"#) == newer)
    #expect(Self.message(Self.text(version: "0")) == Self.faulty("unknown version 0"))
    #expect(Self.message(Self.text(version: "-1")) == Self.faulty("unknown version -1"))
    let error = #expect(throws: EntryFileError.self) { try EntryFile(json: Array(#"{"version": 9}"#.utf8)) }
    #expect(error == .newer(9))
  }
}
