import Foundation
import Testing

/// Each file `Fixtures/hostile/NAME.csv` (or `.txt`) is given to `seckit validate`, with the arguments in `NAME.args`
/// (one a line) before it. `NAME.stdout` and `NAME.stderr` hold what must come (nothing where there is no such file),
/// `NAME.status` the exit status.
@Suite struct HostileFileTests {
  static let inputs = ((try? FileManager.default.contentsOfDirectory(atPath: "\(Repository.fixtures)/hostile")) ?? [])
    .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".txt") }.sorted()

  @Test func corpusIsThere() {
    #expect(Self.inputs.count > 60)
  }

  @Test(arguments: inputs) func fileGivesWhatStandsBesideIt(_ input: String) throws {
    let name = "hostile/" + input.dropLast(4)
    let arguments = try? Repository.text("\(Repository.fixtures)/\(name).args")
    let outcome = try run(
      ["validate"] + (arguments ?? "").split(separator: "\n").map(String.init) + [input],
      folder: "\(Repository.fixtures)/hostile")
    try Snapshot("\(name).stdout").expect(outcome.output)
    try Snapshot("\(name).stderr").expect(outcome.errors)
    guard case .exit(let status) = outcome.ending else {
      Issue.record("\(input) ended seckit by \(outcome.ending)")
      return
    }
    try Snapshot("\(name).status").expect("\(status)\n")
  }
}
