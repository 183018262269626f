import Foundation

/// The Python that is installed, as another way to work things out.
enum Python {
  /// Runs a program; `nil` where there is no Python or it fails.
  static func run(_ program: String, _ arguments: [String] = []) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  static let isInstalled = run("import decimal, fractions") != nil

  /// The folder of the General Decimal Arithmetic test cases, where this Python came with them.
  static let decimalTestData: String? = {
    let program = "import os, test; print(os.path.join(os.path.dirname(test.__file__), 'decimaltestdata'))"
    guard let folder = run(program)?.trimmingCharacters(in: .newlines) else { return nil }
    return FileManager.default.fileExists(atPath: folder + "/add.decTest") ? folder : nil
  }()
}
