import Foundation
import Glibc
import TestSupport

/// Where the tests find the package's files and the program that was built with them.
enum Repository {
  /// The folder of `Package.swift`.
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/")
  }()

  /// The folder of the inputs and expected outputs.
  static let fixtures = root + "/Fixtures"

  /// The folder of this test bundle, which the program is in too.
  static let buildFolder: String = {
    let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return String(bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)])
  }()

  /// The program.
  static let program = buildFolder + "/seckit"

  /// The files in a folder of the package and below, or a file alone, by their paths from the package; sorted.
  static func files(_ path: String) -> [String] {
    // Of a file an enumerator gives nothing.
    guard !isFile(path), let below = FileManager.default.enumerator(atPath: "\(root)/\(path)") else { return [path] }
    return below.compactMap { $0 as? String }.sorted().map { "\(path)/\($0)" }.filter(isFile)
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
  }

  /// The bytes of a file; throws if there is none.
  static func bytes(_ path: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(filePath: path))) }

  /// The text of a file; throws if there is none.
  static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }
}

extension TemporaryFolder {
  /// The path of a name in the folder.
  subscript(_ name: String) -> String { path(name) }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try put(text, name)
    return path(name)
  }
}

/// A call of the operating system that failed.
struct SystemError: Error, CustomStringConvertible {
  let description: String

  init(_ call: String) { description = "\(call): \(String(cString: strerror(errno)))" }
}
