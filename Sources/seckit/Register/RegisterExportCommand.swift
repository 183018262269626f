import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting
import Tables
import WorkingDays

struct RegisterExportCommand: RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the allocation list: organisations, ranges, signifiers, states.",
    discussion: """
      EXAMPLES:
        seckit register export Fixtures/examples/r.db
        seckit register export Fixtures/examples/r.db -o list.xlsx
        seckit register export Fixtures/examples/r.db --identifiers

      The list is CSV unless --format or the name of the file says otherwise. The same register always gives the same bytes.
      """)

  @OptionGroup var file: RegisterArgument

  @Option(
    help: ArgumentHelp("Use the register as it was at the end of this date.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asOf: CivilDate?

  @Flag(help: "Write the identifiers instead of the organisations, in the format of 'import --identifiers'.")
  var identifiers = false

  @Flag(help: "Add the columns accession and past_names, which 'import' also reads.")
  var full = false

  @Option(help: "The format. (default: as the name of the file says, else csv)")
  var format: TableFormat?

  @OptionGroup var spreadsheet: SpreadsheetOptions

  @Option(
    help: ArgumentHelp(
      "Sign the list with this private key (PEM); the signature is written to OUTPUT.p7s.", valueName: "key"),
    completion: .file())
  var sign: String?

  @Option(
    help: ArgumentHelp("The certificate of the key (PEM).", valueName: "certificate"), completion: .file())
  var certificate: String?

  func validate() throws {
    try spreadsheet.check(format, or: .csv)
    guard (sign == nil) == (certificate == nil) else {
      throw ValidationError("Give --sign and --certificate together.")
    }
    guard !identifiers || !full else {
      throw ValidationError("--full adds columns of organisations; leave it out with --identifiers.")
    }
    guard sign == nil || spreadsheet.output != nil else {
      throw ValidationError("--sign signs a file; give --output.")
    }
    guard sign == nil || !spreadsheet.isWorkbook && spreadsheet.chosen(format, or: .csv) == .csv else {
      throw ValidationError("--sign signs CSV; give --output FILE.csv.")
    }
  }

  func run() throws {
    let organisations = identifiers ? nil : try RegisterReading.listing(file.path, asOf: asOf)
    let csv = try organisations?.csv(isFull: full) ?? RegisterReading.identifiers(file.path, asOf: asOf)
    let kinds: [String: Listing.Column.Kind] = [
      "organisation_number": .number, "accession": .date, "proposed": .date, "accepted": .date, "withdrawn": .date,
    ]
    let notes = try spreadsheet.notes { try RegisterReading.notes(file.path, asOf: asOf) }
    let layout = WorkbookLayout(identifiers ? "Identifiers" : "Organisations", further: [.notes(notes)]) {
      kinds[$0] ?? .text
    }
    guard let sign, let certificate, let output = spreadsheet.output else {
      let format = spreadsheet.written(spreadsheet.chosen(format, or: .csv))
      guard format != .csv else { return try spreadsheet.write(csv, layout) }
      let table = full ? nil : organisations.map { Listing.Table.table($0.table) }
      return try spreadsheet.write(Listing(csv: csv, table: table ?? .rows) { kinds[$0] ?? .text }, format)
    }
    let text = spreadsheet.excelSafe ? SpreadsheetFilter.text(csv) : csv
    for path in [sign, certificate] { _ = try InputFile.size(of: path) }
    let signature = try SignatureError.told(of: output, notDone: "signed") { () throws(SignatureError) in
      try ListSignature.signature(on: text, key: sign, certificate: certificate, openssl: OpenSSL())
    }
    // The list and its signature take their names together, or neither does.
    let files = try [output, output + ".p7s"].map { try AtomicOutput.output($0) }
    try files[0].write(text)
    try files[1].write(String(decoding: signature, as: UTF8.self))
    for file in files { try file.prepare() }
    for file in files { try file.commit() }
  }
}
