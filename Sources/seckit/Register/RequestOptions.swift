import AllocationRegister
import ArgumentParser
import Files
import IDAllocation
import Messages
import Reporting
import Tables

/// How a register is asked: one thing, or a batch of requests. Shared by the commands that take both.
struct RequestOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("An id that makes the request safe to repeat.", valueName: "id"),
    transform: RegisterText.requestID)
  var requestID: String?

  @Option(
    help: ArgumentHelp("A batch of requests (CSV or .xlsx); each row is printed with its answer.", valueName: "file"))
  var requests: String?

  @Flag(exclusivity: .exclusive)
  var mode: AllocationRegister.BatchMode?

  @Option(
    help: ArgumentHelp(
      "Prefix for the names of the columns added to --requests.", valueName: "text"))
  var prefix = ""

  @OptionGroup(title: "Tables") var tables: TableOptions<OnlyTable>

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @Option(
    help: "The format of the answers. (default: as the name of the file says, else table, or csv with --requests)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  func validate() throws {
    try spreadsheet.check(format, or: requests == nil ? .table : .csv)
    guard requests != "" else { throw ValidationError("The name of the file for --requests is empty.") }
    guard requests == nil || requestID == nil else {
      throw ValidationError("--request-id does not go with --requests; put the ids in the column request_id.")
    }
    guard requests != nil || mode == nil else {
      throw ValidationError("--\(mode?.rawValue ?? "each") requires --requests.")
    }
    guard requests != nil || prefix.isEmpty else { throw ValidationError("--prefix requires --requests.") }
    if requests == nil, let unused = tables.layout.given { throw ValidationError("\(unused) requires --requests.") }
  }

  /// Refuses a number that no organisation can have.
  func check(number: Int?) throws {
    if let number, number < 0 { throw ValidationError("--number can't be negative.") }
  }

  /// Asks a register for the one thing, or for what the file of requests has.
  func run(_ register: String, _ kind: RequestTable.Kind, _ single: RegisterRequest?) throws {
    if let single {
      let request = SubmittedRequest(id: requestID, .success(single))
      try RegisterAnswers.ask([request], of: register, writing, format: spreadsheet.chosen(format), spreadsheet)
    } else if let requests {
      try run(register, kind, requests)
    }
  }

  private func run(_ register: String, _ kind: RequestTable.Kind, _ requests: String) throws {
    let table = try RequestTable(InputFile(path: requests), kind: kind, reading: tables.reading(of: [kind.schema]))
    for remark in table.remarks { StandardError.note("\(remark)") }
    let text = AnswerTable(
      table, kind: kind, format: spreadsheet.written(spreadsheet.chosen(format, or: .csv)), prefix: prefix)
    if let taken = text.taken {
      throw CommandError(
        "\(table.name): already has a column \"\(taken)\"; choose a prefix for the added columns with"
          + " --prefix answer_")
    }
    try answer(table, text, of: writing.open(register))
  }

  private func answer(_ table: RequestTable, _ text: AnswerTable, of register: AllocationRegister) throws {
    let (moment, name) = (writing.moment, writing.name)
    // What can't be written is known before anything is done.
    let file = try AtomicOutput.output(spreadsheet.output)
    // What goes to a file is seen only as a whole.
    let arePrinted = text.isStream && spreadsheet.output == nil
    var answers: [RegisterAnswer] = []
    do {
      if let repeated = try register.repeated(table.requests) {
        StandardError.warn(
          "\(table.name): \(repeated); without a request_id each \(writing.dryRun ? "would get" : "gets") a new answer, not the earlier one"
        )
      }
      spreadsheet.apply(
        to: file,
        text.layout(notes: ["The requests of \(table.name)", "The register \(register.name)"] + table.remarks),
        delimiter: table.delimiter, mayBeGuarded: table.isForSpreadsheets)
      if mode == .each, !writing.dryRun {
        try file.write(text.header)
        for (index, request) in table.requests.enumerated() {
          // An answer is printed once it is on the disk, and before the next request is handled.
          let answer = try register.answer(
            request, time: moment, actor: name, isTimeExact: writing.isTimeExact)
          answers.append(answer)
          if text.isStream { try file.write(text.row(index, answer)) }
        }
        if !text.isStream { try file.write(text.text(answers, terminal: spreadsheet.terminal)) }
        try file.commit()
        try RegisterAnswers.checkKept(answers, in: register)
      } else {
        answers =
          mode == .each
          ? try register.preview(
            table.requests, time: moment, actor: name, isTimeExact: writing.isTimeExact)
          : try register.answerAll(
            table.requests, time: moment, actor: name, isTimeExact: writing.isTimeExact, isDryRun: writing.dryRun)
        try file.write(text.text(answers, terminal: spreadsheet.terminal))
        try file.commit()
      }
    } catch let error as RegisterError {
      throw RegisterAnswers.brokenOff(error, answers, in: register, arePrinted: arePrinted)
    } catch let error as FileError {
      throw RegisterAnswers.unprinted(error, answers)
    }
    if writing.dryRun {
      StandardError.note("nothing was changed (--dry-run)")
    } else {
      RegisterAnswers.warn(zip(table.requests, answers).count { $0.givesMoreEachTime && $1.status == .allocated })
    }
    if answers.contains(where: { $0.status == .refused }) { throw ExitStatus.findings }
  }
}
