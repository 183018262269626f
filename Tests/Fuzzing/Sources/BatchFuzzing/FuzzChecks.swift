import BatchValidation
import DelimitedText
import Files
import IDAllocation
import Messages
import TestSupport

extension FuzzInput {
  /// Beside the one read of everything, by one thread, with which they are compared.
  private var ways: [Way] {
    [
      Way(source: .stream(pieces: pieces)),
      Way(source: .stream(pieces: pieces.reversed()), threads: 2, chunkSize: pieces[0]),
      Way(source: .file, threads: 3, chunkSize: pieces[1]),
    ]
  }

  /// Ends the process with a message where two ways to work on the batch differ, or one from the plain implementation.
  package func check() {
    let expected = FuzzRun(self, Way(), format: .csv)
    if let plain, let difference = difference(expected, from: plain) {
      fail("not as the plain one: \(difference)")
    }
    let formatted = format == .csv ? expected : FuzzRun(self, Way(), format: format)
    for way in ways {
      let run = FuzzRun(self, way, format: format)
      if run != formatted { fail("\(way): \(shown(run))\ninstead of \(shown(formatted))") }
    }
    // Only CSV has names that can be taken.
    if case .nameTaken? = formatted.error { return }
    for way in [Way()] + ways.suffix(2) {
      let counted = FuzzRun(self, way, format: nil)
      if counted.summary != formatted.summary || counted.error != formatted.error {
        fail("\(way), no output: \(shown(counted))\ninstead of \(shown(formatted))")
      }
    }
  }

  /// What differs between a run and the plain implementation; `nil` where nothing does.
  private func difference(_ run: FuzzRun, from plain: PlainBatch) -> String? {
    guard hasRightError(run, plain) else { return run.error.map { "\($0)" } ?? "no error" }
    for code in RowCode.allCases {
      let expected = plain.rows.count { $0.code == code.name }
      if run.summary.count(of: code) != expected {
        return "\(code) \(run.summary.count(of: code)) times, not \(expected)"
      }
    }
    let counts = Verdict.allCases.map { verdict in plain.rows.count { $0.verdict == verdict.rawValue } }
    guard [run.summary.valid, run.summary.warnings, run.summary.invalid] == counts,
      run.summary.rows == plain.rows.count, run.summary.blank == plain.all.count - plain.rows.count
    else { return "\(run.summary) instead of \(counts)" }
    return OutputComparison(run.output, plain, only: Set(options.only.map(\.rawValue))).difference
  }

  private func hasRightError(_ run: FuzzRun, _ plain: PlainBatch) -> Bool {
    guard let place = plain.openQuote else { return run.error == nil }
    guard case .input(.unterminatedQuote(let position))? = run.error else { return false }
    return position.name == plain.files.last && position.line == place.line && position.column == place.column
      && position.byte == place.byte
  }

  private func shown(_ run: FuzzRun) -> String {
    let error = run.error.map { "\($0)" } ?? "no error"
    return "\(run.summary), \(error)\n\(String(decoding: run.output, as: UTF8.self).debugDescription)"
  }

  private func fail(_ message: String) -> Never {
    StandardError.write(ShownText(lines: "\n\(message)\n\(self)\n"))
    fatalError("a finding")
  }
}
