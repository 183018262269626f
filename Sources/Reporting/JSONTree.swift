/// A value of JSON that can be compared with another.
package enum JSONTree: Codable, Hashable, Sendable {
  case object([String: JSONTree])
  case list([JSONTree])
  case text(String)
  case number(Int)
  case truth(Bool)
  case nothing

  /// The JSON of a value.
  package init(of value: some Encodable) {
    let text = JSONDocument.text(of: value, pretty: false)
    do throws(JSONInputError) {
      self = try JSONInput.decode(JSONTree.self, from: Array(text.utf8))
    } catch {
      preconditionFailure("JSON that was just written can't be read: \(error.description)")
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let object = try? container.decode([String: JSONTree].self) {
      // A key without a value says what an absent one does.
      self = .object(object.filter { $0.value != .nothing })
    } else if let list = try? container.decode([JSONTree].self) {
      self = .list(list)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .nothing
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let parts): try container.encode(parts)
    case .list(let items): try container.encode(items)
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .truth(let truth): try container.encode(truth)
    case .nothing: try container.encodeNil()
    }
  }

  /// The single values inside it, each with the keys and places that lead to it: `event.time`, `roles.1`.
  package var fields: [(name: String, value: String)] {
    func inside(_ name: String, _ tree: JSONTree) -> [(name: String, value: String)] {
      tree.fields.map { ("\(name)\($0.name.isEmpty ? "" : ".")\($0.name)", $0.value) }
    }
    return switch self {
    case .object(let parts): parts.sorted { $0.key < $1.key }.flatMap { inside($0.key, $0.value) }
    case .list(let items): items.enumerated().flatMap { inside("\($0 + 1)", $1) }
    case .text(let text): [("", text)]
    case .number(let number): [("", String(number))]
    case .truth(let truth): [("", truth ? "true" : "false")]
    case .nothing: []
    }
  }

  /// The value and all values inside it, each with the keys that lead to it, places of lists left out.
  package func visit(_ path: [String] = [], _ body: (_ path: [String], _ value: JSONTree) -> Void) {
    body(path, self)
    switch self {
    case .object(let parts): for key in parts.keys.sorted() { parts[key]?.visit(path + [key], body) }
    case .list(let items): for item in items { item.visit(path, body) }
    default: break
    }
  }
}
