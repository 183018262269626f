import FoundationEssentials
import Messages

/// Why a JSON text can't be read.
public struct JSONInputError: Error, Sendable {
  /// `line 3, column 5: a colon should stand here`, or `line 3, column 5: item 2: 'gross' must be a text in quotes, not a
  /// number`.
  public let words: String
}

/// Reads values from JSON texts, and says in words what is wrong with one: those of the page, not of the language.
public enum JSONInput {
  /// Reads a value. A byte order mark before the text is passed over.
  public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(JSONInputError) -> Value {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let fault = JSONSyntax.fault(in: text) { throw JSONInputError(words: "\(fault)") }
    do {
      return try JSONDecoder().decode(type, from: Data(text))
    } catch {
      throw JSONInputError(words: words(error, text))
    }
  }

  private static func words(_ error: any Error, _ text: [UInt8]) -> String {
    guard let error = error as? DecodingError else { return "it can't be read" }
    switch error {
    case .keyNotFound(let key, let context):
      return place(context.codingPath, text) + of(context.codingPath) + "'\(key.stringValue.shown)' is missing"
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return place(context.codingPath, text) + subject(context.codingPath)
        + " must be \(wanted(type)), not \(found(context.codingPath, text))"
    case .dataCorrupted(let context):
      return place(context.codingPath, text) + corrupted(context, text)
    @unknown default: return "it can't be read"
    }
  }

  /// What is said of a value that is of the right kind, and can't be all the same.
  private static func corrupted(_ context: DecodingError.Context, _ text: [UInt8]) -> String {
    let path = context.codingPath
    let value = value(path, text)
    // The text is JSON: that was looked at before. What is left is a number of a kind that is not asked for.
    if let first = value.utf8.first,
      first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
      !isOurs(context)
    {
      let isWhole = value.utf8.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      return subject(path)
        + (isWhole ? " is too large a number: \(value.shown)" : " must be a whole number, not \(value.shown)")
    }
    guard isOurs(context) else { return subject(path) + " is \(value.shown), which is not one of its words" }
    return path.isEmpty
      ? context.debugDescription : of(path.dropLast()) + name(path[path.count - 1]) + ": " + context.debugDescription
  }

  /// Whether the words are those of a type of ours, and not of the decoder.
  private static func isOurs(_ context: DecodingError.Context) -> Bool {
    let words = context.debugDescription
    return !["not valid JSON", "Cannot initialize", "does not fit", "not representable"].contains { words.contains($0) }
  }

  private static func wanted(_ type: any Any.Type) -> String {
    if type is String.Type { return "a text in quotes" }
    if type is Bool.Type { return "true or false" }
    if type is any BinaryInteger.Type { return "a whole number" }
    if type is any BinaryFloatingPoint.Type { return "a number" }
    let name = "\(type)"
    if name.hasPrefix("Dictionary") { return "fields in braces, {…}" }
    if name.hasPrefix("Array") { return "a list in brackets, […]" }
    return "another value"
  }

  /// What stands in place of what is wanted.
  private static func found(_ path: [any CodingKey], _ text: [UInt8]) -> String {
    let value = value(path, text)
    return switch value.utf8.first {
    case UInt8(ascii: "{"): "fields in braces"
    case UInt8(ascii: "["): "a list"
    case UInt8(ascii: "\""): "the text \(value.shown(upTo: 40))"
    default: value.shown(upTo: 40)
    }
  }

  private static func value(_ path: [any CodingKey], _ text: [UInt8]) -> String {
    String(decoding: text[JSONSyntax.range(of: path, in: text)], as: UTF8.self)
  }

  private static func place(_ path: [any CodingKey], _ text: [UInt8]) -> String {
    "\(JSONPlace(JSONSyntax.range(of: path, in: text).lowerBound, in: text)): "
  }

  /// `rates, item 2: 'from'`, or `it` for the whole text.
  private static func subject(_ path: [any CodingKey]) -> String {
    guard let last = path.last else { return "it" }
    return of(path.dropLast()) + (last.intValue == nil ? "'\(last.stringValue.shown)'" : name(last))
  }

  private static func of(_ path: some Collection<any CodingKey>) -> String {
    path.isEmpty ? "" : path.map(name).joined(separator: ", ") + ": "
  }

  private static func name(_ key: any CodingKey) -> String {
    key.intValue.map { "item \($0 + 1)" } ?? key.stringValue.shown
  }
}
