import Messages
import Reporting
public import WorkingDays

/// A moment, to the second, in Coordinated Universal Time: `2025-04-17T09:00:00Z`.
public struct RegisterTime: Hashable, Comparable, Sendable, LosslessStringConvertible, Codable {
  /// The day, in Coordinated Universal Time.
  public let date: CivilDate
  /// The second of the day, 0 to 86,399.
  public let second: Int

  /// Makes a moment; `nil` for a second that the day hasn't got.
  public init?(date: CivilDate, second: Int) {
    guard (0..<86_400).contains(second) else { return nil }
    self.date = date
    self.second = second
  }

  /// The moment N seconds after 1970-01-01T00:00:00Z.
  public init?(secondsSince1970 seconds: Int) {
    guard seconds >= 0, let date = CivilDate(dayNumber: seconds / 86_400) else { return nil }
    self.init(date: date, second: seconds % 86_400)
  }

  /// Reads `yyyy-mm-ddThh:mm:ssZ`, or a day alone for its beginning; `nil` for anything else.
  public init?(_ text: String) {
    if text.utf8.count == 10, let date = CivilDate(text) {
      self.init(date: date, second: 0)
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"),
      bytes[19] == UInt8(ascii: "Z"), let date = CivilDate(String(text.prefix(10)))
    else { return nil }
    func number(_ place: Int) -> Int? {
      let digits = (bytes[place] &- 0x30, bytes[place + 1] &- 0x30)
      return digits.0 < 10 && digits.1 < 10 ? Int(digits.0) * 10 + Int(digits.1) : nil
    }
    guard let hour = number(11), let minute = number(14), let second = number(17), hour < 24, minute < 60, second < 60
    else { return nil }
    self.init(date: date, second: hour * 3600 + minute * 60 + second)
  }

  /// `yyyy-mm-ddThh:mm:ssZ`.
  public var description: String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(date)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  /// Whether one moment is before another.
  public static func < (one: RegisterTime, other: RegisterTime) -> Bool {
    (one.date, one.second) < (other.date, other.second)
  }

  /// Reads a moment from a string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = RegisterTime(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text.shown)' is not a time")
    }
    self = time
  }

  /// Writes the moment as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
