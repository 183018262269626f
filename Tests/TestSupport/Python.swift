import Foundation

/// The Python that is installed, as another way to work things out.
package enum Python {
  /// The Python of `.ci/install tests`, which has packages; else the system's.
  private static let executable: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let own = folder.appending(path: ".build/python/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: own) ? [own] : ["/usr/bin/env", "python3"]
  }()

  /// Runs a program; `nil` where there is no Python or it fails.
  package static func run(_ program: String, _ arguments: [String] = []) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable[0])
    process.arguments = executable.dropFirst() + ["-c", program] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  /// Whether modules can be imported.
  package static func has(_ modules: String) -> Bool { run("import \(modules)") != nil }
}
