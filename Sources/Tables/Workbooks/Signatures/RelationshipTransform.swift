import Files

/// The form in which some relationships of a part are signed (ECMA-376 part 2, RelationshipTransform and C14N): those that
/// are named, in the order of their Ids, and nothing else, so that others may be added.
final class RelationshipTransform: XMLPart {
  private struct Relationship {
    let key: String
    let target: String
    let mode: String
    let type: String
  }

  private static let limit = 1 << 16
  private static let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
  private let keys: Set<String>
  private let types: Set<String>
  private var kept: [Relationship] = []

  /// Reads a part of relationships, and keeps those with some keys (Id) and of some types.
  init(_ member: ZipMember, keys: Set<String>, types: Set<String>) throws(FileError) {
    (self.keys, self.types) = (keys, types)
    try super.init(member)
    try parseAll()
    kept.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    var values: [String: String] = [:]
    attributes.forEach { values[String(cString: $0.whole)] = String(cString: $1) }
    switch (depth, String(cString: name.whole)) {
    case (1, "Relationships"):
      // Prefixes and other attributes would be signed too, in a form that is not made here.
      guard values == ["xmlns": Self.namespace] else { return refuse() }
    case (2, "Relationship"):
      let known = ["Id", "Type", "Target", "TargetMode"]
      guard let key = values["Id"], let type = values["Type"], let target = values["Target"],
        values.keys.allSatisfy(known.contains)
      else { return refuse() }
      guard keys.contains(key) || types.contains(type) else { return }
      guard kept.count < Self.limit else { return fail("it has over \(Self.limit) relationships") }
      kept.append(Relationship(key: key, target: target, mode: values["TargetMode"] ?? "Internal", type: type))
    default: refuse()
    }
  }

  private func refuse() { fail("its relationships are written in a form that can't be checked") }

  /// The keys of those that are kept.
  var keptKeys: Set<String> { Set(kept.map(\.key)) }

  /// The text that is signed.
  var canonicalText: String {
    let lines = kept.map {
      "<Relationship Id=\"\(Self.escaped($0.key))\" Target=\"\(Self.escaped($0.target))\""
        + " TargetMode=\"\(Self.escaped($0.mode))\" Type=\"\(Self.escaped($0.type))\"></Relationship>"
    }
    return "<Relationships xmlns=\"\(Self.namespace)\">\(lines.joined())</Relationships>"
  }

  /// The value of an attribute as C14N writes it.
  private static func escaped(_ value: String) -> String {
    var text = ""
    for character in value.unicodeScalars {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case "\"": text += "&quot;"
      case "\t": text += "&#x9;"
      case "\n": text += "&#xA;"
      case "\r": text += "&#xD;"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }
}
