import Foundation

/// JSON as another parser than ours reads it.
struct JSON: Equatable, CustomStringConvertible {
  private let value: NSObject

  /// Reads a text; throws if it is not JSON.
  init(_ text: String) throws {
    let any = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    value = any as? NSObject ?? NSNull()
  }

  /// Reads the standard output of a program.
  init(_ outcome: Outcome) throws { try self.init(outcome.text) }

  private init(value: Any) { self.value = value as? NSObject ?? NSNull() }

  subscript(key: String) -> JSON? { (value as? [String: Any])?[key].map { JSON(value: $0) } }

  subscript(index: Int) -> JSON? { elements.indices.contains(index) ? elements[index] : nil }

  /// The elements of an array; none of anything else.
  var elements: [JSON] { (value as? [Any] ?? []).map { JSON(value: $0) } }
  /// The keys of an object, sorted.
  var keys: [String] { (value as? [String: Any] ?? [:]).keys.sorted() }
  var text: String? { value as? String }
  var number: Int? { value as? Int }
  var isNull: Bool { value is NSNull }
  var description: String { "\(value)" }

  static func == (a: JSON, b: JSON) -> Bool { a.value.isEqual(b.value) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  init(stringLiteral text: String) { self.init(value: text) }
  init(integerLiteral number: Int) { self.init(value: number) }
  init(booleanLiteral truth: Bool) { self.init(value: truth) }
}
