import BatchGenerator
import BatchValidation
import Benchmark
import DelimitedText
import EUI64
import Files
import Foundation
import IDAllocation

/// Times whole batches from a file: by text form, by share of wrong rows, by layout, with and without rows in the
/// output, with and without the search for duplicates, on one thread and on all, and as they grow. Throughput is in
/// rows.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(3))

  for form in BatchRecipe.Form.allCases {
    benchmark("form \(form.rawValue)", form: .any) { $0.form = form }
  }
  for share in [0, 10_000, 100_000, 500_000] {
    benchmark("faults \(share / 10_000) %") { $0.faultsInAMillion = share }
  }
  let all = ProcessInfo.processInfo.activeProcessorCount
  for layout in BatchRecipe.Layout.allCases {
    for putsOut in [false, true] {
      for duplicates in [DuplicatePolicy.ignore, .warning] {
        for threads in [1, all] {
          let work = "\(layout.rawValue), \(putsOut ? "filter" : "summary"), duplicates \(duplicates.rawValue)"
          benchmark(
            "\(work), \(threads == 1 ? "one thread" : "all threads")", putsOut: putsOut, duplicates: duplicates,
            threads: threads
          ) { $0.layout = layout }
        }
      }
    }
  }
  for rows in growth {
    benchmark("growth: \(rows) lines, duplicates, all threads", duplicates: .warning, threads: all) {
      $0.rows = rows
      $0.order = rows == BatchRecipe.wholeBlock ? .sequential : .random
    }
  }
}

/// The sizes over which the growth is measured. The large ones take gigabytes of disk, so they must be asked for by
/// `SECKIT_BENCHMARK_LARGE=1`: the last is the whole Panel block.
private let growth: [Int] =
  [1_000_000, 10_000_000]
  + (ProcessInfo.processInfo.environment["SECKIT_BENCHMARK_LARGE"] == nil ? [] : [100_000_000, BatchRecipe.wholeBlock])

/// Registers a benchmark of a batch that is generated once, before it is timed.
func benchmark(
  _ name: String, form: TextForm = .duis, putsOut: Bool = false, duplicates: DuplicatePolicy = .ignore,
  threads: Int = 1, recipe change: @escaping @Sendable (inout BatchRecipe) -> Void
) {
  var recipe = BatchRecipe()
  change(&recipe)
  let made = recipe
  let file = FileManager.default.temporaryDirectory.appendingPathComponent("seckit-benchmark-\(UUID().uuidString)").path
  Benchmark(
    name, configuration: .init(scalingFactor: .one),
    closure: { benchmark in
      var options = BatchOptions()
      options.isLines = made.layout == .lines
      options.hasHeader = made.layout == .csv
      options.duplicates = duplicates
      options.threads = threads
      for _ in benchmark.scaledIterations {
        let output = putsOut ? BatchOutput(try OutputFile(path: "/dev/null"), format: .csv) : nil
        var validator = try BatchValidator(judge: IdentifierJudge(form: form), options: options, output: output)
        try validator.validate(InputFile(path: file))
        let summary = try validator.finish()
        guard summary.rows == made.rows else { return benchmark.error("\(summary.rows) rows of \(made.rows)") }
        blackHole(summary)
      }
    },
    setup: {
      let output = try OutputFile(path: file)
      var buffer = OutputBuffer(output)
      var generator = BatchGenerator(made)
      try generator.write(to: &buffer)
      try output.commit()
    },
    teardown: { try? FileManager.default.removeItem(atPath: file) })
}
