import DelimitedText
import Messages
import Reporting
import Tables

/// What is said of a row whose bytes are not as they should be, with the place of each fault.
struct StructureMessage {
  private let record: Record
  private let context: InputContext

  init(_ row: Row, _ context: InputContext) {
    record = context.record(of: row)
    self.context = context
  }

  func text(for code: StructureCode) -> String {
    switch code {
    case .overlongRow:
      "the row is longer than \(context.limits.record.grouped) bytes, the limit of a record; it is printed unchecked"
    case .repeatedHeader: "the header appears again here; remove the row"
    case .textAfterQuote:
      first { $0.style == .broken }.map { index, field in
        "text after the closing quote of \(name(index)) at \(place(record.textAfterQuote(of: field)))"
          + "; double every quote inside the field"
      } ?? ""
    case .raggedRow: raggedText
    case .overlongField:
      first { $0.end - $0.start > context.limits.field }.map { index, field in
        "\(name(index)) has \((field.end - field.start).grouped) bytes, over the limit of \(context.limits.field.grouped)"
      } ?? ""
    case .nulByte:
      first(besidesIdentifier: true) { bytes(of: $0).contains(0) }.map { index, field in
        "a NUL byte in \(name(index)) at \(place(field.start + (bytes(of: field).firstIndex(of: 0) ?? 0)))"
      } ?? ""
    case .notUTF8:
      first(besidesIdentifier: true) { TextBytes.firstInvalidUTF8(in: bytes(of: $0)) != nil }.map { index, field in
        "\(name(index)) is not UTF-8 at"
          + " \(place(field.start + (TextBytes.firstInvalidUTF8(in: bytes(of: field)) ?? 0)))"
          + "; if the file is Windows-1252 give --encoding windows-1252"
      } ?? ""
    }
  }

  private var raggedText: String {
    let width = context.header.width
    let count = record.fieldCount
    if context.sheet != nil, count > width {
      return "a value is in column \(TableColumn.letter(count - 1)), and the last heading is in column"
        + " \(TableColumn.letter(width - 1)); give it a heading, or remove it"
    }
    return "\(count.counted("field")) where \(width) \(width.plural("is", "are")) expected"
      + (count > width
        ? "; check for a delimiter in a field without quotes"
        : "; check for a missing field, or a line end in a field without quotes")
  }

  /// The first field of which this is true; the identifier's does not count where its own code says what is wrong.
  private func first(
    besidesIdentifier: Bool = false, where isFaulty: (FieldSpan) -> Bool
  ) -> (Int, FieldSpan)? {
    let identifier = besidesIdentifier ? context.header.identifier : nil
    return record.fields.enumerated().first { $0.offset != identifier && isFaulty($0.element) }
      .map { ($0.offset, $0.element) }
  }

  private func bytes(of field: FieldSpan) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: record.bytes[field.start..<field.end])
  }

  private func name(_ index: Int) -> String {
    let names = context.header.names
    return names.indices.contains(index) && !names[index].isEmpty
      ? "field \(index + 1) (\(names[index].shown))" : "field \(index + 1)"
  }

  private func place(_ byte: Int) -> String {
    let position = record.position(of: byte, in: context.name)
    return "line \(position.line), column \(position.column) (byte \(position.byte))"
  }
}
