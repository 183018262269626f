import Files
import Messages

enum WholeFile {
  /// Reads a file and parses it. What is wrong in it is told with its name.
  static func parsed<Value>(_ path: String, limit: Int, _ parse: ([UInt8]) throws -> Value) throws -> Value {
    let bytes = try InputFile(path: path).readAll(limit: limit)
    return try PlacedError.at(path.shownName) { try parse(bytes) }
  }
}
