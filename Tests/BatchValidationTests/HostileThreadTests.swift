import BatchValidation
import CBulkScanner
import DelimitedText
import EUI64
import Files
import Foundation
import IDAllocation
import Reporting
import TestSupport
import Testing

/// Every hostile file, taken in all ways: with 1, 2, 3 and 8 threads, in chunks of any size, as a file and as a stream,
/// with AVX2 and without.
@Suite("Hostile files on threads")
struct HostileThreadTests {
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: Fixture.path("hostile"))) ?? [])
    .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".txt") }.sorted()

  @Test func corpusIsThere() {
    #expect(Self.files.count > 60)
  }

  @Test(arguments: files) func allWaysGiveTheSame(_ file: String) throws {
    let path = Fixture.path("hostile/\(file)")
    let bytes = try Fixture.bytes("hostile/\(file)")
    for options in Self.options {
      let alone = try BatchRun([ScriptedSource(bytes, name: path)], options: options, format: .jsonl)
      for (turn, (threads, size)) in [(1, 5), (2, 1), (2, 64), (3, 17), (8, 40), (2, 4_096)].enumerated()
      where isRound(turn + bytes.count, of: 6) {
        // Tiny chunks of large files take long and show nothing more.
        var options = options
        options.scannerVariant = turn % 2 == 0 ? .portable : bulk_scanner_best_variant()
        options.threads = threads
        options.chunkSize = max(size, bytes.count / 500)
        let inputs: [any ByteSource] = [
          try InputFile(path: path), ScriptedSource(bytes, name: path, pieces: [options.chunkSize, 3]),
        ]
        for (input, name) in zip(inputs, ["file", "stream"]) {
          let run = try BatchRun([input], options: options, format: .jsonl)
          #expect(
            run.output == alone.output && run.summary == alone.summary && run.error == alone.error,
            "\(name), \(options.isLines), \(threads) threads, chunks of \(size)")
        }
      }
    }
  }

  /// As lines, as CSV with its header, and as CSV without one.
  private static let options: [BatchOptions] = {
    var lines = BatchOptions()
    lines.isLines = true
    var headless = BatchOptions()
    headless.hasHeader = false
    headless.column = .number(1)
    return [lines, BatchOptions(), headless]
  }()
}
