import FoundationEssentials

/// Why a JSON text can't be read.
struct JSONFault: Error {
  /// `tasks, item 2: 'kind' is missing`.
  let words: String

  /// Reads a value. A byte order mark before the text is passed over.
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(JSONFault) -> Value {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    do {
      return try JSONDecoder().decode(type, from: Data(text))
    } catch {
      throw JSONFault(words: words(error))
    }
  }

  private static func words(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, let context): return at(context.codingPath) + "'\(key.stringValue)' is missing"
    case .dataCorrupted(let context) where context.codingPath.isEmpty: return "the text is no JSON"
    case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
      return at(context.codingPath) + context.debugDescription
    @unknown default: return "\(error)"
    }
  }

  private static func at(_ path: [any CodingKey]) -> String {
    guard !path.isEmpty else { return "" }
    return path.map { key in key.intValue.map { "item \($0 + 1)" } ?? key.stringValue }.joined(separator: ", ") + ": "
  }
}
