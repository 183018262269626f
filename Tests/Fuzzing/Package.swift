// swift-tools-version: 6.2
import PackageDescription

/// A library of the package under test.
func library(_ name: String) -> Target.Dependency { .product(name: name, package: "seckit") }

// The flags of the fuzzer are given on the command line, by `.ci/fuzz`, so that they reach the modules under test too.
let package = Package(
  name: "seckit-fuzzing",
  dependencies: [.package(name: "seckit", path: "../..")],
  targets: [
    // A link to the folder of that name: a package can't use what another one has for its tests.
    .target(
      name: "TestSupport", dependencies: [library("Files")],
      // A module map is not a product, and the words of `Messages` are not public.
      exclude: [
        "Gzip.swift", "PlainExplanation.swift", "PlainExplanation+Groups.swift", "PlainExplanation+Guess.swift",
        "PlainExplanation+Number.swift", "PlainLookAlike.swift",
      ]),
    .target(
      name: "BatchFuzzing",
      dependencies: [
        "TestSupport", library("BatchValidation"), library("DelimitedText"), library("EUI64"), library("Files"),
        library("IDAllocation"), library("Reporting"),
      ]),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "BatchFuzzing", "TestSupport", library("CreditCover"), library("Files"), library("UserEntry"),
        library("WorkingDayBatch"), library("WorkingDays"),
      ]),
    // For itself: SQLite's and the hashes' packages take long to build.
    .executableTarget(
      name: "FuzzRegister", dependencies: ["TestSupport", library("AllocationRegister"), library("Files")]),
  ]
)
