/// Where a record stands among the bytes that were scanned.
public struct RecordExtent: Hashable, Sendable {
  /// The first byte of the record.
  public let start: Int
  /// One past its last byte before the line end.
  public let end: Int
  /// The first byte of the next record.
  public let next: Int
  /// The number of line feeds in the record, inside quotes and at its end: what the line number grows by.
  public let lineFeeds: Int
  /// The number of fields, also of those past the limit.
  public let fieldCount: Int

  /// Of a record whose line end has its line feed at `lineFeed`, or that ends without one at the end of the bytes.
  @inlinable
  init(start: Int, lineFeed: Int, in bytes: UnsafeBufferPointer<UInt8>, innerLineFeeds: Int, fieldCount: Int) {
    self.start = start
    self.fieldCount = fieldCount
    if lineFeed < bytes.count {
      next = lineFeed + 1
      lineFeeds = innerLineFeeds + 1
      end = lineFeed > start && bytes[lineFeed - 1] == UInt8(ascii: "\r") ? lineFeed - 1 : lineFeed
    } else {
      next = lineFeed
      lineFeeds = innerLineFeeds
      end = lineFeed
    }
  }
}
