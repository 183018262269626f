import AllocationRegister
import ArgumentParser
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

  @Flag(help: "Write the identifiers instead of the organisations; 'import --identifiers' takes them.")
  var identifiers = false

  @Flag(help: "Add the columns accession and past_names, which 'import' takes too.")
  var more = false

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
    guard !identifiers || !more else { throw ValidationError("--more is about organisations, not --identifiers.") }
    guard output != "" else { throw ValidationError("The name of the file for --output is empty.") }
    guard sign == nil || output != nil else { throw ValidationError("What is signed is a file: give --output.") }
  }

  func run() throws {
    if identifiers {
      try WholeText.write(RegisterReading.identifiers(file, asOf: asOf, isSpreadsheetSafe: excelSafe), to: output)
    } else {
      let listing = try RegisterReading.listing(file, asOf: asOf)
      try WholeText.write(listing.csv(hasMore: more, isSpreadsheetSafe: excelSafe), to: output)
    }
    guard let sign, let certificate, let output else { return }
    do throws(ListSignature.Failure) {
      try ListSignature.sign(output, key: sign, certificate: certificate, to: output + ".p7s")
    } catch {
      throw RunFailure("\(output): could not be signed: \(error)")
    }
  }
}
