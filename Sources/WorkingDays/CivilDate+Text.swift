public import Messages

/// Dates are written `yyyy-mm-dd` (ISO 8601), and in no other way.
extension CivilDate: LosslessStringConvertible, Codable {
  /// What ``init(parsing:)`` throws. Each case holds the text as it was given.
  public enum TextError: UserError, Hashable, Sendable {
    /// It isn't four digits, a hyphen, two digits, a hyphen and two digits.
    case notWrittenAsDate(String)
    /// It is written right, but the calendar has no such day: `2025-02-29`.
    case noSuchDay(String)

    /// What is wrong with the text, which is made safe to show, and how to write it.
    public var description: String {
      switch self {
      case .notWrittenAsDate(let text): "'\(text.shown)' is not a date; write it as yyyy-mm-dd, for example 2025-04-17"
      case .noSuchDay(let text): "'\(text.shown)' is not a day of the calendar; check the day and the month"
      }
    }
  }

  /// Reads a date. Throws a ``TextError`` for anything but a day of the calendar, written `yyyy-mm-dd`.
  public init(parsing text: some StringProtocol) throws(TextError) {
    var copy = String(text)
    let parsed = copy.withUTF8 { Self.parse($0) }
    guard let (year, month, day) = parsed else { throw .notWrittenAsDate(copy) }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDay(copy) }
    self = date
  }

  /// Reads a date from bytes; `nil` for anything but a day of the calendar, written `yyyy-mm-dd`. Makes no text, for
  /// those who read millions.
  public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    guard let (year, month, day) = Self.parse(bytes) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Reads a date; `nil` for anything but a day of the calendar, written `yyyy-mm-dd`.
  public init?(_ description: String) {
    guard let date = try? CivilDate(parsing: description) else { return nil }
    self = date
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> (year: Int, month: Int, day: Int)? {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ places: Range<Int>) -> Int? {
      var value = 0
      for place in places {
        let digit = bytes[place] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        value = value * 10 + Int(digit)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    return (year, month, day)
  }

  /// The date as `yyyy-mm-dd`, with zeros: `2025-04-07`.
  public var description: String {
    String(unsafeUninitializedCapacity: Self.length) { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      write(to: base)
      return Self.length
    }
  }

  /// The bytes of a date as it is written, `yyyy-mm-dd`: always 10.
  public static let length = 10

  /// Writes the ``length`` bytes of the date as `yyyy-mm-dd`. Makes no text, for those who write millions.
  public func write(to target: UnsafeMutablePointer<UInt8>) {
    let (year, month, day) = parts
    func write(_ number: Int, _ place: Int) {
      let number = UInt8(truncatingIfNeeded: number)
      target[place] = UInt8(ascii: "0") &+ number / 10
      target[place + 1] = UInt8(ascii: "0") &+ number % 10
    }
    write(year / 100, 0)
    write(year % 100, 2)
    target[4] = UInt8(ascii: "-")
    write(month, 5)
    target[7] = UInt8(ascii: "-")
    write(day, 8)
  }

  package static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  package static let shortMonthNames = monthNames.map { String($0.prefix(3)) }

  /// The date as a person writes it: `Thursday 17 April 2025`.
  public var displayText: String {
    let (year, month, day) = parts
    return "\(weekday.name) \(day) \(Self.monthNames[month - 1]) \(year)"
  }

  /// Reads a string `yyyy-mm-dd`; throws a `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(parsing: container.decode(String.self))
    } catch let error as TextError {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Writes the date as a string `yyyy-mm-dd`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension CivilDate {
  /// The date that somebody probably meant by a text with day, month and year, or year, month and day, in numbers;
  /// `nil` for anything else.
  package static func guess(of text: String) -> String? {
    let parts = text.split { "/.- ".contains($0) }
    if parts.count == 1, text.utf8.count == 8, let number = Int(text) {
      return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)?.description
    }
    guard parts.count == 3, let first = Int(parts[0]), let month = Int(parts[1]), let last = Int(parts[2]) else {
      return nil
    }
    if parts[0].count == 4 { return CivilDate(year: first, month: month, day: last)?.description }
    guard parts[2].count == 4 else { return nil }
    return CivilDate(year: last, month: month, day: first)?.description
  }
}
