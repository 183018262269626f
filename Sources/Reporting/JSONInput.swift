import FoundationEssentials
import Messages

/// Why a JSON text can't be read.
public struct JSONInputError: Error, Sendable {
  /// `line 3, column 5: a colon should stand here`, or `item 2, gross: …`.
  public let words: String
}

/// Reads values from JSON texts, and says in words what is wrong with one.
public enum JSONInput {
  /// Reads a value. A byte order mark before the text is passed over.
  public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(JSONInputError) -> Value {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let fault = JSONSyntax.fault(in: text) { throw JSONInputError(words: "\(fault)") }
    do {
      return try JSONDecoder().decode(type, from: Data(text))
    } catch {
      throw JSONInputError(words: words(error))
    }
  }

  private static func words(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, let context): return at(context.codingPath) + "'\(key.stringValue.shown)' is missing"
    // The text is JSON: that was looked at before. What is left is a number of a kind that is not asked for.
    case .dataCorrupted(let context) where context.debugDescription.contains("not valid JSON"):
      return at(context.codingPath) + "a number is not of the kind that is asked for; is it a whole one?"
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
