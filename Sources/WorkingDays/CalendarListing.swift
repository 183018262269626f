package import Messages

/// The calendars with their lists of bank holidays: where each list comes from, of which date it is and how far it goes.
package struct CalendarListing: Sendable {
  package struct Row: Encodable, Hashable, Sendable {
    package let calendar: String
    package let name: String
    package let first: CivilDate
    package let last: CivilDate
    /// The first bank holiday of the list.
    package let firstOfficial: CivilDate?
    /// The last bank holiday of the list.
    package let lastOfficial: CivilDate?
    /// The last bank holiday that was worked out by the standing rules; `nil` where none is.
    package let lastProjected: CivilDate?
    package let listDate: CivilDate?
    /// Where the list comes from and how sure we are of it; for a calendar that joins others one for each.
    package let source: String
    /// Where the projected bank holidays come from and how sure we are of them; empty without any.
    package let projectedSource: String
  }

  package let rows: [Row]
  /// What a Working Day is, and how sure we are of that.
  package let definition: RuleReference

  package init(_ holidays: BankHolidays = .builtIn) throws(WorkingDayError) {
    var rows: [Row] = []
    for code in holidays.codes {
      let calendar = try holidays.calendar(code)
      let members = holidays.members(of: code)
      let official = calendar.holidays.filter(\.isOfficial)
      let projected = calendar.holidays.last { !$0.isOfficial }
      rows.append(
        Row(
          calendar: code, name: calendar.name, first: calendar.coverage.lowerBound, last: calendar.coverage.upperBound,
          firstOfficial: official.first?.date, lastOfficial: calendar.lastOfficial,
          lastProjected: projected?.date, listDate: calendar.listDate,
          source: members.map(\.official.rule.description).joined(separator: "; "),
          projectedSource: projected == nil
            ? "" : members.compactMap(\.projected?.rule.description).joined(separator: "; ")))
    }
    self.rows = rows
    definition = holidays.definition
  }
}

extension BankHolidays {
  /// The calendars that a code joins; of a calendar that joins none the calendar itself.
  fileprivate func members(of code: String) -> [BankHolidayData.Calendar] {
    let joined = document.unions.first { $0.code == code }?.of ?? [code]
    return document.calendars.filter { joined.contains($0.code) }
  }
}

extension BankHolidays {
  /// All bank holidays with their sources, year by year, for people: `seckit rules holidays`.
  package var rows: [RuleRow] {
    [RuleRow("working_day", "neither a Saturday, a Sunday nor a bank holiday of the calendar", definition)]
      + document.calendars.flatMap { calendar in
        Self.rows(calendar.official, calendar.code)
          + (calendar.projected.map { Self.rows($0, "\(calendar.code) projected") } ?? [])
      }
      + document.unions.map { union in
        RuleRow(
          union.code, "the bank holidays of \(union.of.joined(separator: " and "))",
          RuleReference(source: "seckit: a day counts where it is a Working Day in all of them", status: .convention))
      }
  }

  private static func rows(_ list: BankHolidayData.List, _ name: String) -> [RuleRow] {
    Dictionary(grouping: list.days) { $0.date.description.prefix(4) }.sorted { $0.key < $1.key }.map { year, days in
      RuleRow("\(name) \(year)", days.map { "\($0.date) \($0.title)" }.joined(separator: "; "), list.rule)
    }
  }
}
