/// How bytes divide into records and fields.
public enum RecordFormat: Hashable, Sendable {
  /// Every line is a record of one field; a carriage return before the line feed belongs to the line end.
  case lines
  /// RFC 4180 with any delimiter: a field in quotes may hold delimiters, line ends and, doubled, quotes. Records end with
  /// LF or CRLF. A quote inside a field that doesn't begin with one is an ordinary character.
  case delimited(Delimiter)
}

/// The byte between two fields of a record.
public struct Delimiter: Hashable, Sendable {
  /// The byte as it is in the file.
  public let byte: UInt8

  /// The comma of RFC 4180.
  public static let comma = Delimiter(byte: UInt8(ascii: ","))

  private init(byte: UInt8) {
    self.byte = byte
  }

  /// The names under which delimiters that are hard to type may be given.
  package static let names: [(name: String, character: Character)] = [
    ("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|"), ("space", " "), ("colon", ":"),
  ]

  /// Reads a delimiter: one ASCII character other than a quote, a letter, a digit or a line end; or `\t`; or a
  /// word: comma, semicolon, tab, pipe, space, colon.
  public init?(_ text: String) {
    let named = Self.names.first { $0.name == text.lowercased() }?.character
    let character = named ?? (text == "\\t" ? "\t" : nil) ?? (text.count == 1 ? text.first : nil)
    guard let byte = character?.asciiValue, byte == 0x09 || (0x20..<0x7F).contains(byte), byte != UInt8(ascii: "\""),
      let character, !character.isLetter, !character.isNumber
    else { return nil }
    self.byte = byte
  }

  /// The name of the delimiter that a file probably has: its header was read as a single column, whose name contains that
  /// delimiter. `nil` for any other header. A space is never named: column names have spaces.
  package static func likely(inOnlyColumn names: [String]) -> String? {
    guard names.count == 1 else { return nil }
    return Self.names.first { $0.name != "space" && names[0].contains($0.character) }?.name
  }
}

/// What a reader takes at the most from an input that it doesn't control.
public struct TextLimits: Hashable, Sendable, BitwiseCopyable {
  /// Bytes in one record with its line end. A longer one is reported, and passed on unread.
  public var record: Int
  /// Bytes in one field as it is in the file, quotes included.
  public var field: Int
  /// Fields in one record. Those beyond are counted, but not kept.
  public var fields: Int

  /// 1 MiB a record, 128 KiB a field, 16,384 fields: as many as a workbook has columns.
  public static let standard = TextLimits(record: 1 << 20, field: 1 << 17, fields: 16_384)

  /// Makes limits; each at least 1.
  public init(record: Int, field: Int, fields: Int) {
    precondition(record > 0 && field > 0 && fields > 0, "a limit is at least 1")
    self.record = record
    self.field = field
    self.fields = fields
  }
}
