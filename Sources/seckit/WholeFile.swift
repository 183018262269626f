import Files

/// Small files that are read as a whole.
enum WholeFile {
  /// A file is larger than is taken.
  struct OverLimit: Error, CustomStringConvertible {
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
}
