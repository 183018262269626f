import CreditCover
import Foundation
import Tables
import Testing

/// A catalogue of what can be wrong in the inputs. Each folder `Fixtures/credit-cover/errors/NAME` holds the files of one
/// run (`parties`, `invoices`, `support`, `notified`, as CSV or JSON), and what must come: `stdout`, `stderr`, `status`.
@Suite struct CoverErrorTests {
  private static let folder = "\(Repository.fixtures)/credit-cover/errors"
  /// Codes that no fixture provokes: ten million rows would be a large one, and the tests of Tables have the others.
  private static let elsewhere: Set<TableCode> = [
    .tooManyRows, .repeatedHeader, .totalRow, .ambiguous, .notAPercentage,
  ]
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  @Test(arguments: names) func filesGiveWhatStandsBesideThem(_ name: String) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/\(name)")
    var arguments = ["cover", "assess", "--as-at", "2025-04-17", "--threshold", "2689"]
    for input in ["parties", "invoices", "support", "notified"] {
      if let file = files.first(where: { $0.hasPrefix("\(input).") }) { arguments += ["--\(input)", file] }
    }
    let outcome = try run(arguments, folder: "\(Self.folder)/\(name)")
    try Snapshot("credit-cover/errors/\(name)/stdout").expect(outcome.output)
    try Snapshot("credit-cover/errors/\(name)/stderr").expect(outcome.errors)
    guard case .exit(let status) = outcome.ending else {
      Issue.record("\(name) ended seckit by \(outcome.ending)")
      return
    }
    try Snapshot("credit-cover/errors/\(name)/status").expect("\(status)\n")
    // Nothing is computed from a file with an error.
    if status == 2 { #expect(outcome.output.isEmpty) }
  }

  @Test func everyCodeIsProvoked() throws {
    let words = Self.names.map { (try? Repository.text("\(Self.folder)/\($0)/stderr")) ?? "" }.joined()
    for code in TableCode.all + TableCode.ofCover where !Self.elsewhere.contains(code) {
      #expect(words.contains(": \(code.rawValue): "), "\(code.rawValue)")
    }
  }
}
