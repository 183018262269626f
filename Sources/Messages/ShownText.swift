/// Foreign text made safe to show: what comes from files, their names and the command line. A terminal would obey control
/// characters; other characters can't be seen, or turn the order of a text round. This is the only place that decides.
extension String {
  /// The text as a message shows it: made safe, and no longer than a person reads.
  public var shown: String { shown(upTo: 60) }

  /// The text with U+FFFD for each character that can't be shown, and cut after a number of characters.
  public func shown(upTo limit: Int = .max) -> String {
    if isPlain, utf8.count <= limit { return self }
    var text = ""
    for scalar in unicodeScalars.prefix(limit) {
      text += Self.heldByte(scalar).map(Self.escape) ?? (scalar.isShown ? String(scalar) : "\u{FFFD}")
    }
    return unicodeScalars.count > limit ? text + "…" : text
  }

  /// The text with its line ends, but without other characters that can't be shown.
  package var shownLines: String {
    let lines = unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { String($0).shown() }.joined(separator: "\n")
  }

  /// The text made safe on one line: white space of any kind is a space.
  package var shownLine: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 })).shown()
  }

  /// The name of a file, whole: `\x` and two hex digits for each byte that can't be shown.
  public var shownName: String {
    if isPlain { return self }
    return unicodeScalars.map { scalar in
      if let byte = Self.heldByte(scalar) { return Self.escape(byte) }
      return scalar.isShown ? String(scalar) : String(scalar).utf8.map(Self.escape).joined()
    }.joined()
  }

  /// The name of a file as text, whole and with all its characters: `\x` and two hex digits for each byte that is not UTF-8.
  package var textName: String {
    holdsBytes ? unicodeScalars.map { Self.heldByte($0).map(Self.escape) ?? String($0) }.joined() : self
  }

  private static func escape(_ byte: UInt8) -> String {
    "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  /// Whether it is ASCII that can be shown.
  private var isPlain: Bool { utf8.allSatisfy { (0x20...0x7E).contains($0) } }
}

/// Text that a terminal may be given: the program's own words as they are, and what is foreign in them made safe. Messages
/// and tables for people are of this type, so that no foreign text gets there as it is.
///
///     let line: ShownText = "\(file): no such Party '\(party)'"
public struct ShownText: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringInterpolation {
  /// The text, without characters that a terminal obeys or does not show but those that ``init(own:)`` was given.
  public let description: String

  /// A foreign text, made safe: what can't be shown of it is replaced, also the ends of lines.
  public init(_ foreign: some StringProtocol) { description = String(foreign).shown() }

  /// Foreign lines, made safe; their ends stay.
  public init(lines: String) { description = lines.shownLines }

  /// The program's own words, with its colours.
  package init(own text: String) { description = text }

  /// The program's own words.
  public init(stringLiteral text: String) { description = text }

  /// The program's own words, and foreign text between them.
  public init(stringInterpolation text: Interpolation) { description = text.text }

  /// Makes safe what is between the program's own words.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Nothing yet.
    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(2 * literalCapacity) }

    /// Adds words of the program.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Adds a text that is safe.
    public mutating func appendInterpolation(_ shown: ShownText) { text += shown.description }

    /// Adds what anything else says, made safe.
    public mutating func appendInterpolation(_ foreign: some CustomStringConvertible) {
      text += foreign.description.shown()
    }
  }

  /// Both texts, one behind the other.
  public static func + (one: ShownText, other: ShownText) -> ShownText {
    ShownText(own: one.description + other.description)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal shows it, and shows it where it is.
  package var isShown: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: !properties.isDefaultIgnorableCodePoint
    }
  }
}

/// A byte of a file's name that is not part of valid UTF-8 is held by a character of its own, from a range for private use
/// that no name has else. So every name can be a text, and every text gives the bytes back that it was made of.
extension String {
  /// What holds the byte 0x80; those up to 0xFF follow.
  package static let heldBytes: ClosedRange<UInt32> = 0x10FE80...0x10FEFF

  /// The byte that a character of a name holds, if it holds one.
  package static func heldByte(_ scalar: Unicode.Scalar) -> UInt8? {
    heldBytes.contains(scalar.value) ? UInt8(truncatingIfNeeded: scalar.value) : nil
  }

  /// Whether the name of a file holds bytes that are not UTF-8, each as a character for private use.
  public var holdsBytes: Bool { utf8.contains(0xF4) && unicodeScalars.contains { Self.heldByte($0) != nil } }
}
