import FoundationEssentials

/// JSON from values: keys in alphabetical order, so that the same value always gives the same text.
package enum JSONDocument {
  /// How the names of properties become keys.
  package enum Keys: Sendable {
    /// As the type names them: for rows in great numbers, and where hashes rest on the bytes.
    case asNamed
    /// In snake_case, as all JSON of ours has them; slower.
    case snakeCase
  }

  /// The value as JSON, on one line or on several, without a line end behind it.
  package static func text(of value: some Encodable, pretty: Bool, keys: Keys = .asNamed) -> String {
    let encoder = JSONEncoder()
    if keys == .snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      // Only a number that is not finite can't be encoded, and there is no floating point here.
      preconditionFailure("a value can't be written as JSON: \(error)")
    }
  }
}

/// A key of a JSON object that is known only when the program runs, or a place in an array.
package struct JSONKey: CodingKey {
  package let stringValue: String
  package let intValue: Int?

  package init(_ name: String) { (stringValue, intValue) = (name, nil) }
  /// A place in an array, from 0.
  init(index: Int) { (stringValue, intValue) = ("\(index)", index) }
  package init?(stringValue: String) { self.init(stringValue) }
  package init?(intValue: Int) { nil }
}
