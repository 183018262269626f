/// What a reader takes at the most from an input that it doesn't control.
public struct TextLimits: Hashable, Sendable, BitwiseCopyable {
  /// Bytes in one record with its line end. A longer one is reported, and passed on unread.
  public var record: Int
  /// Bytes in one field as it stands in the file, quotes included.
  public var field: Int
  /// Fields in one record.
  public var fields: Int

  /// 1 MiB a record, 128 KiB a field, 4,096 fields.
  public static let standard = TextLimits(record: 1 << 20, field: 1 << 17, fields: 4096)

  /// Makes limits; each at least 1.
  public init(record: Int, field: Int, fields: Int) {
    precondition(record > 0 && field > 0 && fields > 0, "a limit is at least 1")
    self.record = record
    self.field = field
    self.fields = fields
  }
}
