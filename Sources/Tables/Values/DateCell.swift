import Messages
package import WorkingDays

package enum DateCell {
  /// Reads a date: `nil` where the cell is empty. A time behind the date has to be midnight, as databases and spreadsheets
  /// add it.
  package static func read(_ cell: some StringProtocol, _ order: DateOrder = .dmy) throws(DateCellError) -> CivilDate? {
    let whole = CellText.trimmed(cell)
    guard !whole.isEmpty else { return nil }
    if let date = CivilDate(whole) { return date }
    let (text, time) = divide(whole)
    guard let parts = DateText(text), time.map({ ClockTime($0) != nil }) ?? true else {
      throw problem(ofNumber: whole) ?? .notADate
    }
    guard let date = parts.date(order) else {
      if parts.hasDoubtfulYear { throw .doubtfulYear }
      let others = DateOrder.allCases.filter {
        $0 != order && parts.date($0) != nil && ($0 != .ymd || parts.beginsBeyondDays)
      }
      if order == .ymd, parts.hasLongYearLast, !others.isEmpty { throw .yearLast }
      throw others.first.map { .otherOrder($0) } ?? .noSuchDay
    }
    if let time, ClockTime(time)?.isMidnight == false { throw .time(date) }
    return date
  }

  /// Reads a date from the bytes of a cell. Most are `yyyy-mm-dd` and cost no text.
  package static func read(
    utf8 bytes: UnsafeBufferPointer<UInt8>, _ order: DateOrder = .dmy
  ) throws(DateCellError) -> CivilDate? {
    if let date = CivilDate(utf8: bytes) { return date }
    return try read(String(decoding: bytes, as: UTF8.self), order)
  }

  /// The date before a time, and the time; `nil` where there is none.
  static func divide(_ text: String) -> (date: String, time: String?) {
    guard let colon = text.firstIndex(of: ":") else { return (text, nil) }
    let hours = text[..<colon].reversed().prefix { $0.isNumber }.count
    let start = text.index(colon, offsetBy: -hours)
    guard start > text.startIndex else { return (text, nil) }
    let before = text.index(before: start)
    guard text[before].isWhitespace || text[before] == "T" || text[before] == "t" else { return (text, nil) }
    return (CellText.trimmed(text[..<before]), String(text[start...]))
  }

  /// What is known of a text that is only digits: a day number of Excel, or a date without separators.
  private static func problem(ofNumber text: String) -> DateCellError? {
    let isNumber = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isNumber, let number = Int(text) else { return nil }
    if text.utf8.count == 8, let date = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100) {
      return .withoutSeparators(date)
    }
    // Five digits are the days from 1927 to 2173.
    return text.utf8.count == 5 ? CivilDate(excelDay: number).map { .dayNumber($0) } : nil
  }
}

extension CivilDate {
  /// The day that a spreadsheet stores as a number: `45764` is 2025-04-17. By the calendar from 1900, 60 is a day that
  /// there never was, 29 February 1900, and `nil`; by that from 1904, which old Macs wrote, 0 is 1904-01-01.
  package init?(excelDay number: Int, from1904: Bool = false) {
    let first = from1904 ? CivilDate(year: 1904, month: 1, day: 1) : CivilDate(year: 1899, month: 12, day: 31)
    guard let first, (from1904 ? 0 : 1)...2_958_465 ~= number, from1904 || number != 60,
      let date = first.adding(days: !from1904 && number > 60 ? number - 1 : number)
    else { return nil }
    self = date
  }
}

/// A time behind a date: `00:00`, `00:00:00.000`, `12:00:00 AM`, `00:00:00Z`.
private struct ClockTime {
  let isMidnight: Bool

  init?(_ text: String) {
    var rest = Substring(text.uppercased())
    if rest.hasSuffix("Z") {
      rest.removeLast()
    } else if let zone = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let digits = rest[rest.index(after: zone)...].filter { $0 != ":" }
      guard digits.count == 4, Self.number(digits) != nil else { return nil }
      rest = rest[..<zone]
    }
    var isMorning = false
    let half = rest.suffix(2)
    if half == "AM" || half == "PM" {
      isMorning = half == "AM"
      rest = rest.dropLast(2)
      while rest.last?.isWhitespace == true { rest.removeLast() }
    }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, (1...2).contains(parts[0].count), let hour = Self.number(parts[0]),
      parts[1].count == 2, let minute = Self.number(parts[1]), hour <= 24, minute < 60
    else { return nil }
    var seconds: [Int] = []
    if parts.count == 3 {
      let pieces = parts[2].split(separator: ".", omittingEmptySubsequences: false)
      seconds = pieces.compactMap { Self.number($0) }
      guard seconds.count == pieces.count, pieces.count <= 2, pieces[0].count == 2 else { return nil }
    }
    isMidnight =
      (half == "AM" || half == "PM" ? isMorning && hour == 12 : hour == 0) && minute == 0
      && seconds.allSatisfy { $0 == 0 }
  }

  private static func number(_ digits: some StringProtocol) -> Int? {
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return Int(digits)
  }
}

/// What reading a date throws, and what the finding then says.
package enum DateCellError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is not written as one.
  case notADate
  /// The calendar has no such day.
  case noSuchDay
  /// It is a date in this order only, and the dates of the file have another. In a stream, where the first rows decided,
  /// the run has to stop.
  case otherOrder(DateOrder)
  /// Its year is at the end, and the user said that it is in front.
  case yearLast
  /// Its year has two digits, and can be of either century.
  case doubtfulYear
  /// It has a time that is not midnight.
  case time(CivilDate)
  /// It is a spreadsheet's number of this day, which a column of text can't be known to hold.
  case dayNumber(CivilDate)
  /// It is eight digits, `yyyymmdd`.
  case withoutSeparators(CivilDate)

  /// What is wrong, in words, to follow the value: `is not a date; write it as yyyy-mm-dd`.
  package var description: String {
    switch self {
    case .notADate: "is not a date; write it as yyyy-mm-dd, for example 2025-04-17"
    case .noSuchDay: "is not a day of the calendar; check the day and the month"
    case .otherOrder(let order):
      "can only be read \(order.displayText), but the dates of the file are not; correct it, or give --date-order \(order.rawValue)"
    case .yearLast: "has its year at the end, but --date-order ymd puts years first; correct one of the two"
    case .doubtfulYear: "has a two-digit year that could be in either century; write it with four digits"
    case .time: "has a time that is not midnight; give only the date"
    case .dayNumber: "is a number, as spreadsheets store dates; format the cell as a date"
    case .withoutSeparators: "is not written as a date; write it as yyyy-mm-dd"
    }
  }

  /// The date that was probably meant.
  package var meant: CivilDate? {
    switch self {
    case .time(let date), .dayNumber(let date), .withoutSeparators(let date): date
    case .notADate, .noSuchDay, .otherOrder, .yearLast, .doubtfulYear: nil
    }
  }
}
