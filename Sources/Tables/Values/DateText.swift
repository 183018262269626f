import WorkingDays

/// In which order day, month and year are written in numbers. The raw values are the words of `--date-order`.
public enum DateOrder: String, CaseIterable, Hashable, Sendable {
  /// 17/04/2025, as in Britain.
  case dmy
  /// 04/17/2025, as in America.
  case mdy
  /// 25/04/17. A year of four digits in front needs no decision.
  case ymd

  /// The order as a message names it: `day first`.
  package var displayText: String {
    switch self {
    case .dmy: "day first"
    case .mdy: "month first"
    case .ymd: "year first"
    }
  }
}

/// A date as it is written, taken apart into its three parts. Which of them is the month can depend on the other dates of
/// its file.
struct DateText {
  enum Part: Hashable {
    /// A number of one or two digits.
    case short(Int)
    /// A year of four digits.
    case year(Int)
    /// The name of a month, from 1 to 12.
    case month(Int)
  }

  let parts: [Part]

  /// Takes a date apart; `nil` for what is not written as one. A time behind it has been taken off.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count <= Self.lengthLimit else { return nil }
    var words: [String] = []
    var separators: [Character] = []
    var word = ""
    for character in text {
      if character.isWhitespace || "/.-,".contains(character) {
        // White space may be beside another separator, as in `April 17, 2025`.
        if word.isEmpty {
          guard character.isWhitespace || separators.last == " ", !words.isEmpty else { return nil }
          if !character.isWhitespace { separators[separators.count - 1] = character }
        } else {
          words.append(word)
          separators.append(character.isWhitespace ? " " : character)
          word = ""
        }
      } else {
        word.append(character)
      }
    }
    guard words.count == 2, !word.isEmpty else { return nil }
    words.append(word)
    parts = words.compactMap(Self.part)
    guard parts.count == 3 else { return nil }
    let isNamed = parts.contains { if case .month = $0 { true } else { false } }
    // A comma is in `April 17, 2025` alone.
    let isRight =
      separators[0] == separators[1] && separators[0] != ","
      || isNamed && separators[0] == " " && separators[1] == ","
    // A year of one digit, as in 1/1/1, is not a year.
    let hasYear = words[0].utf8.count > 1 || words[2].utf8.count > 1
    guard isRight, hasYear, hasKnownForm else { return nil }
  }

  /// Whether the parts can be a day, a month and a year.
  private var hasKnownForm: Bool {
    switch (parts[0], parts[1], parts[2]) {
    case (.year, .short, .short), (.year, .month, .short), (.month, .short, .short), (.month, .short, .year): true
    case (.short, .short, .short), (.short, .short, .year), (.short, .month, .short), (.short, .month, .year): true
    default: false
    }
  }

  /// Whether it is in numbers, and its year can be at the end: so that its order must be known.
  var isInNumbers: Bool {
    switch (parts[0], parts[1]) {
    case (.short, .short): true
    default: false
    }
  }

  /// Whether its first number is not a day: 31/04/25 is a slip and not a day of 2031, and 45/03/04, if it is a day, is
  /// in 2045.
  var beginsBeyondDays: Bool { if case .short(32...) = parts[0] { true } else { false } }

  /// Whether its year has four digits and is at the end.
  var hasLongYearLast: Bool { if case .year = parts[2] { true } else { false } }

  /// The day, where the numbers are in this order; `nil` where there is no such day, or the form has another order.
  func date(_ order: DateOrder) -> CivilDate? {
    switch (parts[0], parts[1], parts[2]) {
    case (.year(let year), .short(let month), .short(let day)), (.year(let year), .month(let month), .short(let day)):
      CivilDate(year: year, month: month, day: day)
    case (.short(let first), .short(let second), .year(let year)):
      switch order {
      case .dmy: CivilDate(year: year, month: second, day: first)
      case .mdy: CivilDate(year: year, month: first, day: second)
      case .ymd: nil
      }
    case (.short(let day), .month(let month), .year(let year)), (.month(let month), .short(let day), .year(let year)):
      CivilDate(year: year, month: month, day: day)
    case (.short(let first), .month(let month), .short(let last)):
      order == .ymd ? Self.date(first, month, last) : Self.date(last, month, first)
    case (.month(let month), .short(let day), .short(let year)): Self.date(year, month, day)
    case (.short(let first), .short(let second), .short(let third)):
      switch order {
      case .dmy: Self.date(third, second, first)
      case .mdy: Self.date(third, first, second)
      case .ymd: Self.date(first, second, third)
      }
    default: nil
    }
  }

  /// Whether it is a date with a year of two digits that can be of either century.
  var hasDoubtfulYear: Bool {
    switch (parts[0], parts[1], parts[2]) {
    case (.short, .short, .short(let year)), (.short, .month, .short(let year)), (.month, .short, .short(let year)):
      year > Self.lastShortYear
    default: false
    }
  }

  /// 69 to 99 can be the last century, and no date that we need is in it.
  private static let lastShortYear = 68
  private static let lengthLimit = 60

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    year <= lastShortYear ? CivilDate(year: 2000 + year, month: month, day: day) : nil
  }

  private static func part(_ word: String) -> Part? {
    if word.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int(word) {
      switch word.utf8.count {
      case 1, 2: return .short(number)
      case 4: return number >= 1000 ? .year(number) : nil
      default: return nil
      }
    }
    return months[word.lowercased()].map { .month($0) }
  }

  private static let months: [String: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    var months = ["sept": 9]
    for (index, name) in names.enumerated() {
      months[name] = index + 1
      months[String(name.prefix(3))] = index + 1
    }
    return months
  }()
}
