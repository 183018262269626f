import FoundationEssentials

/// JSON from values: keys in alphabetical order, so that the same value always gives the same text.
public enum JSONDocument {
  /// The value as JSON, on one line or on several, without a line end behind it.
  public static func text(of value: some Encodable, pretty: Bool) -> String {
    let encoder = JSONEncoder()
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
