import AllocationRegister
import ArgumentParser
import Files
import IDAllocation
import Messages
import Reporting
import Tables

/// What a register is asked, and its answers: shared by the commands that ask one thing, or a few.
enum RegisterAnswers {
  /// Asks for all, or for none where one is refused, and prints the answers. Ends with findings where one is refused.
  static func ask(
    _ requests: [SubmittedRequest], of path: String, _ options: RegisterWriteOptions, format: TableFormat,
    _ spreadsheet: SpreadsheetOptions
  ) throws {
    let register = try options.open(path)
    let listing = AnswerReport([]).listing
    let file = try spreadsheet.open(listing.adding(notes: ["The register \(register.name)"]).layout)
    let answers = try register.answerAll(
      requests, time: options.moment, actor: options.name, isTimeExact: options.isTimeExact, isDryRun: options.dryRun)
    try checkExistence(answers, in: register)
    do throws(FileError) {
      try file.write(
        AnswerReport(answers).text(spreadsheet.written(format), terminal: spreadsheet.terminal))
      try file.commit()
    } catch {
      throw unprinted(error, answers)
    }
    if options.dryRun {
      StandardError.note("nothing was changed (--dry-run)")
    } else if zip(requests, answers).contains(where: { $0.givesMoreEachTime && $1.status == .allocated }) {
      StandardError.note(
        "repeating this request allocates one more; give --request-id to get the same answer again")
    }
    if answers.contains(where: { $0.status == .refused }) { throw ExitStatus.findings }
  }

  /// Throws where the Party or identifier of a request does not exist, which is an error in every command.
  private static func checkExistence(
    _ answers: [RegisterAnswer], in register: AllocationRegister
  ) throws {
    let codes = [RegisterRefusal.Code.unknownParty, .unknownIdentifier].map(\.rawValue)
    guard let missing = answers.first(where: { codes.contains($0.code) }) else { return }
    throw CommandError("\(register.name): \(missing.detail)")
  }

  /// Throws where answers that were printed are not in the file that has the register's name now.
  static func checkKept(_ answers: [RegisterAnswer], in register: AllocationRegister) throws {
    guard let remark = lost(answers, in: register) else { return }
    throw CommandError("\(register.name): is no longer the file that was written to\(remark)")
  }

  /// The error of a batch that was stopped behind some answers, and which of these count.
  static func brokenOff(
    _ error: RegisterError, _ answers: [RegisterAnswer], in register: AllocationRegister, arePrinted: Bool
  ) -> any UserError {
    if case .moved = error, let remark = lost(answers, in: register) { return error.adding(remark) }
    if arePrinted, case .moved = error, answers.contains(where: { $0.sequence != nil }) {
      return error.adding("; the printed answers are in \(register.name)")
    }
    guard !arePrinted, let last = answers.last(where: { $0.sequence != nil })?.sequence else { return error }
    return error.adding(
      "; the earlier rows, up to event \(last), are done but their answers were not printed; see 'seckit register history'"
    )
  }

  /// Which answers are not in the register, in words; `nil` where all are there.
  private static func lost(_ answers: [RegisterAnswer], in register: AllocationRegister) -> String? {
    guard let first = register.firstLost(of: answers) else { return nil }
    let isAll = !answers[..<first].contains { $0.sequence != nil }
    return "; " + (isAll ? "none of the answers" : "no answer from row \(first + 1) on")
      + " counts unless it is in \(register.name) again: repeat the requests, or put the file back"
  }

  /// Says that the rows of a batch that have no id would get more if they were asked again.
  static func warn(_ count: Int) {
    guard count > 0 else { return }
    let rows =
      count.counted("row") + " without request_id " + count.plural("allocates one more", "allocate \(count) more")
    StandardError.note(
      "if repeated, \(rows); add a column request_id to get the same answers again")
  }

  /// The error of answers that could not be printed: what was done for them is in the register anyway, and is told
  /// where a person may read it.
  static func unprinted(_ error: FileError, _ answers: [RegisterAnswer]) -> any UserError {
    let done = answers.compactMap(\.sequence)
    guard let first = done.first, let last = done.last else { return error }
    let what = answers.count == 1 ? answers[0].identifier.map { "\($0) " } ?? "" : ""
    return error.adding(
      first == last
        ? "; the request is done: \(what)event \(first); see 'seckit register history'"
        : "; the requests are done, up to event \(last); see 'seckit register history'")
  }
}
