import ArgumentParser
import CreditCover
import Files
import Messages
import Reporting
import WorkingDays

struct CoverDueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Work out when an Invoice is due, by Working Days.",
    discussion: "By the rules that hold on the day of the receipt.")

  @Option(
    help: ArgumentHelp("The day on which the Invoice was received.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var received: CivilDate

  @Option(
    help: ArgumentHelp("The month that the Invoice is for, as 2025-05.", valueName: "month"),
    transform: { try CoverDueCommand.month($0) })
  var month: CivilDate

  @OptionGroup(title: "Rules") var rules: RuleSetOptions

  @OptionGroup(title: "Calendar") var calendar: CalendarOptions

  @OptionGroup var printing: ListOptions

  private static func month(_ text: String) throws -> CivilDate {
    guard let first = CivilDate(text + "-01") else {
      throw ValidationError("'\(text.shown)' is no month; write it as yyyy-mm, for example 2025-05")
    }
    return first
  }

  func run() throws {
    let rules = try rules.inForce(on: received)
    let calendar = try self.calendar.chosen()
    let due = try PaymentDue(received: received, month: month, rules: rules, calendar: calendar)
    let facts = FactSheet(due, received: received, month: month, calendar: calendar.code, on: rules)
    if let warning = calendar.warning(for: due.due) { StandardError.write("seckit: warning: \(warning)\n") }
    try printing.write(facts)
  }
}
