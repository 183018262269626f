/// Where a field stands among the bytes of its record.
public struct FieldSpan: Hashable, Sendable, BitwiseCopyable {
  /// The first byte of the field as it stands in the file: its opening quote, where it has one.
  public var start: Int
  /// One past its last byte: past the closing quote, where it has one.
  public var end: Int
  /// How the field is written.
  public var style: Style

  /// How a field is written, and so how its value is read from its bytes.
  public enum Style: UInt8, Sendable, BitwiseCopyable {
    /// Without quotes: the bytes are the value.
    case plain
    /// In quotes: the bytes between them are the value.
    case quoted
    /// In quotes, with doubled quotes inside.
    case escaped
    /// In quotes, with text after the closing quote.
    case broken
  }

  /// Makes a span of bytes in a record.
  @inlinable
  public init(start: Int, end: Int, style: Style) {
    self.start = start
    self.end = end
    self.style = style
  }

  /// The bytes that hold the value: those between the quotes, or all. Where quotes inside are doubled, or text follows
  /// the closing quote, the value itself is ``Record/value(of:)``.
  @inlinable
  public var content: Range<Int> {
    style == .quoted || style == .escaped ? start + 1..<end - 1 : start..<end
  }
}
