import DelimitedText
import ExactDecimal
import Messages
import Reporting
import WorkingDays

/// A row of an input, whichever way it was written, and the findings on it.
struct InputRow {
  /// Where the values are.
  enum Content {
    case record(Record, places: [Int?])
    /// The values of an item of JSON, by column, `nil` where there is none; columns that were reported already.
    case item([[UInt8]?], reported: Set<Int>)
  }

  let content: Content
  let place: RowPlace
  let file: String
  let columns: [InputColumn]
  let findings: InputFindings

  /// The bytes of a value; none where the file hasn't got the column.
  func withBytes<R>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    switch content {
    case .record(let record, let places):
      guard let place = places[column] else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
      let field = record.fields[place]
      if field.style == .plain || field.style == .quoted {
        return try body(UnsafeBufferPointer(rebasing: record.bytes[field.content]))
      }
      return try record.value(of: field).withUnsafeBufferPointer(body)
    case .item(let values, _):
      return try (values[column] ?? []).withUnsafeBufferPointer(body)
    }
  }

  func isEmpty(_ column: Int) -> Bool { withBytes(column) { $0.isEmpty } }

  /// Adds a finding on a value; `offset` bytes from its beginning.
  func report(_ column: Int, _ code: InputCode, _ message: String, guess: String? = nil, offset: Int = 0) {
    if case .item(_, let reported) = content, reported.contains(column) { return }
    var byte: Int?
    if case .record(let record, let places) = content, let index = places[column] {
      byte =
        record.position(of: min(record.fields[index].content.lowerBound + offset, record.bytes.count), in: file).column
    }
    findings.add(
      InputFinding(
        file: file, place: place, column: byte, field: columns[column].name, code: code, message: message, guess: guess)
    )
  }

  /// Bytes as text; `nil` where they are no UTF-8.
  static func text(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    // Faster than validating first: what was repaired differs from the bytes.
    return isPrintableASCII(bytes) || text.utf8.elementsEqual(bytes) ? text : nil
  }

  /// Whether bytes are what nearly all are: nothing but letters, digits and signs of ASCII, and spaces.
  private static func isPrintableASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var others: UInt8 = 0
    for byte in bytes { others |= byte < 0x20 || byte >= 0x7F ? 1 : 0 }
    return others == 0
  }

  /// A text that may be empty; `nil`, with a finding, where it is no UTF-8.
  func text(_ column: Int) -> String? {
    let text = withBytes(column) { Self.text(of: $0) }
    guard let text else {
      report(column, .invalidUTF8, "\(columns[column].name) is no UTF-8; save the file as UTF-8")
      return nil
    }
    // A terminal would obey it, and a table would break at it.
    if !withBytes(column, Self.isPrintableASCII), text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      report(column, .controlCharacter, "\(columns[column].name) '\(text.shown)' has a control character")
      return nil
    }
    return text
  }

  /// A text that must be there.
  func requiredText(_ column: Int) -> String? {
    guard let text = text(column) else { return nil }
    guard !text.isEmpty else {
      report(column, .missingValue, "\(columns[column].name) is empty")
      return nil
    }
    return text
  }

  /// A text by which rows find each other: it must be there, without white space around it.
  func requiredKey(_ column: Int) -> String? {
    guard let text = requiredText(column) else { return nil }
    let isInk: (UInt8?) -> Bool = { $0.map { (0x21..<0x7F).contains($0) } ?? false }
    if isInk(text.utf8.first), isInk(text.utf8.last) { return text }
    if let first = text.first, let last = text.last, first.isWhitespace || last.isWhitespace {
      let kept = text.drop(while: \.isWhitespace)
      let end = kept.lastIndex { !$0.isWhitespace }
      report(
        column, .outerBlank, "\(columns[column].name) '\(text.shown)' has white space around it",
        guess: end.map { String(kept[...$0]).shown })
      return nil
    }
    return text
  }

  /// An amount in pounds: `nil` where it is empty, and, with a finding, where it is none.
  func amount(_ column: Int, mayBeNegative: Bool = false) -> ExactDecimal? {
    let result = withBytes(column) { bytes -> Result<ExactDecimal, NumberError>? in
      bytes.isEmpty ? nil : Result { () throws(NumberError) in try ExactDecimal(utf8: bytes, as: .pounds) }
    }
    switch result {
    case nil: return nil
    case .success(let amount):
      if amount.signum < 0, !mayBeNegative {
        report(column, .negativeAmount, "\(columns[column].name) '\(shown(column))' is negative")
        return nil
      }
      return amount
    case .failure(let error):
      report(
        column, .invalidAmount, "\(columns[column].name) '\(shown(column))' \(error)",
        guess: AmountGuess.guess(of: plain(column)), offset: error.offset)
      return nil
    }
  }

  /// An amount that must be there.
  func requiredAmount(_ column: Int, mayBeNegative: Bool = false) -> ExactDecimal? {
    if isEmpty(column) {
      report(column, .missingValue, "\(columns[column].name) is empty")
      return nil
    }
    return amount(column, mayBeNegative: mayBeNegative)
  }

  /// A date: `nil` where it is empty, and, with a finding, where it is none.
  func date(_ column: Int) -> CivilDate? {
    guard !isEmpty(column) else { return nil }
    if let date = withBytes(column, { CivilDate(utf8: $0) }) { return date }
    let text = plain(column)
    let isWritten: Bool
    do {
      _ = try CivilDate(parsing: text)
      isWritten = true
    } catch {
      if case .noSuchDay = error { isWritten = true } else { isWritten = false }
    }
    report(
      column, .invalidDate,
      "\(columns[column].name) '\(text.shown)' "
        + (isWritten ? "is no day of the calendar" : "is no date; write it as yyyy-mm-dd"),
      guess: isWritten ? nil : CivilDate.guess(of: text))
    return nil
  }

  /// A date that must be there.
  func requiredDate(_ column: Int) -> CivilDate? {
    if isEmpty(column) {
      report(column, .missingValue, "\(columns[column].name) is empty")
      return nil
    }
    return date(column)
  }

  /// One of a few words; the default where it is empty, `nil`, with a finding, where it is none of them.
  func word<Word: RawRepresentable & CaseIterable>(
    _ column: Int, _ code: InputCode, default standard: Word? = nil
  ) -> Word? where Word.RawValue == String {
    guard let text = text(column) else { return nil }
    if text.isEmpty, let standard { return standard }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    report(
      column, text.isEmpty ? .missingValue : code,
      "\(columns[column].name) "
        + (text.isEmpty ? "is empty" : "'\(text.shown)' is not known")
        + "; it is one of \(words.joined(separator: ", "))",
      guess: Suggestion.nearest(to: text, among: words))
    return nil
  }

  /// The ratings of the columns from one on, one for each agency; those that are not known are findings.
  func ratings(from first: Int, _ table: RatingTable) -> [CreditRating] {
    var ratings: [CreditRating] = []
    for (offset, agency) in RatingAgency.allCases.enumerated() where !isEmpty(first + offset) {
      guard let text = text(first + offset) else { continue }
      if let rating = table.rating(text, of: agency) {
        ratings.append(rating)
      } else {
        let other = RatingAgency.allCases.first { table.rating(text, of: $0) != nil }
        let guess = table.likely(text, of: agency)?.symbol ?? other.map { "a rating of \($0.name)" }
        report(
          first + offset, .unknownRating,
          "\(columns[first + offset].name) '\(text.shown)' is no long-term rating of \(agency.name)",
          guess: guess)
      }
    }
    return ratings
  }

  /// A value as a message shows it.
  func shown(_ column: Int) -> String { plain(column).shown }

  private func plain(_ column: Int) -> String { withBytes(column) { String(decoding: $0, as: UTF8.self) } }
}
