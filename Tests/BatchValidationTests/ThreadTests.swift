import BatchValidation
import DelimitedText
import Files
import IDAllocation
import Reporting
import TestSupport
import Testing

/// Several threads and chunks of any size beside one thread, on random batches: streams and regular files.
@Suite("Threads")
struct ThreadTests {
  private static let columns: [[String]] = [[], ["note", "id"], ["note", "party", "id", "role"]]

  private func options(_ columns: [String]) -> BatchOptions {
    var options = BatchOptions()
    options.isLines = columns.isEmpty
    options.limits = TextLimits(record: 600, field: 100, fields: 20)
    return options
  }

  private func batch(_ columns: [String], _ batches: inout RandomBatches) -> [UInt8] {
    columns.isEmpty
      ? batches.lines(maximum: 600, overlongLength: 640)
      : batches.records(columns, delimiter: ",", maximum: 600, overlongLength: 640, mixedLineEnds: true)
  }

  @Test(arguments: columns, [TableFormat.csv, .jsonl, nil])
  func anyNumberOfThreadsGivesTheSame(_ columns: [String], _ format: TableFormat?) throws {
    var batches = RandomBatches(seed: 301)
    let folder = try TemporaryFolder()
    let path = folder.path("batch")
    for turn in 0..<rounds(60) {
      let bytes = batch(columns, &batches)
      try folder.put(bytes, "batch")
      var options = options(columns)
      let alone = try BatchRun([ScriptedSource(bytes, name: path)], options: options, format: format)
      for (threads, chunkSize) in [(1, 3), (2, 1), (3, 40), (8, 700), (2, 5_000)] {
        options.threads = threads
        options.chunkSize = chunkSize
        let streamed = try BatchRun(
          [ScriptedSource(bytes, name: path, pieces: [61, 7, 1_100])], options: options, format: format)
        let file = try BatchRun([InputFile(path: path)], options: options, format: format)
        for (name, run) in [("stream", streamed), ("file", file)] {
          let isSame = run.output == alone.output && run.summary == alone.summary && run.error == alone.error
          try #require(isSame, "turn \(turn), \(name), \(threads) threads, chunks of \(chunkSize)")
        }
      }
    }
  }
}
