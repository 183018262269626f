import ExactDecimal
import Messages
import Reporting
import WorkingDays

/// The days of an outlook on which somebody must do something, as an iCalendar file: the last day on which an instrument counts,
/// the Working Day by which support must be provided, and the reviews. With alarms before them.
struct OutlookCalendar {
  private let outlook: CoverOutlook
  private let notes: [String]

  init(_ outlook: CoverOutlook, _ notes: [String]) { (self.outlook, self.notes) = (outlook, notes) }

  /// The days before an expiry, and before a last day to act, at which a calendar reminds of it.
  private static let (expiryAlarms, actionAlarms) = ([30, 7], [5, 1])

  var text: String {
    let events = outlook.changes.flatMap { change in
      [expiry(change), increase(change), review(change)].compactMap(\.self)
    }
    return CalendarEvent.file(
      events, of: "Credit Cover", title: "Credit Cover from \(outlook.assessor.asAt)",
      about: notes.joined(separator: "\n"), stamp: outlook.assessor.asAt)
  }

  private func expiry(_ change: OutlookChange) -> CalendarEvent? {
    guard let instrument = change.instrument, let party = change.party, let last = change.day.adding(days: -1) else {
      return nil
    }
    let name = "\(instrument.kind.name) \(instrument.name)"
    let lines = [
      "\(party.signifier): \(name), \(Money.pounds(instrument.amount)), issuer \(instrument.issuer)",
      "Expires \(instrument.expires?.displayText ?? "never"); from \(change.day.displayText) it no longer counts.",
      "Shortfall then: \(Money.pounds(change.shortfall))",
    ]
    return CalendarEvent(
      uid: "expiry/\(party.signifier.asCalendarName)/\(instrument.name.asCalendarName)@seckit", from: last, to: last,
      summary: "Last day of \(name) (\(party.signifier))", description: lines.joined(separator: "\n"),
      categories: ["expiry"], alarms: Self.expiryAlarms)
  }

  /// Support to be provided: of each Party an event for what makes it necessary.
  private func increase(_ change: OutlookChange) -> CalendarEvent? {
    guard change.event == .short || change.shortfallChange.signum > 0, let party = change.party,
      let by = change.actionBy
    else { return nil }
    let lines = [
      "\(change.day.displayText): \(party.signifier): \(OutlookReport.words(change)).",
      "Required \(Money.pounds(change.result?.required ?? .zero)), counted \(Money.pounds(change.figures?.counted ?? .zero)),"
        + " shortfall \(Money.pounds(change.shortfall)).",
    ]
    let cause = [change.event.rawValue, change.item.asCalendarName].filter { !$0.isEmpty }.joined(separator: "/")
    return CalendarEvent(
      uid: "increase/\(party.signifier.asCalendarName)/\(cause)@seckit", from: by, to: by,
      summary: "\(change.action) of Credit Support (\(party.signifier))", description: lines.joined(separator: "\n"),
      categories: ["increase"], alarms: Self.actionAlarms)
  }

  private func review(_ change: OutlookChange) -> CalendarEvent? {
    guard change.event == .review else { return nil }
    let (year, month, _) = change.day.parts
    return CalendarEvent(
      uid: "review/\(year)-\(month)@seckit", from: change.day, to: change.day, summary: "Credit Cover: monthly review",
      description: "\(change.action) (\(change.item), \(Money.pounds(change.amount ?? .zero))) and assess again.",
      categories: ["review"],
      alarms: [1])
  }
}
