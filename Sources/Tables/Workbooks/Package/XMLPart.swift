import CExpat
import Files
import Glibc
import Messages

/// The name of an element or attribute without its prefix, in the bytes of the parser.
struct XMLName {
  let text: UnsafePointer<CChar>
  /// The name with what is before it: its prefix, or its namespace where the parser knows namespaces.
  let whole: UnsafePointer<CChar>

  /// The name behind the prefix: which one a writer takes says nothing.
  init(_ whole: UnsafePointer<CChar>) {
    var (start, end) = (whole, whole)
    while end.pointee != 0 {
      end += 1
      if end[-1] == 0x3A { start = end }
    }
    text = start
    self.whole = whole
  }

  /// Whether it is a name of one letter.
  func isLetter(_ letter: Unicode.Scalar) -> Bool {
    text[0] == CChar(truncatingIfNeeded: letter.value) && text[1] == 0
  }

  static func == (name: XMLName, other: StaticString) -> Bool {
    strcmp(name.text, UnsafeRawPointer(other.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }
}

struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// Each attribute, as its name and its value.
  @inline(__always)
  func forEach(_ body: (XMLName, UnsafePointer<CChar>) -> Void) {
    guard var pair = pairs else { return }
    while let name = pair[0], let value = pair[1] {
      body(XMLName(name), value)
      pair += 2
    }
  }

  /// A value by its name without a prefix.
  subscript(_ wanted: StaticString) -> String? {
    var found: String?
    forEach { if found == nil, $0 == wanted { found = String(cString: $1) } }
    return found
  }
}

/// A part of a workbook that is read: XML without a document type, piece by piece. Those who want to know something of it
/// inherit from it.
class XMLPart {
  /// What is not taken.
  private enum Limit {
    /// Elements in each other.
    static let depth = 64
    /// Bytes of one tag or comment: what is longer would be looked at again with each piece.
    static let token = 1 << 18
    /// Bytes that are unpacked at once.
    static let piece = 1 << 15
  }

  private let member: ZipMember
  private let parser: XML_Parser
  /// How many elements the one that begins or ends is in, itself included: 1 is the outermost.
  @exclusivity(unchecked) final var depth = 0
  private var failure: FileError?
  /// The bytes that were given to the parser.
  private var given = 0
  private var isSuspended = false
  private(set) final var isAtEnd = false

  /// The file that the part is in.
  final var file: String { member.archive.name }

  /// With namespaces, the whole name of an element or attribute is the name of its namespace, a colon, and its own
  /// name.
  init(_ member: ZipMember, namespaces: Bool = false) throws(FileError) {
    self.member = member
    guard let parser = namespaces ? XML_ParserCreateNS(nil, 0x3A) : XML_ParserCreate(nil) else {
      throw FileError(.read, member.archive.name, errorNumber: ENOMEM)
    }
    self.parser = parser
    _ = Self.setDeferral?(parser, XML_Bool(XML_FALSE))
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { part, name, attributes in
        guard let name else { return }
        XMLPart.with(part) { part in
          part.depth += 1
          if part.depth > Limit.depth { return part.fail("elements are nested too deeply") }
          part.start(XMLName(name), XMLAttributes(pairs: attributes))
        }
      },
      { part, name in
        guard let name else { return }
        XMLPart.with(part) { part in
          part.end(XMLName(name))
          part.depth -= 1
        }
      })
    XML_SetCharacterDataHandler(parser) { part, text, count in
      guard let text else { return }
      let bytes = UnsafeBufferPointer(
        start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: Int(count))
      XMLPart.with(part) { $0.text(bytes) }
    }
    // Entities, of which a few can be made to fill the memory or to read other files, are declared there.
    XML_SetStartDoctypeDeclHandler(parser) { part, _, _, _, _ in
      XMLPart.with(part) { $0.fail("it has a document type, which workbooks don't have") }
    }
  }

  deinit { XML_ParserFree(parser) }

  /// From expat 2.6 on the parser waits for twice the bytes before it looks at a tag that has not ended again, so that one
  /// of a permitted length would seem too long. It is told not to where it knows of this: the limit on the length of tags
  /// serves the same end.
  private static let setDeferral: (@convention(c) (XML_Parser?, XML_Bool) -> XML_Bool)? =
    dlsym(nil, "XML_SetReparseDeferralEnabled").map {
      unsafeBitCast($0, to: (@convention(c) (XML_Parser?, XML_Bool) -> XML_Bool).self)
    }

  /// Hands the part to a handler. It lives for as long as its parser, so that no reference is counted.
  @inline(__always)
  private static func with(_ pointer: UnsafeMutableRawPointer?, _ body: (XMLPart) -> Void) {
    guard let pointer else { return }
    Unmanaged<XMLPart>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
  }

  // MARK: For those who inherit

  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  func end(_ name: XMLName) {}
  /// Some text of an element, which may come in pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  final func fail(_ what: String) {
    fail(ZipReader.damaged(file, "'\(member.name.shown)': \(what)"))
  }

  final func fail(_ error: FileError) {
    if failure == nil { failure = error }
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  /// Stops after the element that ends, until the next call of ``parse()``.
  final func suspend() {
    guard failure == nil else { return }
    isSuspended = true
    XML_StopParser(parser, XML_Bool(XML_TRUE))
  }

  // MARK: Reading

  /// Reads the next piece of the part, or what is left of the one at which it stopped.
  final func parse() throws(FileError) {
    guard !isAtEnd else { return }
    let status: XML_Status
    if isSuspended {
      isSuspended = false
      status = XML_ResumeParser(parser)
    } else {
      guard let buffer = XML_GetBuffer(parser, Int32(Limit.piece)) else {
        throw FileError(.read, file, errorNumber: ENOMEM)
      }
      let count = try member.read(into: buffer, count: Limit.piece)
      given += count
      status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
    }
    if let failure { throw failure }
    if status == XML_STATUS_SUSPENDED { return }
    guard status == XML_STATUS_OK else { throw error() }
    var state = XML_ParsingStatus()
    XML_GetParsingStatus(parser, &state)
    isAtEnd = state.parsing == XML_FINISHED
    guard isAtEnd || given - Int(XML_GetCurrentByteIndex(parser)) <= Limit.token + Limit.piece else {
      fail("a tag or a comment is over \(Limit.token) bytes")
      throw failure ?? error()
    }
  }

  final func parseAll() throws(FileError) {
    while !isAtEnd { try parse() }
  }

  private func error() -> FileError {
    let words = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "not XML"
    return ZipReader.damaged(
      file, "'\(member.name.shown)' is not XML (\(words), line \(XML_GetCurrentLineNumber(parser)))")
  }
}
