import CreditCover
import ExactDecimal
import Messages
import TestSupport
import Testing

/// The thresholds that a user has recorded, and the names of Regulatory Years.
@Suite struct ThresholdFileTests {
  /// Two years in each form, and what is not two years one after the other.
  @Test func everyPairOfYearsIsANameOrNone() {
    for first in 1998...2002 {
      for second in 1998...2002 {
        let expected = second == first + 1 ? "\(first)-\(String(second).suffix(2))" : nil
        for separator in ["-", "/", "\u{2013}"] {
          #expect(RegulatoryYear.name(reading: "\(first)\(separator)\(second)") == expected)
          #expect(RegulatoryYear.name(reading: "\(first)\(separator)\(String(second).suffix(2))") == expected)
        }
      }
    }
  }

  @Test(arguments: [
    "", "2025", "2025-6", "25-26", "2025-26-27", "2025.26", "20a5-26", "２０２５-26", "2025-126", "-2025-26x",
  ])
  func otherTextsAreNotNames(_ text: String) {
    #expect(RegulatoryYear.name(reading: text) == nil)
  }

  @Test func whatIsWrittenIsRead() throws {
    var file = ThresholdFile()
    var random = SeededGenerator(seed: 22)
    var last: [String: ThresholdFile.Entry] = [:]
    for _ in 0..<200 {
      let first = Int.random(in: 2013...2045, using: &random)
      let name = try #require(RegulatoryYear.name(reading: "\(first)-\(first + 1)"))
      let pence = Int.random(in: 0...1_000_000, using: &random)
      let source = ["a letter", "x, \"y\"", "", "é; =1"].randomElement(using: &random) ?? ""
      let amount = try ExactDecimal(parsing: "\(pence / 100).\(pence % 100 / 10)\(pence % 10)")
      let entry = ThresholdFile.Entry(year: name, amount: amount, source: source)
      file.set(entry)
      last[name] = entry
      let text = Array(file.csv.utf8)
      #expect(ThresholdFile.isPlain(text))
      let again = try ThresholdFile(ScriptedSource(text, name: "t.csv"))
      #expect(again.entries == last.values.sorted { $0.year < $1.year })
    }
    let one = try #require(file.entries.first)
    let threshold = try #require(file.threshold(of: one.year, file: "t.csv"))
    #expect(threshold.amount == one.amount && threshold.rule.reference.source.hasSuffix("recorded in t.csv"))
    #expect(file.threshold(of: "1999-00", file: "t.csv") == nil)
  }
}
