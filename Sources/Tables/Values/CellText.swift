import Messages

/// The text of a cell. White space around it says nothing, and spreadsheets and web pages leave kinds of it that nobody
/// sees: no-break spaces, and characters without a width.
package enum CellText {
  /// The text without white space and zero-width characters around it.
  package static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    if let first = scalars.first, let last = scalars.last, isInk(first), isInk(last) { return String(text) }
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
  }

  /// The bytes of a text without white space and zero-width characters around it.
  @inline(__always)
  package static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let first = bytes.first, let last = bytes.last else { return bytes }
    return isInk(first) && isInk(last) ? bytes : withoutBlanks(bytes)
  }

  private static func withoutBlanks(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let front = text.prefix { isBlank($0) }
    guard front.endIndex < text.endIndex else { return UnsafeBufferPointer(rebasing: bytes[..<0]) }
    let back = text.reversed().prefix { isBlank($0) }
    // What is dropped is valid UTF-8, so that its bytes count the same on both sides of decoding.
    func length(_ scalars: some Sequence<Unicode.Scalar>) -> Int { scalars.reduce(0) { $0 + UTF8.width($1) } }
    return UnsafeBufferPointer(rebasing: bytes[length(front)..<(bytes.count - length(back))])
  }

  /// Whether a character is white space, or has no width.
  package static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x7E: false
    case 0x200B...0x200F, 0x2060, 0xFEFF: true
    default: scalar.properties.isWhitespace
    }
  }

  private static func isInk(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
  private static func isInk(_ scalar: Unicode.Scalar) -> Bool { (0x21...0x7E).contains(scalar.value) }
}

/// The spellings of keys in one file. Keys are compared without case, and that one is written in two ways is said once.
package struct KeySpellings {
  private var known: Set<String> = []
  private var first: [TableKey: String] = [:]
  private var toldCount = 0
  /// The most keys that are named.
  private static let limit = 3

  package init() {}

  /// Takes note of a key in a row.
  package mutating func note(_ key: String, _ row: TableRow) {
    // Nearly all were seen before as they are.
    guard toldCount <= Self.limit, known.insert(key).inserted,
      let earlier = first.updateValue(key, forKey: TableKey(key))
    else { return }
    first[TableKey(key)] = earlier
    toldCount += 1
    let place = row.place.description(in: row.file)
    row.findings.note(
      toldCount <= Self.limit
        ? "\(place): '\(key.shown)' is read as '\(earlier.shown)', in another case"
        : "\(place): more names in another case were matched after this, and are not listed")
  }
}

/// A key by which rows find each other, as it is compared: a Party, an Invoice, an instrument. Case and white space around
/// it don't matter.
package struct TableKey: Hashable, Sendable {
  private let folded: String

  package init(_ text: some StringProtocol) { folded = CellText.trimmed(text).lowercased() }

  /// Whether nothing is there.
  package var isEmpty: Bool { folded.isEmpty }
}
