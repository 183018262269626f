import BatchGenerator
import BatchValidation
import Benchmark
import DelimitedText
import EUI64
import Files
import Foundation
import IDAllocation

/// Times whole batches from a file: by text form, by share of wrong rows, by layout, with and without rows put out, with
/// and without the search for duplicates. Throughput is in rows.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(3))

  for form in BatchRecipe.Form.allCases {
    benchmark("form \(form.rawValue)", form: .any) { $0.form = form }
  }
  for share in [0, 10_000, 100_000, 500_000] {
    benchmark("faults \(share / 10_000) %") { $0.faultsInAMillion = share }
  }
  for layout in BatchRecipe.Layout.allCases {
    for putsOut in [false, true] {
      for duplicates in [DuplicatePolicy.ignore, .warning] {
        benchmark(
          "\(layout.rawValue), \(putsOut ? "filter" : "summary"), duplicates \(duplicates.rawValue)", putsOut: putsOut,
          duplicates: duplicates
        ) { $0.layout = layout }
      }
    }
  }
  for rows in [100_000, 1_000_000, 10_000_000] {
    benchmark("growth: \(rows) lines, duplicates", duplicates: .warning) { $0.rows = rows }
  }
}

/// Registers a benchmark of a batch that is generated once, before it is timed.
func benchmark(
  _ name: String, form: TextForm = .duis, putsOut: Bool = false, duplicates: DuplicatePolicy = .ignore,
  recipe change: @escaping @Sendable (inout BatchRecipe) -> Void
) {
  var recipe = BatchRecipe()
  change(&recipe)
  let made = recipe
  let file = FileManager.default.temporaryDirectory.appendingPathComponent("seckit-benchmark-\(UUID().uuidString)").path
  Benchmark(
    name, configuration: .init(scalingFactor: .one),
    closure: { benchmark in
      var options = BatchOptions()
      options.grammar = made.layout == .lines ? .lines : .delimited(.comma)
      options.hasHeader = made.layout == .csv
      options.duplicates = duplicates
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
