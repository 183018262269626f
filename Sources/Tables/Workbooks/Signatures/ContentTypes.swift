import Files

/// What kind of data each part of a package is.
final class ContentTypes: XMLPart {
  static let part = "[Content_Types].xml"

  private static let limit = 1 << 16
  private var count = 0
  /// By the part and by the extension, in lower case.
  private var ofParts: [String: String] = [:]
  private var ofExtensions: [String: String] = [:]

  init(_ member: ZipMember) throws(FileError) {
    try super.init(member)
    try parseAll()
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard depth == 2, let type = attributes["ContentType"] else { return }
    count += 1
    guard count <= Self.limit else { return fail("it has over \(Self.limit) entries") }
    if name == "Override", let part = attributes["PartName"] {
      ofParts[part.lowercased()] = type
    } else if name == "Default", let ending = attributes["Extension"] {
      ofExtensions[ending.lowercased()] = type
    }
  }

  /// The type of a part, whose name has no slash before it.
  func type(of part: String) -> String? {
    let part = part.lowercased()
    return ofParts["/" + part] ?? part.split(separator: ".").last.flatMap { ofExtensions[String($0)] }
  }
}
