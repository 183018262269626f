// swift-tools-version: 6.2
import PackageDescription

// The flags of the fuzzer are given on the command line, by `.ci/fuzz`, so that they reach the modules under test too.
let package = Package(
  name: "seckit-fuzzing",
  dependencies: [.package(name: "seckit", path: "../..")],
  targets: [
    // A link to the folder of that name: a package can't use what another one has for its tests.
    .target(
      name: "TestSupport", dependencies: [.product(name: "Files", package: "seckit")],
      // A module map is not a product, and the words of `Messages` are not public.
      exclude: [
        "Gzip.swift", "PlainExplanation.swift", "PlainExplanation+Groups.swift", "PlainExplanation+Guess.swift",
        "PlainExplanation+Number.swift", "PlainLookAlike.swift",
      ]),
    .target(
      name: "BatchFuzzing",
      dependencies: [
        "TestSupport",
        .product(name: "BatchValidation", package: "seckit"),
        .product(name: "DelimitedText", package: "seckit"),
        .product(name: "EUI64", package: "seckit"),
        .product(name: "Files", package: "seckit"),
        .product(name: "IDAllocation", package: "seckit"),
        .product(name: "Messages", package: "seckit"),
        .product(name: "Reporting", package: "seckit"),
      ]),
    .executableTarget(
      name: "FuzzWorkbooks", dependencies: ["TestSupport", .product(name: "CreditCover", package: "seckit")]),
    .executableTarget(name: "FuzzLines", dependencies: ["BatchFuzzing"]),
    .executableTarget(name: "FuzzCSV", dependencies: ["BatchFuzzing"]),
  ]
)
