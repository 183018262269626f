import TestSupport
import Testing

/// `cover assess --party`: one Party is assessed as it is among all.
@Suite struct OnePartyTests {
  private static let month =
    "--parties credit-cover/month/parties.csv --invoices credit-cover/month/invoices.csv"
    + " --support credit-cover/month/support.csv --as-at 2025-04-17 --threshold 2689"

  @Test(arguments: ["csv", "jsonl"]) func eachPartyIsAssessedAsAmongAll(_ format: String) throws {
    let words = "cover assess \(Self.month) --format \(format)".split(separator: " ").map(String.init)
    let all = try run(words).text.split(separator: "\n")
    let names = ["ALPHA", "BRAVO", "CHARLIE", "DELTA", "ECHO", "FOXTROT"]
    for name in names {
      let sign = format == "csv" ? "\(name)," : "\"party\":\"\(name)\""
      let rows = all.filter { $0.contains(sign) }
      let one = try run(words + ["--party", name.lowercased()])
      let own = one.text.split(separator: "\n").filter { $0.contains(sign) }
      #expect(own == rows && rows.count == 1, "\(one.text) \(one.errors)")
      #expect(names.filter { $0 != name }.allSatisfy { !one.text.contains($0) })
      #expect(one.ending == .exit(name == "ALPHA" ? 1 : 0))
    }
  }
}
