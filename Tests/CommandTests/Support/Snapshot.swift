import Foundation
import Testing

/// Expected bytes that stand in a file under `Fixtures`.
///
/// With `SECKIT_RECORD=1` in the environment the file is written anew; the test fails all the same, so that a recording
/// can't pass for a test.
struct Snapshot {
  let path: String

  /// Of a path under `Fixtures`.
  init(_ path: String) { self.path = "\(Repository.fixtures)/\(path)" }

  private static let isRecording = ProcessInfo.processInfo.environment["SECKIT_RECORD"] == "1"

  /// Expects that `bytes` are those of the file; a missing file is an empty one.
  func expect(_ bytes: some Sequence<UInt8>, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let bytes = Array(bytes)
    let expected = FileManager.default.fileExists(atPath: path) ? try Repository.bytes(path) : []
    if Self.isRecording {
      if bytes != expected {
        if bytes.isEmpty {
          try FileManager.default.removeItem(atPath: path)
        } else {
          try Data(bytes).write(to: URL(filePath: path))
        }
      }
      Issue.record("recorded \(path)", sourceLocation: sourceLocation)
      return
    }
    let isSame = bytes == expected
    #expect(
      isSame,
      """
      \(path) holds
      \(String(decoding: expected, as: UTF8.self))
      but this came:
      \(String(decoding: bytes, as: UTF8.self))
      """, sourceLocation: sourceLocation)
  }

  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect(text.utf8, sourceLocation: sourceLocation)
  }
}
