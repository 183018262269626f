import Benchmark
import ExactDecimal

/// Times exact numbers: amounts of money, which fit a machine word, beside numbers that don't and are kept by GMP alone.
/// What the first take less is what the way around GMP is worth.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], warmupIterations: 1, scalingFactor: .kilo, maxDuration: .seconds(1))

  let texts = [("amounts", "1234567.89", "0.07"), ("40 digits", "12345678901234567890123456789012345678.91", "0.07")]
  for (name, one, other) in texts {
    guard let number = try? ExactDecimal(parsing: one), let small = try? ExactDecimal(parsing: other) else { continue }
    Benchmark("\(name): read") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(try? ExactDecimal(parsing: one, as: .pounds)) }
    }
    Benchmark("\(name): add") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(number + small) }
    }
    Benchmark("\(name): multiply") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(number * small) }
    }
    Benchmark("\(name): compare") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(number < small) }
    }
    Benchmark("\(name): round") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(number.rounded(scale: 1, .halfUp)) }
    }
    Benchmark("\(name): print") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(number.amountText()) }
    }
  }
}
