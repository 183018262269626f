import Reporting
import WorkingDays

/// A cell of a list as a workbook has it: a number or a date where its text is exactly one, else text.
enum CellValue: Equatable {
  case empty
  case text
  /// A number, as its decimal text, in a style.
  case number([UInt8], CellStyle)
  case boolean(Bool)

  /// A spreadsheet shows a limited number of digits of a number; one with more would become another.
  private static let digitLimit = 15

  /// Reads a cell of a column.
  init(_ text: ArraySlice<UInt8>, _ kind: Listing.Column.Kind) {
    guard !text.isEmpty else {
      self = .empty
      return
    }
    switch kind {
    case .text: self = .text
    case .number: self = Self.decimals(of: text) == 0 ? .number(Array(text), .whole) : .text
    case .amount:
      self = Self.decimals(of: text).map { .number(Array(text), $0 <= 2 ? .amount : .general) } ?? .text
    case .percentage:
      // The number that CSV has too: a hundredth of it in the format of a percentage would be another value.
      self = Self.decimals(of: text) == nil ? .text : .number(Array(text), .rate)
    case .date:
      self = Self.dayNumber(text).map { .number(Array(String($0).utf8), .date) } ?? .text
    }
  }

  /// Reads a cell of a workbook that is not in quotes in its text: a number, a boolean, a day or a time as ``CellWriter``
  /// writes them.
  init(ofWorkbook text: ArraySlice<UInt8>) {
    let isPercent = text.last == UInt8(ascii: "%")
    let number = isPercent ? text.dropLast() : text
    if text.isEmpty {
      self = .empty
    } else if Self.decimals(of: number) != nil {
      self = isPercent ? .number(Self.hundredth(of: number), .percentage) : .number(Array(text), .general)
    } else if let isTrue = SheetField.boolean(text) {
      self = .boolean(isTrue)
    } else {
      self = Self.dayNumber(text).map { .number(Array(String($0).utf8), .date) } ?? Self.time(of: text) ?? .text
    }
  }

  /// The number of decimals of a text that is a number as we write it, -12.50, with digits that a spreadsheet keeps; `nil`
  /// for any other.
  private static func decimals(of text: ArraySlice<UInt8>) -> Int? {
    let number = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    let point = number.firstIndex(of: UInt8(ascii: ".")) ?? number.endIndex
    let (whole, decimals) = (number[..<point], number[point...].dropFirst())
    func areDigits(_ part: ArraySlice<UInt8>) -> Bool { part.allSatisfy { (0x30...0x39).contains($0) } }
    guard !whole.isEmpty, areDigits(whole), areDigits(decimals), point == number.endIndex || !decimals.isEmpty,
      whole.count == 1 || whole.first != UInt8(ascii: "0")
    else { return nil }
    return (whole + decimals).drop { $0 == UInt8(ascii: "0") }.count <= digitLimit ? decimals.count : nil
  }

  /// The digits of a number with the point two places further left: 4.25 % is 0.0425.
  private static func hundredth(of text: ArraySlice<UInt8>) -> [UInt8] {
    let sign = text.first == UInt8(ascii: "-") ? text.prefix(1) : []
    let number = text.dropFirst(sign.count)
    let point = number.firstIndex(of: UInt8(ascii: ".")) ?? number.endIndex
    let whole = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, 3 - (point - number.startIndex))) + number[..<point]
    return sign + whole.dropLast(2) + [UInt8(ascii: ".")] + whole.suffix(2) + number[point...].dropFirst()
  }

  /// The number of a day in a workbook; `nil` before 1 March 1900, from which on all programs count alike.
  private static func dayNumber(_ text: ArraySlice<UInt8>) -> Int? {
    guard let date = text.withUnsafeBufferPointer({ CivilDate(utf8: $0) }) else { return nil }
    let number = date.dayNumber + 25_569
    return number >= 61 ? number : nil
  }

  /// A day with a time, 2025-04-17 09:30:00, or a time alone, which may have more hours than a day.
  private static func time(of text: ArraySlice<UInt8>) -> CellValue? {
    let parts = text.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let seconds = seconds(of: parts[parts.count - 1]) else { return nil }
    if parts.count == 1 {
      return .number(days(seconds / 86_400, seconds % 86_400), seconds < 86_400 ? .time : .elapsed)
    }
    guard seconds < 86_400, let day = dayNumber(parts[0]) else { return nil }
    return .number(days(day, seconds), .dateTime)
  }

  private static func seconds(of text: ArraySlice<UInt8>) -> Int? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      (2...8).contains(part.count) && part.allSatisfy { (0x30...0x39).contains($0) }
        ? part.reduce(0) { 10 * $0 + Int($1) - 0x30 } : nil
    }
    guard parts.count == 3, numbers.count == 3, numbers[1] < 60, numbers[2] < 60 else { return nil }
    return (numbers[0] * 60 + numbers[1]) * 60 + numbers[2]
  }

  /// A time as a workbook stores it: days, and the part of a day in ten decimals, which are far less than a second.
  private static func days(_ days: Int, _ seconds: Int) -> [UInt8] {
    let fraction = String((seconds * 10_000_000_000 + 43_200) / 86_400)
    return Array("\(days).".utf8) + repeatElement(UInt8(ascii: "0"), count: 10 - fraction.utf8.count) + fraction.utf8
  }
}

/// How a cell is shown: an index into the formats of ``WorkbookParts/styles``.
enum CellStyle: Int, CaseIterable {
  case general, text, header, whole, amount, rate, percentage, date, dateTime, time, elapsed, wrapped, numberHeader

  /// Whether the cell is at the right of its column: numbers, days, and what is above them.
  var isRight: Bool {
    switch self {
    case .text, .header, .wrapped: false
    case .general, .whole, .amount, .rate, .percentage, .date, .dateTime, .time, .elapsed, .numberHeader: true
    }
  }

  var isHeader: Bool { self == .header || self == .numberHeader }
}
