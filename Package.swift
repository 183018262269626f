// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Links the program so that it starts fastest: with Swift's own libraries inside, most of whose addresses are settled when
/// it is linked. Two thirds of a start are otherwise the loader's work. The parts of Foundation, which the store's package
/// needs, are named since Swift names them for its shared libraries alone.
let fastStart: [LinkerSetting] = [
  .unsafeFlags(["-static-stdlib", "-use-ld=lld", "-Xclang-linker", "-no-pie"]),
  .linkedLibrary("_FoundationICU"), .linkedLibrary("_FoundationCShims"), .linkedLibrary("_FoundationCollections"),
  .linkedLibrary("CoreFoundation"),
]

/// The commit for `--version`, which `.ci/package` gives. Not asked of git here: what a manifest said is kept, also when the
/// commit is another by then.
let commit = (Context.environment["SECKIT_COMMIT"] ?? "").filter { $0.isHexDigit || $0 == "+" }

/// A library target with our settings; `Sources/<name>` unless the manifest says otherwise.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], rules: [String] = []) -> Target {
  .target(
    name: name, dependencies: dependencies,
    resources: rules.map { .embedInCode($0) }, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, swiftSettings: settings)
}

let package = Package(
  name: "seckit",
  products: [
    .executable(name: "seckit", targets: ["seckit"]),
    .library(name: "EUI64", targets: ["EUI64"]),
    .library(name: "DelimitedText", targets: ["DelimitedText"]),
    .library(name: "Messages", targets: ["Messages"]),
    .library(name: "Files", targets: ["Files"]),
    .library(name: "Reporting", targets: ["Reporting"]),
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "IDAllocation", targets: ["IDAllocation"]),
    .library(name: "BatchValidation", targets: ["BatchValidation"]),
    .library(name: "ExactDecimal", targets: ["ExactDecimal"]),
    .library(name: "WorkingDays", targets: ["WorkingDays"]),
    .library(name: "WorkingDayBatch", targets: ["WorkingDayBatch"]),
    .library(name: "CreditCover", targets: ["CreditCover"]),
    .library(name: "AllocationRegister", targets: ["AllocationRegister"]),
    .library(name: "UserEntry", targets: ["UserEntry"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "CProgram", cSettings: [.define("SECKIT_COMMIT", to: "\"\(commit)\"")]),
    .target(name: "CBulkScanner"),
    .target(name: "CFileCalls"),
    .target(name: "CSQLiteShim", linkerSettings: [.linkedLibrary("sqlite3")]),
    .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    module("Messages"),
    module("Threads"),
    module("EUI64", ["CBulkScanner", "Messages"]),
    module("Files", ["CFileCalls", "Messages"]),
    module("DelimitedText", ["CBulkScanner", "Files", "Messages"]),
    module("IDAllocation", ["EUI64", "Messages", "Reporting", "WorkingDays"], rules: ["Rules/identifier-rules.json"]),
    module(
      "BatchValidation",
      ["CBulkScanner", "EUI64", "Files", "DelimitedText", "IDAllocation", "Messages", "Reporting", "Tables", "Threads"]),
    module("ExactDecimal", ["CGMP", "Messages"]),
    module(
      "Tables",
      ["CExpat", "CZip", "CZlib", "DelimitedText", "ExactDecimal", "Files", "Messages", "Reporting", "WorkingDays"]),
    module("WorkingDays", ["Messages"], rules: ["Rules/bank-holidays.json"]),
    module(
      "UserEntry",
      ["EUI64", "ExactDecimal", "Files", "IDAllocation", "Messages", "Reporting", "Tables", "WorkingDays"],
      rules: ["Rules/entry-requirements.json", "Rules/entry-tasks.json"]),
    module("WorkingDayBatch", ["DelimitedText", "Files", "Messages", "Reporting", "Tables", "WorkingDays"]),
    module(
      "AllocationRegister",
      [
        "CSQLiteShim", "DelimitedText", "EUI64", "Files", "IDAllocation", "Messages", "Reporting", "Tables",
        "WorkingDays",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    module(
      "CreditCover",
      ["DelimitedText", "ExactDecimal", "Files", "Messages", "Reporting", "Tables", "Threads", "WorkingDays"],
      rules: ["Rules/credit-cover-rules.json"]),
    module("Reporting", ["Files", "Messages", "WorkingDays"]),
    .executableTarget(
      name: "seckit",
      dependencies: [
        "CProgram", "EUI64", "Files", "DelimitedText", "IDAllocation", "BatchValidation", "Messages", "Reporting",
        "WorkingDays", "ExactDecimal", "CreditCover", "AllocationRegister", "Tables", "WorkingDayBatch", "UserEntry",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings, linkerSettings: fastStart),

    .target(name: "CTestSupport", path: "Tests/CTestSupport"),
    .target(
      name: "TestSupport", dependencies: ["CZlib", "Files", "Messages"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests(of: "EUI64", ["CBulkScanner"]),
    tests(of: "Files", ["Messages"]),
    tests(of: "Threads"),
    tests(of: "DelimitedText", ["CBulkScanner", "Files"]),
    tests(of: "IDAllocation", ["EUI64", "Messages", "Reporting", "WorkingDays"]),
    tests(
      of: "BatchValidation",
      [
        "CBulkScanner", "EUI64", "Files", "DelimitedText", "IDAllocation", "Messages", "Reporting", "Tables",
        "WorkingDays",
      ]),
    tests(of: "ExactDecimal"),
    tests(of: "WorkingDays", ["Messages", "Reporting"]),
    tests(
      of: "UserEntry", ["EUI64", "Files", "IDAllocation", "Messages", "Reporting", "Tables", "WorkingDays"]),
    tests(of: "WorkingDayBatch", ["DelimitedText", "Files", "Tables", "WorkingDays"]),
    tests(
      of: "AllocationRegister",
      [
        "DelimitedText", "EUI64", "Files", "IDAllocation", "Messages", "Reporting", "Tables", "WorkingDays",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(of: "CreditCover", ["ExactDecimal", "Files", "Messages", "Reporting", "Tables", "WorkingDays"]),
    tests(of: "Reporting", ["Files", "Messages"]),
    tests(of: "Tables", ["DelimitedText", "ExactDecimal", "Files", "Messages", "Reporting", "WorkingDays"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "AllocationRegister", "BatchValidation", "CTestSupport", "CreditCover", "DelimitedText", "EUI64",
        "ExactDecimal", "Files", "IDAllocation", "Messages", "Tables", "TestSupport", "UserEntry", "WorkingDayBatch",
        "WorkingDays", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
  ]
)

// Sanitizers are for the modules that work on raw memory and on threads: `.ci/sanitize` names them, and what their tests
// don't run is not built.
if let modules = Context.environment["SECKIT_SANITIZE"] {
  var needed: Set<String> = []
  func take(_ name: String) {
    guard needed.insert(name).inserted, let target = package.targets.first(where: { $0.name == name }) else { return }
    for case .byNameItem(let dependency, _) in target.dependencies { take(dependency) }
  }
  for module in modules.split(separator: " ") { take("\(module)Tests") }
  package.targets.removeAll { !needed.contains($0.name) }
  package.products = []
  package.dependencies = []
}
