import Messages
import Reporting
public import WorkingDays

/// Twelve months in which one Credit Cover Threshold holds (SEC Section A).
public struct RegulatoryYear: Hashable, Sendable {
  /// The day on which each begins.
  public struct Beginning: Codable, Hashable, Sendable {
    /// 1 to 12.
    public let month: Int
    /// A day that the month has in every year.
    public let day: Int

    /// Reads a day; throws where it is not one of every year.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      month = try container.decode(1...12, forKey: .month)
      day = try container.decode(1...CivilDate.daysIn(month: month, of: 2001), forKey: .day)
    }

    private enum CodingKeys: String, CodingKey { case month, day }
  }

  /// The day on which it begins.
  public let beginning: Beginning
  /// The calendar year in which it begins.
  public let firstYear: Int

  /// Whether a text names one: a year, and the last two digits of the next, as `2025-26`.
  static func isName(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let first = Int(parts[0]),
      let second = Int(parts[1]), parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return (first + 1) % 100 == second
  }

  /// The name of the Regulatory Year that a text means, as people write it: `2025-26`, `2025/26`, `2025-2026`; `nil` where
  /// it means none.
  public static func name(reading text: String) -> String? {
    let parts = text.split { "-/\u{2013} ".contains($0) }
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 4 || parts[1].utf8.count == 2 else {
      return nil
    }
    let name = "\(parts[0])-\(parts[1].suffix(2))"
    guard isName(name), parts[1].count == 2 || Int(parts[1]) == Int(parts[0]).map({ $0 + 1 }) else { return nil }
    return name
  }

  /// What is said of a text that means none.
  package static func refusal(of text: String) -> String {
    "'\(text.shown)' is not a Regulatory Year; write it as 2025-26, for the year that begins on 1 April 2025"
  }

  /// The Regulatory Year of a date.
  public init(of date: CivilDate, beginning: Beginning) {
    self.beginning = beginning
    let (year, month, day) = date.parts
    firstYear = (month, day) >= (beginning.month, beginning.day) ? year : year - 1
  }

  /// `2025-26`.
  public var name: String {
    let second = String((firstYear + 1) % 100)
    return "\(firstYear)-\(second.count < 2 ? "0" : "")\(second)"
  }
}
