import FoundationEssentials
import Messages

/// Why a JSON text can't be read.
package struct JSONInputError: Error, Sendable {
  /// `line 3, column 5: a colon is expected here`, or `line 3, column 5: item 2: 'gross' must be a text in quotes, not a
  /// number`.
  package let description: String
}

/// Reads values from JSON texts, and says in words what is wrong with one: in words of the text, not of the language.
package enum JSONInput {
  /// Reads a value. A byte order mark before the text is skipped.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(JSONInputError) -> Value
  {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let fault = JSONSyntax.fault(in: text) { throw JSONInputError(description: "\(fault)") }
    do {
      return try JSONDecoder().decode(type, from: Data(text))
    } catch {
      throw JSONInputError(description: description(error, text))
    }
  }

  private static func description(_ error: any Error, _ text: [UInt8]) -> String {
    guard let error = error as? DecodingError else { return "it can't be read" }
    switch error {
    case .keyNotFound(let key, let context):
      return place(context.codingPath, text) + of(context.codingPath) + "'\(key.stringValue.shown)' is missing"
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return place(context.codingPath, text) + subject(context.codingPath)
        + " must be \(wanted(type)), not \(found(context.codingPath, text))"
    case .dataCorrupted(let context):
      if let outside = context.underlyingError as? OutsideRange {
        return place(context.codingPath, text) + subject(context.codingPath)
          + " \(outside), not \(found(context.codingPath, text))"
      }
      guard isOfDecoder(context) else {
        let names = context.codingPath.map(name).joined(separator: ", ")
        return place(context.codingPath, text) + (names.isEmpty ? "" : names + ": ") + context.debugDescription
      }
      return corrupted(context.codingPath, text)
    @unknown default: return "it can't be read"
    }
  }

  /// What is said of a value that is of the right kind, but still not possible: a number, or one of certain words.
  private static func corrupted(_ path: [any CodingKey], _ text: [UInt8]) -> String {
    // The decoder does not tell where a number is that it can't read. The text is JSON: that was checked before.
    let path = path.isEmpty ? JSONSyntax.firstOddNumber(in: text) ?? [] : path
    let (value, subject) = (value(path, text), place(path, text) + subject(path))
    guard let first = value.first, first == "-" || first.isNumber else {
      return subject + " is \(value.shown), which is not one of its words"
    }
    let isWhole = value.dropFirst().allSatisfy(\.isNumber)
    return subject
      + (isWhole ? " is too large a number: \(value.shown)" : " must be a whole number, not \(value.shown)")
  }

  /// Whether the words come from the decoder, and not from a type of ours.
  private static func isOfDecoder(_ context: DecodingError.Context) -> Bool {
    ["not valid JSON", "Cannot initialize", "does not fit", "not representable"]
      .contains { context.debugDescription.contains($0) }
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

  /// What is there instead of what is wanted.
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
