import Files
import Messages

/// Small files that are read as a whole.
enum WholeFile {
  /// A file is larger than is taken.
  struct OverLimit: UserError {
    let name: String
    let limit: Int

    var description: String { "\(name): is over \(limit) bytes, the limit here; is it the right file?" }
  }

  static func bytes(of file: InputFile, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try piece.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= limit else { throw OverLimit(name: file.name, limit: limit) }
    }
  }

  /// Reads a file and parses it. What is wrong in it is told with its name.
  static func parsed<Value>(_ path: String, limit: Int, _ parse: ([UInt8]) throws -> Value) throws -> Value {
    let bytes = try bytes(of: InputFile(path: path), limit: limit)
    return try PlacedError.at(path.shownName) { try parse(bytes) }
  }
}
