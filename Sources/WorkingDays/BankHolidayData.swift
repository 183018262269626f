import Messages

/// The bank holidays as they are in JSON.
package struct BankHolidayData: Decodable {
  let ruleSet: String
  let workingDay: RuleReference
  let calendars: [Calendar]
  let unions: [Union]

  enum CodingKeys: String, CodingKey {
    case ruleSet = "rule_set"
    case workingDay = "working_day"
    case calendars, unions
  }

  struct Calendar: Decodable {
    let code: String
    let name: String
    let first: CivilDate
    let last: CivilDate
    let official: List
    let projected: List?
  }

  struct List: Decodable {
    /// The date of the list; of projected days, which nobody has published, there is none.
    let date: CivilDate?
    let rule: RuleReference
    let days: [Day]

    enum CodingKeys: String, CodingKey {
      case date = "list_date"
      case rule, days
    }
  }

  struct Day: Decodable {
    let date: CivilDate
    let title: String
    /// The day on which it first appeared in the official list.
    let published: CivilDate?
    /// Whether it is a holiday of that one year, which no standing rule gives.
    let special: Bool?
    /// The holiday of the standing rules that it replaces.
    let replaces: Replaced?
  }

  struct Replaced: Decodable {
    let date: CivilDate
    let title: String
  }

  struct Union: Decodable {
    let code: String
    let name: String
    let of: [String]
  }
}

extension BankHolidayData {
  /// The most years that a calendar covers: each day of them is held in memory.
  private static let yearLimit = 400

  /// Throws for what would make a calendar that can't be counted with.
  func check() throws(RuleDataError) {
    var codes: Set<String> = []
    for code in calendars.map(\.code) + unions.map(\.code) {
      guard !code.isEmpty else { throw .wrongValue(rule: "calendars", "a calendar has no code") }
      guard codes.insert(code).inserted else {
        throw .wrongValue(rule: "calendars", "the code '\(code.shown)' appears twice")
      }
    }
    guard !calendars.isEmpty else { throw .wrongValue(rule: "calendars", "there is none") }
    for calendar in calendars {
      guard calendar.first <= calendar.last, calendar.last.dayNumber - calendar.first.dayNumber <= 366 * Self.yearLimit
      else {
        throw .wrongValue(
          rule: "calendars, \(calendar.code.shown)",
          "it must end on or after its first day, \(calendar.first), and cover at most \(Self.yearLimit) years")
      }
      var dates: Set<CivilDate> = []
      for day in calendar.official.days where !dates.insert(day.date).inserted {
        throw .wrongValue(rule: "calendars, \(calendar.code.shown)", "\(day.date) appears twice; remove one")
      }
      for day in calendar.official.days + (calendar.projected?.days ?? [])
      where !(calendar.first...calendar.last).contains(day.date) {
        throw .wrongValue(
          rule: "calendars, \(calendar.code.shown)",
          "\(day.date) is outside its days, \(calendar.first) to \(calendar.last)")
      }
    }
    for union in unions { try check(union) }
  }

  private func check(_ union: Union) throws(RuleDataError) {
    let rule = "unions, \(union.code.shown)"
    var days: ClosedRange<CivilDate>?
    for code in union.of {
      guard let member = calendars.first(where: { $0.code == code }) else {
        throw .wrongValue(rule: rule, "'\(code.shown)' is not one of the calendars")
      }
      let (first, last) = (max(days?.lowerBound ?? .first, member.first), min(days?.upperBound ?? .last, member.last))
      guard first <= last else { throw .wrongValue(rule: rule, "its calendars have no day in common") }
      days = first...last
    }
    if union.of.isEmpty { throw .wrongValue(rule: rule, "it joins no calendars") }
  }
}
