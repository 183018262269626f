import BatchValidation
import DelimitedText
import EUI64
import Foundation
import IDAllocation
import Messages
import Reporting
import TestSupport
import Testing

/// The validator beside the plain one, on random batches.
@Suite("Random batches")
struct RandomBatchTests {
  private static let limits = TextLimits(record: 600, field: 100, fields: 20)

  struct Setting: Sendable, CustomTestStringConvertible {
    var columns: [String] = []
    var delimiter: Character = ","
    var kind = IdentifierKind.user
    var environment = UseEnvironment.production
    var form = TextForm.duis
    var duplicates = DuplicatePolicy.warning
    var only = Set(Verdict.allCases)
    var fileCount = 1
    let seed: UInt64

    var isLines: Bool { columns.isEmpty }
    var testDescription: String { "\(columns) \(delimiter) \(kind) \(environment) \(form) \(duplicates) \(only.count)" }

    var options: BatchOptions {
      var options = BatchOptions()
      options.isLines = isLines
      options.duplicates = duplicates
      options.only = only
      options.limits = RandomBatchTests.limits
      return options
    }

    var plain: PlainBatch {
      var plain = PlainBatch()
      plain.isLines = isLines
      plain.delimiter = delimiter
      plain.kind = kind.rawValue
      plain.environment = environment.rawValue
      plain.form = PlainIdentifierReader.Form(rawValue: form.rawValue) ?? .duis
      plain.duplicates = duplicates == .ignore ? nil : duplicates.rawValue
      plain.recordLimit = RandomBatchTests.limits.record
      plain.fieldLimit = RandomBatchTests.limits.field
      plain.fieldCountLimit = RandomBatchTests.limits.fields
      return plain
    }
  }

  static let settings: [Setting] = [
    Setting(seed: 101),
    Setting(kind: .device, environment: .test, form: .any, duplicates: .error, seed: 102),
    Setting(duplicates: .ignore, only: [.invalid], seed: 103),
    Setting(form: .canonical, fileCount: 3, seed: 104),
    Setting(columns: ["id"], seed: 105),
    Setting(columns: ["name", "id", "note"], kind: .eui64, form: .any, seed: 106),
    Setting(columns: ["id", "note"], delimiter: ";", environment: .test, duplicates: .error, seed: 107),
    Setting(columns: ["note", "party", "id", "role"], seed: 108),
    Setting(columns: ["id", "role"], duplicates: .error, fileCount: 2, seed: 109),
    Setting(columns: ["party", "note", "id"], kind: .dcc, duplicates: .ignore, seed: 110),
    Setting(columns: ["note", "id"], only: [.valid], seed: 111),
    Setting(columns: ["note", "id"], duplicates: .warning, only: [.warning], fileCount: 2, seed: 112),
    Setting(columns: ["id", "note", "note2"], delimiter: "\t", kind: .rdp, only: [.invalid, .warning], seed: 113),
  ]

  private func inputs(_ setting: Setting, _ batches: inout RandomBatches) -> [(name: String, bytes: [UInt8])] {
    // More rows than are judged together, now and then.
    let maximum = batches.chance(1, in: 6) ? 1_300 : 40
    let length = Self.limits.record + 40
    return (1...setting.fileCount).map { number in
      let bytes =
        setting.isLines
        ? batches.lines(maximum: maximum, overlongLength: length)
        : batches.records(
          setting.columns, delimiter: setting.delimiter, maximum: maximum, overlongLength: length,
          mixedLineEnds: setting.only.count == 3)
      return ("file\(number)", bytes)
    }
  }

  /// What the plain one makes of the inputs, up to the first that can't be finished.
  private func plainRows(_ setting: Setting, _ inputs: [(name: String, bytes: [UInt8])]) -> PlainBatch {
    var plain = setting.plain
    for input in inputs where plain.openQuote == nil { plain.add(input.bytes, file: input.name) }
    return plain
  }

  @Test(arguments: settings) func rowsComeOutAsFromThePlainOne(_ setting: Setting) throws {
    var batches = RandomBatches(seed: setting.seed)
    let judge = IdentifierJudge(kind: setting.kind, environment: setting.environment, form: setting.form)
    for turn in 0..<rounds(16, of: 40) {
      let inputs = inputs(setting, &batches)
      let plain = plainRows(setting, inputs)
      for pieces in [[], [1], [3, 1, 7], [200, 31]] {
        let sources = inputs.map { ScriptedSource($0.bytes, name: $0.name, pieces: pieces) }
        let run = try BatchRun(sources, judge: judge, options: setting.options)
        let difference = difference(run, plain, setting)
        try #require(difference == nil, "turn \(turn), pieces \(pieces)")
        let counted = try BatchRun(sources, judge: judge, options: setting.options, format: nil)
        #expect(counted.summary == run.summary)
        #expect(counted.error == run.error)
      }
    }
  }

  /// What differs between a run and the plain one; `nil` where nothing does.
  private func difference(_ run: BatchRun, _ plain: PlainBatch, _ setting: Setting) -> String? {
    let expectedError = plain.openQuote.map { place in
      let name = plain.files.last ?? ""
      return BatchError.input(
        .unterminatedQuote(TextPosition(name: name, line: place.line, column: place.column, byte: place.byte)))
    }
    if run.error != expectedError { return "\(String(describing: run.error))" }
    let summary = run.summary
    for code in RowCode.allCases
    where summary.count(of: code) != plain.rows.count(where: { $0.code == code.name }) {
      return "\(code) \(summary.count(of: code)) times"
    }
    let counts = Verdict.allCases.map { verdict in plain.rows.count { $0.verdict == verdict.rawValue } }
    guard [summary.valid, summary.warnings, summary.invalid] == counts, summary.rows == plain.rows.count,
      summary.blank == plain.all.count - plain.rows.count
    else {
      return "\(summary) instead of \(counts)"
    }
    return OutputComparison(
      run.output, plain, only: Set(setting.only.map(\.rawValue))
    ).difference
  }

  /// JSON Lines: each row with all its findings.
  @Test(arguments: settings.filter { $0.only.count == 3 })
  func everyFindingIsInTheJSONLines(_ setting: Setting) throws {
    var batches = RandomBatches(seed: setting.seed + 1_000)
    let judge = IdentifierJudge(kind: setting.kind, environment: setting.environment, form: setting.form)
    for _ in 0..<rounds(6) {
      let inputs = inputs(setting, &batches)
      let plain = plainRows(setting, inputs)
      let run = try BatchRun(
        inputs.map { ScriptedSource($0.bytes, name: $0.name) }, judge: judge, options: setting.options, format: .jsonl)
      let lines = run.text.split(separator: "\n")
      try #require(lines.count == plain.rows.count)
      for (line, row) in zip(lines, plain.rows) {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let findings = try #require(object["findings"] as? [[String: Any]])
        #expect(findings.map { $0["code"] as? String } == row.findings.map(\.code))
        #expect(findings.map { $0["severity"] as? String } == row.findings.map(\.severity))
        #expect(object["file"] as? String == row.file)
        #expect(object["line"] as? Int == row.line)
        #expect(object["verdict"] as? String == row.verdict)
        #expect(object["canonical"] as? String == row.canonical)
        #expect(object["column"] as? String == (setting.isLines ? "1" : "id"))
        // Foundation drops a byte order mark at the beginning of a string, so the text is searched for one.
        let expectedID = row.id.map { String(decoding: $0, as: UTF8.self).unicodeScalars }
        let isMarked = expectedID?.first == "\u{FEFF}"
        let id = (object["id"] as? String)?.unicodeScalars
        #expect(id.map(Array.init) == expectedID.map { Array($0.drop { isMarked && $0 == "\u{FEFF}" }) })
        #expect(line.contains("\"id\":\"\u{FEFF}") == isMarked)
      }
    }
  }
}
