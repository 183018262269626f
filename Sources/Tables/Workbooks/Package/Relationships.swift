import Files

/// Where the parts are that another part of a workbook names.
final class Relationships: XMLPart {
  /// A part that is named.
  struct Target {
    /// The last word of its type: `worksheet`, `sharedStrings`. The words before it differ between the kinds of workbooks.
    let kind: String
    /// The part as the ZIP file calls it.
    let path: String
  }

  private static let limit = 1 << 16
  /// The targets by the keys that the other part names them by.
  private(set) var targets: [String: Target] = [:]
  private let folder: [Substring]

  /// Reads the relationships of a part, which are beside it in `_rels`; none where it names no other part.
  static func of(_ part: String, in archive: ZipReader) throws(FileError) -> [String: Target] {
    guard let member = try archive.open(path(of: part)) else { return [:] }
    return try Relationships(member, folder: part.split(separator: "/").dropLast()).targets
  }

  /// The part that has the relationships of a part; of the package itself for an empty name.
  static func path(of part: String) -> String {
    let steps = part.split(separator: "/")
    return (steps.dropLast() + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
  }

  private init(_ member: ZipMember, folder: [Substring]) throws(FileError) {
    self.folder = folder
    try super.init(member)
    try parseAll()
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard depth == 2, name == "Relationship", attributes["TargetMode"] != "External", targets.count < Self.limit,
      let key = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    let kind = type.split(separator: "/").last.map(String.init) ?? ""
    targets[key] = Target(kind: kind, path: path(target))
  }

  /// The path from the top of the ZIP file.
  private func path(_ target: String) -> String {
    var steps = target.first == "/" || target.first == "\\" ? [] : folder
    for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
