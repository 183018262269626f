import ExactDecimal
import Tables
import TestSupport
import Testing

@Suite("Amounts as people write them")
struct AmountTests {
  /// What a text is read as: the value, or what is wrong.
  private static func read(_ text: String, _ mark: DecimalMark = .point) -> String {
    do throws(AmountError) {
      return try Amount.read(text, mark).map { $0.value.plainText } ?? "empty"
    } catch {
      return switch error {
      case .tooManyDecimals(let number): "exactly \(number)"
      case .otherMark: "other mark"
      default: "wrong"
      }
    }
  }

  /// All right ways to write numbers with up to this many digits, made from their digits. Reads nothing.
  private static func written(digits: [Character], whole: Int, decimals: Int, _ mark: DecimalMark) -> [String: String] {
    func strings(_ count: Int) -> [String] {
      (0..<count).reduce([""]) { texts, _ in texts.flatMap { text in digits.map { text + String($0) } } }
    }
    var all: [String: String] = [:]
    for length in 0...whole {
      for front in strings(length) {
        for count in 0...decimals where length + count > 0 {
          for back in strings(count) {
            let value = (front.isEmpty ? "0" : front) + (back.isEmpty ? "" : ".\(back)")
            let end = back.isEmpty ? "" : (mark == .point ? "." : ",") + back
            all[front + end] = value
            guard length > 3, front.first != "0" else { continue }
            for separator in [mark == .point ? "," : ".", " ", "\u{A0}", "\u{2009}", "\u{202F}", "'", "’"] {
              var grouped = ""
              for (index, digit) in front.enumerated() {
                if index > 0, (length - index) % 3 == 0 { grouped += separator }
                grouped.append(digit)
              }
              all[grouped + end] = value
            }
          }
        }
      }
    }
    return all
  }

  @Test("Every text of a few characters is read as it is written, or not at all", arguments: DecimalMark.allCases)
  func enumerated(_ mark: DecimalMark) throws {
    for (alphabet, length) in [("1., ", 7), ("01.,", 6), ("1.’'", 6)] {
      let digits = alphabet.filter { $0.isNumber }
      let right = Self.written(digits: Array(digits), whole: 7, decimals: 7, mark)
      let other = Self.written(digits: Array(digits), whole: 7, decimals: 7, mark == .point ? .comma : .point)
      var texts = [""]
      for _ in 0..<length {
        texts = texts.flatMap { text in alphabet.map { text + String($0) } }
        for (number, text) in texts.enumerated() where isRound(number) {
          let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
          var wanted = trimmed.isEmpty ? "empty" : other[trimmed] == nil ? "wrong" : "other mark"
          if let value = right[trimmed] {
            let number = try ExactDecimal(parsing: value)
            let pence = number.rounded(scale: min(2, number.scale), .down)
            wanted = pence == number ? pence.plainText : "exactly \(number)"
          }
          #expect(Self.read(text, mark) == wanted, "\(text)")
        }
      }
    }
  }

  @Test("Signs, currencies and white space around digits")
  func decorations() {
    let signs = [("", ""), ("-", ""), ("\u{2212}", ""), ("–", ""), ("", "-"), ("", "\u{2212}"), ("", "–"), ("(", ")")]
    let ends = [("", "CR"), ("", " cr"), ("+", "")]
    for (before, after) in signs + ends {
      for (front, back) in [("", ""), ("£", ""), ("GBP ", ""), ("", " GBP"), ("", "gbp"), ("", "£"), ("gbp", "")] {
        for blank in ["", " ", "\u{A0}", "\u{200B}", "\t\u{FEFF}"] {
          let isNegative = before != "+" && before + after != ""
          let wanted = isNegative ? "-1234.50" : "1234.50"
          let inside = "\(before)\(blank)\(front)1,234.50\(back)\(blank)\(after)"
          let outside = "\(front)\(blank)\(before)1,234.50\(after)\(blank)\(back)"
          #expect(Self.read(blank + inside + blank) == wanted, "\(inside)")
          #expect(Self.read(outside) == wanted, "\(outside)")
        }
      }
      // A second sign leaves it open what was meant.
      guard before + after != "" else { continue }
      for (more, behind) in signs.dropFirst() + ends {
        let text = "\(more)\(before)5\(after)\(behind)"
        #expect(Self.read(text) == "wrong", "\(text)")
      }
    }
  }

  @Test("Nothing, dashes, and what is not an amount")
  func others() {
    for text in ["", " ", "\u{A0}\u{200B}", "-", " - ", "–", "\u{2212}", "£ -", "£-  ", "- GBP"] {
      #expect(Self.read(text) == "empty", "\(text)")
    }
    for text in [
      "£", "CR", "()", "(-)", "--", "x", "1x", "x1", "£5 GBP", "££5", "1.", "5,", "1,23", "12,34,567.00", "1,2345",
      "1 23", "1,234 567", "1 234'567", "1.234.567,50", "0,500", "1e3", "1E+3", "$5", "€5", "1,234,", ",5", "5 DR",
      "+-5",
      "5+", "½", "٣", "１", "1..5", ".", ",", "1\n2", "((5))", "5%", "N/A", "1 2", "1_000",
    ] {
      #expect(["wrong", "other mark"].contains(Self.read(text)), "\(text)")
    }
    #expect(Self.read(String(repeating: "1", count: 1_000)).count == 1_000)
    #expect(Self.read(String(repeating: "1", count: 1_001)) == "wrong")
    #expect(Self.read(String(repeating: "-", count: 9_999)) == "wrong")
  }

  @Test("More than two decimals, and digits that binary floating point leaves")
  func decimals() throws {
    for (text, wanted) in [
      ("1.005", "exactly 1.005"), ("0.001", "exactly 0.001"), ("100.5000", "100.50"), ("2.000", "2.00"),
      ("35.09999999999999", "35.10"), ("35.0999999999999", "exactly 35.0999999999999"), ("35.099999999999994", "35.10"),
      ("0.30000000000000004", "0.30"), ("-1.1500000000000001", "-1.15"), ("2.2000000000000002", "2.20"),
      ("1.2345678901234567", "exactly 1.2345678901234567"), ("123456789012345.67", "123456789012345.67"),
      ("12345678901234567890.12", "12345678901234567890.12"),
      ("0.0000000000000000001", "exactly 0.0000000000000000001"),
    ] {
      #expect(Self.read(text) == wanted, "\(text)")
    }
    #expect(try Amount.read("35.099999999999994")?.isShortened == true)
    #expect(try Amount.read("35.10")?.isShortened == false)
    // What a spreadsheet leaves of every sum of pence: its double, with 17 digits.
    var random = SeededGenerator(seed: 1)
    for _ in 0..<rounds(2_000) {
      let pence = Int.random(in: 0...99_999_999_999, using: &random)
      let wanted = ExactDecimal(pence, scale: 2)
      let binary = Double(wanted.plainText).map { "\($0 * 3 / 3)" } ?? ""
      guard !binary.contains("e") else { continue }
      let value = try Amount.read(binary)?.value
      #expect(value == wanted, "\(binary)")
    }
  }

  @Test("Random amounts, in every style, from text and from bytes")
  func random() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<rounds(4_000) {
      let digits = Int.random(in: 1...12, using: &random)
      var limit = 1
      for _ in 0..<digits { limit *= 10 }
      let pence = Int.random(in: 0..<limit, using: &random)
      let isNegative = pence > 0 && Bool.random(using: &random)
      let mark = Bool.random(using: &random) ? DecimalMark.point : .comma
      let separator = ["", mark == .point ? "," : ".", " ", "\u{202F}", "’"].randomElement(using: &random) ?? ""
      var whole = ""
      for (index, digit) in String(pence / 100).reversed().enumerated() {
        if index > 0, index % 3 == 0 { whole = separator + whole }
        whole = String(digit) + whole
      }
      let text = "\(whole)\(mark == .point ? "." : ",")\(pence / 10 % 10)\(pence % 10)"
      let signed = isNegative ? ["-\(text)", "(£\(text))", "\(text)-"].randomElement(using: &random) ?? "" : text
      let wanted = ExactDecimal(isNegative ? -pence : pence, scale: 2)
      #expect(try Amount.read(signed, mark)?.value == wanted, "\(signed)")
      let bytes = try Array(signed.utf8).withUnsafeBufferPointer { try Amount.read(utf8: $0, mark) }
      #expect(bytes?.value == wanted, "\(signed)")
    }
  }

  @Test("Bytes are read as the text that they are")
  func bytes() {
    let alphabet = Array("0123.,- £()CRe’\u{A0}x%").map(String.init)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<rounds(5_000) {
      let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
        .joined()
      for mark in DecimalMark.allCases {
        let one = Result { () throws(AmountError) in try Amount.read(text, mark) }
        let bytes = Array(text.utf8)
        let other = bytes.withUnsafeBufferPointer { bytes in
          Result { () throws(AmountError) in try Amount.read(utf8: bytes, mark) }
        }
        #expect(one == other, "\(text)")
      }
    }
  }

  @Test("What is wrong, in words")
  func words() {
    for (text, words, guess) in [
      ("1E+3", "is written with an exponent, which can lose digits; write all digits", "1000"),
      ("12,34,567.00", "has a separator that does not separate groups of three digits", "1234567.00"),
      ("£", "has no digit", nil), ("(-5)", "has two signs; keep one", nil),
      ("£5£", "has two currency signs; keep one", nil), ("5.", "has no digit after its last point or comma", nil),
      ("12a", "has the character 'a', which does not belong in an amount", nil),
      ("€5", "has the character '€' (U+20AC), which does not belong in an amount", nil),
      ("1.234,50", "has a decimal comma, but the amounts of the file have a decimal point", nil),
      ("-1.005", "has more than two decimals: it is exactly -1.005", nil),
    ] {
      #expect(throws: AmountError.self) { try Amount.read(text) }
      do { _ = try Amount.read(text) } catch { #expect(error.description == words) }
      #expect(Amount.guess(of: text) == guess)
    }
  }
}
