import AllocationRegister
import ArgumentParser
import Files
import IDAllocation
import Reporting

/// What a register is asked, and its answers: shared by the commands that ask one thing.
enum RegisterAnswers {
  /// Asks one thing and prints the answer. Ends with status 1 where it is refused.
  static func ask(
    _ request: IdentifiedRequest, of path: String, _ options: RegisterWriteOptions, format: TableFormat
  ) throws {
    let register = try options.open(path)
    let answer: RegisterAnswer
    do throws(RegisterError) {
      answer = try register.answer(
        request, time: options.moment, actor: options.name, isTimeExact: options.isTimeExact, isDryRun: options.dryRun)
    } catch {
      throw RunFailure(error)
    }
    do throws(FileError) {
      try OutputFile().write(AnswerText(answer).text(format))
    } catch {
      throw unprinted(error, [answer])
    }
    if options.dryRun { StandardError.write("seckit: nothing was changed (--dry-run)\n") }
    if answer.status == .refused { throw ExitCode(RunStatus.findings.rawValue) }
  }

  /// The failure of answers that could not be printed: what was done for them is in the register all the same, and is told
  /// where a person may read it.
  static func unprinted(_ error: FileError, _ answers: [RegisterAnswer]) -> RunFailure {
    var failure = RunFailure(error)
    let done = answers.compactMap(\.sequence)
    guard let first = done.first, let last = done.last else { return failure }
    let what = answers.count == 1 ? answers[0].identifier.map { "\($0) " } ?? "" : ""
    failure.add(
      first == last
        ? "; it was done all the same: \(what)event \(first), see 'seckit register history'"
        : "; what could not be printed was done all the same, up to event \(last), see 'seckit register history'")
    return failure
  }
}
