import BatchValidation
import DelimitedText
import Files
import IDAllocation
import Reporting
import TestSupport
import Testing

/// All formats beside the plain ones, byte for byte, on random batches whose rows are mostly wrong.
@Suite("Random batches in all formats")
struct RandomFormatTests {
  /// Rows that look like something known and are not, each a field or a line.
  private static func batch(_ texts: inout FaultyTexts, isLines: Bool, rows: Int) -> [UInt8] {
    var bytes = isLines ? [] : Array("note,id\n".utf8)
    for row in 0..<rows {
      let text = texts.next()
      guard !isLines else {
        bytes += text.filter { $0 != 0x0A && $0 != 0x0D } + [0x0A]
        continue
      }
      let quoted = text.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
      bytes += Array("\(row % 7 == 0 ? "é" : "x"),\"".utf8) + quoted + Array("\"\n".utf8)
    }
    return bytes
  }

  @Test(arguments: RandomBatchTests.settings.filter { $0.only.count == 3 && $0.fileCount == 1 && $0.delimiter == "," })
  func rowsAreTheSameInAllFormats(_ setting: RandomBatchTests.Setting) throws {
    var batches = RandomBatches(seed: setting.seed + 2_000)
    var texts = FaultyTexts(seed: setting.seed)
    let judge = IdentifierJudge(kind: setting.kind, environment: setting.environment, form: setting.form)
    for turn in 0..<rounds(12, of: 60) {
      let bytes =
        turn % 3 > 0 && setting.columns.count < 2
        ? Self.batch(&texts, isLines: setting.isLines, rows: turn % 3 == 1 ? 30 : 1_200)
        : setting.isLines
          ? batches.lines(maximum: 60, overlongLength: 640)
          : batches.records(
            setting.columns, delimiter: ",", maximum: 60, overlongLength: 640, mixedLineEnds: true)
      var plain = setting.plain
      plain.add(bytes, file: "file")
      guard plain.openQuote == nil else { continue }
      func run(_ format: TableFormat, _ terminal: Terminal = .none) throws -> BatchRun {
        try BatchRun(
          [ScriptedSource(bytes, name: "file")], judge: judge, options: setting.options, format: format,
          terminal: terminal)
      }
      let lines = try run(.jsonl)
      let formats = try PlainFormats(lines, plain)
      try #require(formats.rows.count == plain.rows.count, "turn \(turn)")
      #expect(lines.text.split(separator: "\n").map(String.init) == formats.jsonLines, "turn \(turn)")
      let array = formats.jsonLines.joined(separator: ",\n")
      #expect(try run(.json).text == (array.isEmpty ? "[]\n" : "[\n\(array)\n]\n"), "turn \(turn)")
      for terminal in [Terminal.none, Terminal(hasColour: true, width: 50), Terminal(hasColour: false, width: 62)] {
        #expect(try run(.table, terminal).text == formats.table(terminal), "turn \(turn)")
      }
      #expect(formats.wrongWords(kind: setting.kind.rawValue, environment: setting.environment.rawValue) == [])
      let csv = try run(.csv)
      let records = PlainCSV(delimiter: ",").records(of: csv.output).records
      let all = plain.all.count == records.count - 1 ? records.dropFirst() : records.suffix(plain.all.count)
      let details = zip(all, plain.all).filter { !$1.isBlank }.map { record, _ in
        String(decoding: record.fields.last?.value ?? [], as: UTF8.self)
      }
      #expect(details == formats.details, "turn \(turn)")
    }
  }
}
