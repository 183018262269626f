import AllocationRegister
import ArgumentParser
import Files
import IDAllocation
import Reporting

/// The register that is asked, and how: shared by both commands that give something out.
struct AllocateTarget: ParsableArguments {
  @Option(help: ArgumentHelp("The register.", valueName: "file"))
  var register: String

  @Option(help: ArgumentHelp("The id of the request, under which it may be asked again.", valueName: "id"))
  var requestID: String?

  @Option(help: ArgumentHelp("Requests as CSV; the answers are appended to each row.", valueName: "file"))
  var requests: String?

  @Flag(help: "Answer each row of --requests by itself. (default: all rows or none)")
  var each = false

  @Option(
    help: ArgumentHelp(
      "What stands before the names of the columns that are appended to --requests.", valueName: "text"))
  var prefix = ""

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @Option(help: "The format of an answer: table, csv, json or jsonl; of --requests csv or jsonl.")
  var format: TableFormat?

  func validate() throws {
    guard requests == nil || requestID == nil else {
      throw ValidationError("With --requests the ids stand in the column request_id.")
    }
    guard requests != nil || !each else { throw ValidationError("--each is about --requests.") }
    guard requests != nil || prefix.isEmpty else { throw ValidationError("--prefix is about --requests.") }
    if requests != nil, let format, format == .table || format == .json {
      throw ValidationError("The answers to --requests are csv or jsonl.")
    }
    guard requestID.map({ (1...200).contains($0.unicodeScalars.count) }) ?? true else {
      throw ValidationError("--request-id has 1 to 200 characters.")
    }
  }

  func run(_ kind: RequestTable.Kind, _ single: () throws(RegisterRefusal) -> RegisterRequest) throws {
    guard let requests else {
      let request = IdentifiedRequest(id: requestID, Result { () throws(RegisterRefusal) in try single() })
      try RegisterAnswers.ask(request, of: register, writing, format: format ?? .table)
      return
    }
    let table: RequestTable
    do {
      table = try RequestTable(InputFile(path: requests), kind: kind)
    } catch let error as FileError {
      throw RunFailure(error)
    } catch {
      throw RunFailure("\(error)")
    }
    try answer(table, kind)
  }

  private func answer(_ table: RequestTable, _ kind: RequestTable.Kind) throws {
    let text = AnswerTable(table.table, kind: kind, format: format ?? .csv, prefix: prefix)
    if let taken = text.taken {
      throw RunFailure(
        "\(table.table.name): already has a column \"\(taken)\"; choose a prefix for the columns that are appended, as"
          + " --prefix answer_")
    }
    let open = try writing.open(register)
    let (moment, name) = (writing.moment, writing.name)
    var isRefused = false
    do {
      let file = OutputFile()
      try file.write(text.header)
      if each, writing.dryRun {
        let answers = try open.preview(table.requests, time: moment, actor: name)
        isRefused = answers.contains { $0.status == .refused }
        for (index, answer) in answers.enumerated() { try file.write(text.row(index, answer)) }
      } else if each {
        for (index, request) in table.requests.enumerated() {
          // An answer is printed once it is on the disk, and before the next request is looked at.
          let answer = try open.answer(request, time: moment, actor: name)
          if answer.status == .refused { isRefused = true }
          try file.write(text.row(index, answer))
        }
      } else {
        let answers = try open.answerAll(table.requests, time: moment, actor: name, isDryRun: writing.dryRun)
        isRefused = answers.contains { $0.status == .refused }
        for (index, answer) in answers.enumerated() { try file.write(text.row(index, answer)) }
      }
    } catch let error as RegisterError {
      throw RunFailure(error)
    } catch let error as FileError {
      throw RunFailure(error)
    } catch {
      preconditionFailure("nothing else is thrown: \(error)")
    }
    if writing.dryRun { StandardError.write("seckit: nothing was changed (--dry-run)\n") }
    if isRefused { throw ExitCode(RunStatus.findings.rawValue) }
  }
}
