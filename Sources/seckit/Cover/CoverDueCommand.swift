import ArgumentParser
import CreditCover
import Files
import Messages
import Reporting
import WorkingDays

struct CoverDueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Calculate when an Invoice is due, in Working Days.",
    discussion: """
      EXAMPLES:
        seckit cover due --received 2025-06-05 --month 2025-05
        seckit cover due --received 2025-06-05 --month 2025-05 --format json

      The rules in force on the date of receipt apply.
      """)

  @Option(
    help: ArgumentHelp("The date the Invoice was received.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var received: CivilDate

  @Option(
    help: ArgumentHelp("The month of the Invoice, for example 2025-05.", valueName: "month"),
    transform: { try CoverDueCommand.month($0) })
  var month: CivilDate

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  @OptionGroup var printing: ListOptions

  private static func month(_ text: String) throws -> CivilDate {
    guard let first = CivilDate(text + "-01") else {
      throw ValidationError("'\(text.shown)' is not a month; write it as yyyy-mm, for example 2025-05")
    }
    return first
  }

  func run() throws {
    let sets = try calendar.rules.read([.cover, .holidays])
    let rules = try sets.cover.inForce(on: received)
    let calendar = try self.calendar.chosen(sets)
    let due = try PaymentDue(received: received, month: month, rules: rules, calendar: calendar)
    let facts = FactSheet(due, received: received, month: month, calendar: calendar.code, on: rules)
    if let warning = calendar.warning(for: due.due) { StandardError.warn("\(warning)") }
    try printing.write(facts)
    try self.calendar.strictness.check()
  }
}
