import DelimitedText
import EUI64
import Files
import IDAllocation
import Messages
import Reporting

/// One finding on a row, in words: the bytes are behind those that wait to be written, until something else is appended.
struct RowWords {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The identifier that was probably meant, where the row shows one.
  let meant: EUI64?
}

extension InputContext {
  /// Puts a finding on a row into words, with room before them to append them as a field or as JSON, which may take
  /// several times as many bytes.
  func words(for code: RowCode, on row: Row, in output: inout OutputBuffer) -> RowWords {
    switch code {
    case .identifier(let code) where code == row.code:
      return row.hasValue ? valueWords(code, row, &output) : textWords(code, row, &output)
    case .duplicate:
      var words = Self.writer(room: 256, &output)
      guard inputs.count == 1, sheet == nil else { return Self.words(duplicateMessage(row), &output) }
      words.append("the same identifier is on line ")
      words.append(decimal: row.firstLine)
      appendSameness(row, &words)
      return RowWords(bytes: words.bytes, meant: nil)
    case .identifier(let code): return allocationWords(code, row, &output)
    case .structure(let code): return Self.words(StructureMessage(row, self).text(for: code), &output)
    }
  }

  /// How many bytes one of a message may become, and what is around it.
  private static var growth: Int { 6 }

  private static func writer(room: Int, _ output: inout OutputBuffer) -> WordWriter {
    let room = max(room, 64)
    return WordWriter(output.reserve((growth + 1) * room + 16) + growth * room + 16)
  }

  private static func words(_ text: String, _ output: inout OutputBuffer) -> RowWords {
    var words = writer(room: text.utf8.count, &output)
    words.append(text)
    return RowWords(bytes: words.bytes, meant: nil)
  }

  private func textWords(_ code: FindingCode, _ row: Row, _ output: inout OutputBuffer) -> RowWords {
    guard let textCode = code.text else { preconditionFailure("\(code) is not a code of a text") }
    guard let field = row.field else {
      let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
      return textWords(textCode, row, none, &output)
    }
    guard field.style == .escaped || field.style == .broken else {
      return textWords(textCode, row, UnsafeBufferPointer(rebasing: row.bytes[field.content]), &output)
    }
    return identifierText(row).withUnsafeBufferPointer { textWords(textCode, row, $0, &output) }
  }

  private func textWords(
    _ code: TextCode, _ row: Row, _ text: UnsafeBufferPointer<UInt8>, _ output: inout OutputBuffer
  ) -> RowWords {
    var words = Self.writer(room: TextExplanation.room(for: text.count), &output)
    let meant = TextExplanation.write(code, at: Int(row.fault), of: text, to: &words)
    return RowWords(bytes: words.bytes, meant: meant)
  }

  private func valueWords(_ code: FindingCode, _ row: Row, _ output: inout OutputBuffer) -> RowWords {
    var words = Self.writer(room: IdentifierWords.room, &output)
    let meant = judge.words.write(code, EUI64(rawValue: row.value), to: &words)
    return RowWords(bytes: words.bytes, meant: meant)
  }

  private func appendSameness(_ row: Row, _ words: inout WordWriter) {
    if row.isAlike {
      words.append(", and no Party or role tells them apart")
    } else if row.group > 0 {
      words.append(", for the same Party and role")
    }
  }

  private func duplicateMessage(_ row: Row) -> String {
    "the same identifier is \(inputs[0].sheet == nil ? "on" : "in") \(place(row.firstLine))"
      + (row.isAlike
        ? ", and no Party or role tells them apart" : row.group > 0 ? ", for the same Party and role" : "")
  }

  private func allocationWords(_ code: FindingCode, _ row: Row, _ output: inout OutputBuffer) -> RowWords {
    if let allocations {
      var words = Self.writer(room: allocations.room, &output)
      if allocations.write(code, on: row.value, party: row.party, to: &words) {
        return RowWords(bytes: words.bytes, meant: nil)
      }
    }
    // A row of the batch before it may be what it clashes with.
    guard code == .twoParties, allocations == nil, inputs.count == 1, sheet == nil else {
      return Self.words(allocationMessage(code, row), &output)
    }
    var words = Self.writer(room: 256, &output)
    words.append("line ")
    words.append(decimal: row.otherPartyLine)
    words.append(" uses it for another Party; one identifier belongs to one Party")
    return RowWords(bytes: words.bytes, meant: nil)
  }

  private func allocationMessage(_ code: FindingCode, _ row: Row) -> String {
    if code == .notGivenOut, let index = claims.index { return index.notGivenOutText(EUI64(rawValue: row.value)) }
    let record = record(of: row)
    let (party, role) = (record.field(at: header.party), record.field(at: header.role))
    if let text = claims.message(for: code, on: row.value, party, role) { return text }
    let owner = claims.index == nil ? "" : " of the same Party"
    return code == .roleShared
      ? "\(place(row.otherRoleLine)) uses it for \(claims.clashing(row.otherRoles, role))\(owner); \(claims.roles.sharing)"
      : "\(place(row.otherPartyLine)) uses it for another Party; one identifier belongs to one Party"
  }
}
