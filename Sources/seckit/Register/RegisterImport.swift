import AllocationRegister
import ArgumentParser
import Files
import IDAllocation
import WorkingDays

/// `seckit register import`: a list that others have kept.
struct RegisterImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take an allocation list into a register, all of it or nothing.",
    discussion: """
      The list is CSV with organisation_number, name, signifier and first and last, or range ('first to last' in one \
      cell); it may have kind, state, accession and past_names. Identifiers are CSV with id and party; they may have \
      kind, roles, state, proposed, accepted and withdrawn. Every problem is reported before anything is written.

      Exit status: 0 all is imported; 1 the list has problems, and nothing is; 2 the run could not be finished; 64 the \
      command line is wrong.
      """)

  @Argument(help: "The register.")
  var file: String

  @Argument(help: "The list of organisations.")
  var list: String

  @Option(help: ArgumentHelp("A list of identifiers, after the organisations.", valueName: "file"))
  var identifiers: String?

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  func run() throws {
    let register = try writing.open(file)
    let moment = writing.moment
    var problems: [ImportList.Problem] = []
    do {
      var read = ImportList(try register.state(asOf: .last), on: max(moment, try register.head().time).date)
      try read.addOrganisations(InputFile(path: list))
      if let identifiers { try read.addIdentifiers(InputFile(path: identifiers)) }
      problems = read.problems
      if problems.isEmpty {
        let count =
          writing.dryRun ? read.actions.count : try register.importing(read, time: moment, actor: writing.name)
        StandardError.write("seckit: \(count) rows \(writing.dryRun ? "would be imported" : "imported")\n")
        return
      }
    } catch let error as RegisterError {
      throw RunFailure(error)
    } catch let error as FileError {
      throw RunFailure(error)
    } catch {
      throw RunFailure("\(error)")
    }
    for problem in problems { StandardError.write("\(problem)\n") }
    let count = problems.count
    StandardError.write("seckit: \(count) problem\(count == 1 ? "" : "s") in the list; nothing was imported\n")
    throw ExitCode(RunStatus.findings.rawValue)
  }
}
