import Foundation
import TestSupport
import Testing

/// The inputs that fuzzing begins with, and those that it found a fault by: each is read, and the program ends as it must.
@Suite struct FuzzCorpusTests {
  private static let assess =
    "cover assess --parties credit-cover/month/parties.csv --as-at 2025-06-05 --threshold 2689"
  private static let plan = "--role OU --start 2025-05-06 --as-at 2025-05-06"

  @Test(
    arguments: [
      ("cover rules --rules fuzz/rules/built-in.json", 0), ("\(assess) --previous fuzz/previous/month.json", 1),
      ("entry checklist --as-at 2025-05-06 --file fuzz/entry/records.json", 0),
      ("entry compare fuzz/plan/plan.json \(plan)", 0),
      ("register verify fuzz.db --receipt fuzz/receipts/receipt.json", 2),
    ] as [(String, Int32)]) func eachInputIsRead(_ command: String, _ status: Int32) throws
  {
    let outcome = try run(command.split(separator: " ").map(String.init))
    #expect(outcome.ending == .exit(status), "\(outcome.errors)")
  }
}
