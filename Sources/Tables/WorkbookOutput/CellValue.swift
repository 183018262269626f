import Reporting
import WorkingDays

/// A cell of a list as a workbook has it: a number or a date where its text is exactly one, else text.
enum CellValue: Equatable {
  case empty
  case text
  /// A number, as its decimal text, in a style.
  case number([UInt8], CellStyle)

  /// A spreadsheet shows so many digits of a number; one with more would become another.
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
      self = Self.decimals(of: text) == nil ? .text : .number(Self.hundredth(of: text), .percentage)
    case .date:
      self = Self.dayNumber(text).map { .number(Array(String($0).utf8), .date) } ?? .text
    }
  }

  /// Reads a cell of a workbook that is not in quotes in its text: a number or a day as ``CellWriter`` writes them.
  init(ofWorkbook text: ArraySlice<UInt8>) {
    let isPercent = text.last == UInt8(ascii: "%")
    let number = isPercent ? text.dropLast() : text
    if text.isEmpty {
      self = .empty
    } else if Self.decimals(of: number) != nil {
      self = isPercent ? .number(Self.hundredth(of: number), .percentage) : .number(Array(text), .general)
    } else {
      self = Self.dayNumber(text).map { .number(Array(String($0).utf8), .date) } ?? .text
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
}

/// How a cell is shown: an index into the formats of ``WorkbookParts/styles``.
enum CellStyle: Int, CaseIterable {
  case general, text, header, whole, amount, percentage, date, prose
}
