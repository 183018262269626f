package import Files
import Messages

/// A workbook with what signatures (OPC, ECMA-376 part 2) say of it, and what can be signed of it: its parts and
/// relationships. It reads; whether a signature is right is for others to judge.
package final class SignedWorkbook {
  /// A part that is read of a workbook, and the relationship that leads to it.
  package struct Source: Sendable {
    package let part: String
    /// The part that has the relationship.
    package let relationships: String
    package let key: String
  }

  package let name: String
  /// The signatures, or why one can't be read, in the order of their names.
  package let signatures: [(part: String, signature: Result<PackageSignature, FileError>)]
  /// All parts from which cells and their formats are read: the workbook, its sheets, the shared texts, the styles.
  package let sources: [Source]

  private let archive: ZipReader
  private let types: ContentTypes

  /// The bytes of a signature.
  private static let signatureLimit = 1 << 24
  private static let countLimit = 20

  /// Opens a workbook from a source of which nothing was read. Throws for what is not one, and for one whose parts may be
  /// taken for each other.
  package convenience init(_ source: any ByteSource) throws(FileError) {
    try self.init(ZipReader(PackedFile(source)), dataName: source.dataName)
  }

  private init(_ archive: ZipReader, dataName: String) throws(FileError) {
    let workbook = try Workbook(archive, dataName: dataName)
    name = archive.name
    self.archive = archive
    guard let member = try archive.open(ContentTypes.part) else {
      throw ZipReader.damaged(name, "'\(ContentTypes.part.shown)' is missing")
    }
    types = try ContentTypes(member)
    sources = workbook.sources.map {
      Source(part: $0.part, relationships: Relationships.path(of: $0.owner), key: $0.key)
    }
    var signatures: [(part: String, signature: Result<PackageSignature, FileError>)] = []
    for origin in try Relationships.of("", in: archive).values.filter({ $0.kind == "origin" }) {
      for target in try Relationships.of(origin.path, in: archive).values where target.kind == "signature" {
        guard signatures.count < Self.countLimit else {
          throw FileError(name, line: nil, content: "has over \(Self.countLimit) signatures")
        }
        signatures.append((target.path, Self.signature(target.path, in: archive)))
      }
    }
    self.signatures = signatures.sorted { $0.part < $1.part }
  }

  private static func signature(_ part: String, in archive: ZipReader) -> Result<PackageSignature, FileError> {
    Result { () throws(FileError) in
      var bytes: [UInt8] = []
      try read(part, in: archive) { piece throws(FileError) in
        bytes += piece
        guard bytes.count <= signatureLimit else {
          throw FileError(archive.name, line: nil, content: "has a signature of over \(signatureLimit) bytes")
        }
      }
      guard let member = try archive.open(part) else { throw missing(part, in: archive) }
      return try SignaturePart(member, bytes: bytes).signature
    }
  }

  private static func missing(_ part: String, in archive: ZipReader) -> FileError {
    ZipReader.damaged(archive.name, "the part '\(part.shown)' is missing")
  }

  private static func read(
    _ part: String, in archive: ZipReader, _ body: (UnsafeRawBufferPointer) throws(FileError) -> Void
  ) throws(FileError) {
    guard let member = try archive.open(part) else { throw missing(part, in: archive) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { piece.deallocate() }
    guard let base = piece.baseAddress else { return }
    while case let count = try member.read(into: base, count: piece.count), count > 0 {
      try body(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }

  /// The name of a part as the list of contents has it, the same for all spellings that open it; `nil` where there is none.
  package func place(of part: String) -> UInt64? { archive.index(part) }

  /// Reads the bytes of a part, piece by piece.
  package func read(
    _ part: String, _ body: (UnsafeRawBufferPointer) throws(FileError) -> Void
  ) throws(FileError) {
    try Self.read(part, in: archive, body)
  }

  /// The text in which relationships are signed, by their keys and types, and the keys of those in it.
  package func relationships(
    _ part: String, keys: Set<String>, types: Set<String>
  ) throws(FileError) -> (text: String, keys: Set<String>) {
    guard let member = try archive.open(part) else { throw Self.missing(part, in: archive) }
    let transform = try RelationshipTransform(member, keys: keys, types: types)
    return (transform.canonicalText, transform.keptKeys)
  }

  /// What kind of data a part is said to be.
  package func contentType(of part: String) -> String? { types.type(of: part) }

  /// The names of all parts, sorted, without folders and the signatures' own.
  package var parts: [String] {
    archive.names.filter { !$0.hasSuffix("/") && !$0.lowercased().hasPrefix("_xmlsignatures/") }.sorted()
  }
}
