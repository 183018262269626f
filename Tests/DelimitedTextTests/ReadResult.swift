import DelimitedText
import Files
import TestSupport

/// All that a reader says of an input, copied, so that two readings can be compared.
struct ReadResult: Equatable {
  struct Field: Equatable {
    var raw: [UInt8]
    var value: [UInt8]
    var style: FieldSpan.Style
    var start: Int
  }

  struct Item: Equatable {
    var raw: [UInt8]
    var lineEnd: [UInt8]
    var line: Int
    var offset: Int
    var fieldCount: Int
    var fields: [Field]
    var isOverlong = false
  }

  var items: [Item] = []
  var error: TextError?
  var hasByteOrderMark = false
  /// The line and the offset that the reader is at when it ends.
  var line = 0
  var offset = 0

  /// Reads all of a source.
  init(
    _ source: ScriptedSource, _ format: RecordFormat, limits: TextLimits = .standard, bufferSize: Int = 64
  ) {
    var reader = RecordReader(source, format: format, limits: limits, bufferSize: bufferSize)
    do throws(TextError) {
      try read(&reader)
    } catch {
      self.error = error
    }
    hasByteOrderMark = reader.hasByteOrderMark
    line = reader.line
    offset = reader.offset
  }

  private mutating func read(_ reader: inout RecordReader) throws(TextError) {
    var record = Record()
    while true {
      switch try reader.next(&record) {
      case .record: items.append(Item(record))
      case .overlong: items.append(try Self.overlong(record, &reader))
      case .exhausted: try reader.refill()
      case .end: return
      }
    }
  }

  private static func overlong(_ record: Record, _ reader: inout RecordReader) throws(TextError) -> Item {
    var item = Item(raw: [], lineEnd: [], line: record.line, offset: record.offset, fieldCount: 0, fields: [])
    item.isOverlong = true
    while true {
      let piece = try reader.nextPiece()
      item.raw += Array(piece.bytes)
      item.lineEnd += Array(piece.lineEnd)
      if piece.isLast { return item }
    }
  }
}

extension ReadResult.Item {
  init(_ record: Record) {
    self.init(
      raw: Array(record.bytes), lineEnd: Array(record.lineEnd), line: record.line, offset: record.offset,
      fieldCount: record.fieldCount,
      fields: record.fields.map {
        ReadResult.Field(
          raw: Array(record.bytes[$0.start..<$0.end]), value: record.value(of: $0), style: $0.style, start: $0.start)
      })
  }

  init(_ record: PlainCSV.Record) {
    self.init(
      raw: record.raw, lineEnd: record.lineEnd, line: record.line, offset: record.offset,
      fieldCount: record.fields.count,
      fields: record.fields.map { field in
        let style: FieldSpan.Style =
          switch field.style {
          case .plain: .plain
          case .quoted: .quoted
          case .escaped: .escaped
          case .broken: .broken
          }
        return ReadResult.Field(raw: field.raw, value: field.value, style: style, start: field.start)
      })
  }
}

/// What differs between a reading and the plain one of the same input; `nil` where nothing does.
func difference(_ result: ReadResult, from plain: (records: [PlainCSV.Record], openQuote: PlainCSV.OpenQuote?))
  -> String?
{
  let expected = plain.records.map(ReadResult.Item.init)
  guard result.items == expected else { return "\(result.items) instead of \(expected)" }
  let error = plain.openQuote.map {
    TextError.unterminatedQuote(TextPosition(name: "batch.csv", line: $0.line, column: $0.column, byte: $0.byte))
  }
  return result.error == error ? nil : "\(String(describing: result.error)) instead of \(String(describing: error))"
}

extension RecordFormat {
  static let commas = RecordFormat.delimited(.comma)
  static let semicolons = RecordFormat.delimited(Delimiter(";") ?? .comma)
}
