/// Divides bytes into records and records into fields. The plain implementation, one byte at a time: every faster way is
/// tested against it.
package struct RecordScanner: Sendable {
  package let format: RecordFormat

  package init(_ format: RecordFormat) {
    self.format = format
  }

  /// What was found at the place that was scanned.
  package enum Step: Hashable, Sendable {
    /// A whole record, its line end included.
    case record(RecordExtent)
    /// The record goes on past the buffered bytes. `insideQuote` is the place of the quote that is open at their end.
    case incomplete(insideQuote: Int?)
    /// There are no more bytes.
    case end
  }

  /// Scans the record that begins at `start`. Clears `fields` and fills them with its fields, at most `fieldLimit` of
  /// them; those beyond are only counted. With `isFinal`, the buffered bytes are the last, and their end ends a record.
  @inlinable
  package func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isFinal: Bool, fieldLimit: Int, fields: inout [FieldSpan]
  ) -> Step {
    fields.removeAll(keepingCapacity: true)
    guard start < bytes.count else { return .end }
    switch format {
    case .lines:
      return scanLine(bytes, from: start, isFinal: isFinal, fields: &fields)
    case .delimited(let delimiter):
      return scanDelimited(
        bytes, from: start, isFinal: isFinal, delimiter: delimiter.byte, fieldLimit: fieldLimit, fields: &fields)
    }
  }

  @inlinable
  func scanLine(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isFinal: Bool, fields: inout [FieldSpan]
  ) -> Step {
    var next = start
    while next < bytes.count, bytes[next] != UInt8(ascii: "\n") { next += 1 }
    guard next < bytes.count || isFinal else { return .incomplete(insideQuote: nil) }
    let extent = RecordExtent(start: start, lineFeed: next, in: bytes, innerLineFeeds: 0, fieldCount: 1)
    fields.append(FieldSpan(start: start, end: extent.end, style: .plain))
    return .record(extent)
  }

  @inlinable
  func scanDelimited(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isFinal: Bool, delimiter: UInt8, fieldLimit: Int,
    fields: inout [FieldSpan]
  ) -> Step {
    let count = bytes.count
    let quote = UInt8(ascii: "\"")
    let lineFeed = UInt8(ascii: "\n")
    var fieldCount = 0
    var innerLineFeeds = 0
    var next = start
    while true {
      let fieldStart = next
      var style = FieldSpan.Style.plain
      if next < count, bytes[next] == quote {
        style = .quoted
        next += 1
        while true {
          guard next < count else { return .incomplete(insideQuote: fieldStart) }
          if bytes[next] == quote {
            // The last buffered byte may be the first of a doubled quote.
            guard next + 1 < count else {
              if isFinal { break }
              return .incomplete(insideQuote: nil)
            }
            guard bytes[next + 1] == quote else { break }
            style = .escaped
            next += 2
          } else {
            if bytes[next] == lineFeed { innerLineFeeds += 1 }
            next += 1
          }
        }
        next += 1
      }
      let afterQuote = next
      while next < count, bytes[next] != delimiter, bytes[next] != lineFeed { next += 1 }
      guard next < count || isFinal else { return .incomplete(insideQuote: nil) }
      let endsRecord = next == count || bytes[next] == lineFeed
      let fieldEnd =
        endsRecord && next < count && next > afterQuote && bytes[next - 1] == UInt8(ascii: "\r") ? next - 1 : next
      if style != .plain, fieldEnd > afterQuote { style = .broken }
      if fieldCount < fieldLimit { fields.append(FieldSpan(start: fieldStart, end: fieldEnd, style: style)) }
      fieldCount += 1
      if endsRecord {
        return .record(
          RecordExtent(
            start: start, lineFeed: next, in: bytes, innerLineFeeds: innerLineFeeds, fieldCount: fieldCount))
      }
      next += 1
    }
  }
}

/// Where a record is among the bytes that were scanned.
package struct RecordExtent: Hashable, Sendable {
  /// The first byte of the record.
  package let start: Int
  /// One past its last byte before the line end.
  package let end: Int
  /// The first byte of the next record.
  package let next: Int
  /// The number of line feeds in the record, inside quotes and at its end: what the line number grows by.
  package let lineFeeds: Int
  /// The number of fields, also of those past the limit.
  package let fieldCount: Int

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
