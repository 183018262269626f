// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "seckit-benchmarks",
  dependencies: [
    .package(name: "seckit", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .target(
      name: "BatchGenerator",
      dependencies: [.product(name: "EUI64", package: "seckit"), .product(name: "Files", package: "seckit")]),
    .executableTarget(
      name: "generate-batch",
      dependencies: [
        "BatchGenerator", .product(name: "Files", package: "seckit"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "BulkValidation",
      dependencies: [
        "BatchGenerator",
        .product(name: "BatchValidation", package: "seckit"),
        .product(name: "DelimitedText", package: "seckit"),
        .product(name: "EUI64", package: "seckit"),
        .product(name: "Files", package: "seckit"),
        .product(name: "IDAllocation", package: "seckit"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/BulkValidation",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "ExactNumbers",
      dependencies: [
        .product(name: "ExactDecimal", package: "seckit"), .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/ExactNumbers",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
