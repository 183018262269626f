/// A key of a JSON object that is known only when the program runs.
package struct JSONKey: CodingKey {
  package let stringValue: String
  package var intValue: Int? { nil }

  /// Names a key.
  package init(_ name: String) { stringValue = name }
  package init?(stringValue: String) { self.stringValue = stringValue }
  package init?(intValue: Int) { nil }
}
