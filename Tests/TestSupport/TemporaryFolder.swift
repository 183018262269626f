package import Files
import Foundation

/// A folder of its own for a test, gone with the object.
package final class TemporaryFolder {
  package let path: String

  /// Memory that looks like a disk, where there is enough of it: a disk is waited for at each file that is written.
  private static let memory: URL? = {
    let memory = URL(filePath: "/dev/shm")
    let free = try? FileManager.default.attributesOfFileSystem(forPath: memory.path)[.systemFreeSize] as? Int
    return FileManager.default.isWritableFile(atPath: memory.path) && free ?? 0 > 2 << 30 ? memory : nil
  }()

  /// Makes a folder; on a disk where a test asks for one, or there is no memory for it.
  package init(onDisk: Bool = false) throws {
    let url = ((onDisk ? nil : Self.memory) ?? FileManager.default.temporaryDirectory)
      .appending(path: "seckit-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a name in the folder.
  package func path(_ name: String) -> String { "\(path)/\(name)" }

  /// The names in the folder.
  package var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// The bytes of a file in the folder.
  package func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(name)))) }

  /// The text of a file in the folder.
  package func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Puts a file into the folder.
  package func put(_ text: String, _ name: String) throws {
    try put(Array(text.utf8), name)
  }

  /// Puts a file into the folder.
  package func put(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(filePath: path(name)))
  }
}

/// What `body` writes to an output.
package func collected(_ body: (OutputFile) throws -> Void) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  let output = try OutputFile(path: folder.path("output"))
  try body(output)
  try output.commit()
  return try folder.bytes("output")
}
