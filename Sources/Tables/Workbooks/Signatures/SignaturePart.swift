import Files
import Messages

/// Reads a signature of a package. What could be understood in two ways is refused: two elements of one Id, elements where
/// XML Signature has none, a document type.
final class SignaturePart: XMLPart {
  private static let namespaces: [(prefix: String, name: StaticString)] = [
    ("ds", "http://www.w3.org/2000/09/xmldsig#"),
    ("opc", "http://schemas.openxmlformats.org/package/2006/digital-signature"),
  ]
  private static let limit = 1 << 16
  private static let certificateLimit = 10

  private(set) var signature: PackageSignature
  /// The names of the elements that are open, with prefixes of ours.
  private var path: [String] = []
  private var ids: Set<String> = []
  private var children: [String] = []
  private var object: String?
  private var reference: PackageSignature.Reference?
  private var count = 0
  private var words: [UInt8] = []

  init(_ member: ZipMember, bytes: [UInt8]) throws(FileError) {
    signature = PackageSignature(part: member.name, bytes: bytes)
    try super.init(member, namespaces: true)
    try parseAll()
    let others = children.dropFirst(2)
    guard children.starts(with: ["ds:SignedInfo", "ds:SignatureValue"]), children.count <= 100,
      others.allSatisfy({ $0 == "ds:KeyInfo" || $0 == "ds:Object" }), others.count(where: { $0 == "ds:KeyInfo" }) <= 1
    else { throw ZipReader.damaged(file, "'\(member.name.shown)' is not built like a signature") }
  }

  /// The name of an element with a prefix of ours; without one for other namespaces, which say nothing here.
  private static func named(_ name: XMLName) -> String {
    let whole = String(cString: name.whole)
    for (prefix, namespace) in namespaces where whole.hasPrefix("\(namespace):") {
      return "\(prefix):\(whole.dropFirst(namespace.utf8CodeUnitCount + 1))"
    }
    return "other:\(whole)"
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    let name = Self.named(name)
    path.append(name)
    words = []
    note(attributes)
    switch path.count {
    case 1 where name != "ds:Signature": return fail("it is not a signature")
    case 2: children.append(name)
    default: break
    }
    if path.count == 2, name == "ds:Object" { object = attributes["Id"] }
    let parent = path.dropLast().last ?? ""
    let algorithm = attributes["Algorithm"] ?? ""
    switch (parent, name) {
    case ("ds:SignedInfo", "ds:CanonicalizationMethod") where path.count == 3: signature.canonicalization = algorithm
    case ("ds:SignedInfo", "ds:SignatureMethod") where path.count == 3: signature.method = algorithm
    case ("ds:SignatureMethod", _), ("ds:CanonicalizationMethod", _): fail("'\(name.shown)' is not allowed there")
    case (_, "ds:Reference") where isInList:
      count += 1
      guard count <= Self.limit else { return fail("it has over \(Self.limit) references") }
      reference = PackageSignature.Reference(uri: attributes["URI"] ?? "")
    case ("ds:Transforms", "ds:Transform"):
      reference?.transforms.append(PackageSignature.Transform(algorithm: algorithm))
    case ("ds:Transform", _): add(name, attributes)
    case ("ds:Reference", "ds:DigestMethod"): reference?.digestMethod = algorithm
    default: break
    }
  }

  /// Whether the element that begins or ends is in one of the two lists of references that count.
  private var isInList: Bool {
    let above = path.dropLast()
    return above == ["ds:Signature", "ds:SignedInfo"] || above == ["ds:Signature", "ds:Object", "ds:Manifest"]
  }

  private func note(_ attributes: XMLAttributes) {
    attributes.forEach { name, value in
      guard name == "Id" || name == "ID" || name == "id" else { return }
      let id = String(cString: value)
      if !ids.insert(id).inserted { fail("two of its elements have the Id '\(id.shown)'") }
    }
  }

  /// Adds a parameter to the transform of a reference.
  private func add(_ name: String, _ attributes: XMLAttributes) {
    guard var transform = reference?.transforms.popLast() else { return }
    if name == "opc:RelationshipReference", let key = attributes["SourceId"] {
      transform.keys.insert(key)
    } else if name == "opc:RelationshipsGroupReference", let type = attributes["SourceType"] {
      transform.types.insert(type)
    } else {
      transform.hasOthers = true
    }
    count += 1
    if count > Self.limit { fail("it has over \(Self.limit) references") }
    reference?.transforms.append(transform)
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { words += bytes }

  override func end(_ name: XMLName) {
    let name = Self.named(name)
    defer { path.removeLast() }
    let text = String(decoding: words, as: UTF8.self).filter { !$0.isWhitespace }
    switch name {
    case "ds:DigestValue" where path.dropLast().last == "ds:Reference": reference?.digest += text
    case "ds:Reference" where isInList:
      guard let ended = reference else { return }
      reference = nil
      if path[1] == "ds:SignedInfo" {
        signature.references.append(ended)
      } else if let object {
        signature.manifests[object, default: []].append(ended)
      }
    case "ds:X509Certificate" where path == ["ds:Signature", "ds:KeyInfo", "ds:X509Data", "ds:X509Certificate"]:
      signature.certificates.append(text)
      if signature.certificates.count > Self.certificateLimit {
        fail("it contains over \(Self.certificateLimit) certificates")
      }
    case "opc:Value" where path.dropLast().last == "opc:SignatureTime":
      if path.count == 6, let object { signature.times[object] = text }
    case "ds:Object" where path.count == 2: object = nil
    default: break
    }
    words = []
  }
}
