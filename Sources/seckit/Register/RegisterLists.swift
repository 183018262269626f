import AllocationRegister
import ArgumentParser
import Files
import IDAllocation
import Reporting
import WorkingDays

/// `seckit register export`: the allocation list.
struct RegisterExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the allocation list as CSV: organisations, ranges, signifiers, states.",
    discussion: "The same register always gives the same bytes.")

  @Argument(help: "The register.")
  var file: String

  @Option(
    help: ArgumentHelp("The register as it was at the end of a day.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asOf: CivilDate?

  @Flag(help: "Put an apostrophe before cells that a spreadsheet would run as formulas or turn into numbers.")
  var excelSafe = false

  @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Sign the list with this private key (PEM); the signature is written to OUTPUT.p7s.", valueName: "key"))
  var sign: String?

  @Option(help: ArgumentHelp("The certificate of the key (PEM).", valueName: "certificate"))
  var certificate: String?

  func validate() throws {
    guard (sign == nil) == (certificate == nil) else {
      throw ValidationError("Give --sign and --certificate together.")
    }
    guard sign == nil || output != nil else { throw ValidationError("What is signed is a file: give --output.") }
  }

  func run() throws {
    let listing = try RegisterReading.listing(file, asOf: asOf)
    try WholeText.write(listing.csv(isSpreadsheetSafe: excelSafe), to: output)
    guard let sign, let certificate, let output else { return }
    do throws(ListSignature.Failure) {
      try ListSignature.sign(output, key: sign, certificate: certificate, to: output + ".p7s")
    } catch {
      throw RunFailure("\(output): could not be signed: \(error)")
    }
  }
}

/// `seckit register verify-list`: whether a list is the one that was signed.
struct RegisterVerifyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-list", abstract: "Check the signature on an allocation list (a detached CMS signature).",
    discussion: "Exit status: 0 it is valid; 1 it is not; 2 it could not be checked; 64 the command line is wrong.")

  @Argument(help: "The list.")
  var list: String

  @Option(help: ArgumentHelp("The signature, PEM or DER.", valueName: "file"))
  var signature: String

  @Option(help: ArgumentHelp("The certification authority that is trusted (PEM).", valueName: "file"))
  var ca: String

  func run() throws {
    let isValid: Bool
    let words: String
    do {
      for path in [list, signature, ca] { _ = try InputFile(path: path) }
      (isValid, words) = try ListSignature.isValid(signature, of: list, authority: ca)
    } catch let error as FileError {
      throw RunFailure(error)
    } catch {
      throw RunFailure("\(error)")
    }
    try WholeText.write(isValid ? "the signature is valid\n" : "the signature is NOT valid: \(words)\n")
    if !isValid { throw ExitCode(RunStatus.findings.rawValue) }
  }
}

/// `seckit register import`: a list that others have kept.
struct RegisterImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take an allocation list into a register, all of it or nothing.",
    discussion: """
      The list is CSV with organisation_number, name, signifier and first and last, or range ('first to last' in one \
      cell); it may have kind, state, accession and past_names. Identifiers are CSV with id and party; they may have \
      kind, roles and state. Every problem is reported before anything is written.
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
    throw RunFailure("\(problems.count) problem\(problems.count == 1 ? "" : "s") in the list; nothing was imported")
  }
}

/// `seckit register diff`: what differs between two registers or lists.
struct RegisterDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two registers, or two allocation lists (CSV).",
    discussion: "Exit status: 0 they are the same; 1 they differ; 2 one can't be read; 64 the command line is wrong.")

  @Argument(help: "The first register or list.")
  var first: String

  @Argument(help: "The second.")
  var second: String

  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  func run() throws {
    let differences = RegisterDifference.between(
      try RegisterReading.listingOrList(first), try RegisterReading.listingOrList(second))
    try WholeText.write(DifferenceText(differences).text(format))
    if !differences.isEmpty { throw ExitCode(RunStatus.findings.rawValue) }
  }
}
