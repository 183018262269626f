import ArgumentParser
import DelimitedText
import Files
import Messages
import Reporting
import Tables

/// Where a table and its columns are: shared by all commands that read any.
struct TableLayoutOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The character between two fields, or its name: comma, semicolon, tab, pipe, space or colon. (default: recognised from the header)",
      valueName: "delimiter"))
  var delimiter: Delimiter?

  @Option(
    help: "The encoding of the text: utf-8, utf-16 or windows-1252. (default: as the bytes show; gzip is unpacked)")
  var encoding: TableEncoding?

  @Option(
    help: ArgumentHelp(
      "The sheet of a workbook, by its name or its number from 1. (default: the one that has the table)",
      valueName: "name|number"))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      "Read a column from the heading HEADING, or from the column of a letter: gross=E. For one of several tables: invoices.gross=E; may be repeated.",
      valueName: "column=heading"),
    transform: { text in
      guard let mapping = TableMapping(text) else { throw ValidationError("write it as column=Heading") }
      return mapping
    })
  var map: [TableMapping] = []

  @Option(
    help: ArgumentHelp(
      "A file of mappings, one a line as --map takes it; those of --map win. Lines that begin with # are passed by.",
      valueName: "file"), completion: .file())
  var mapFile: String?

  @Option(
    help: ArgumentHelp(
      "The line of the header. (default: the first of the first 20 rows that has the required columns)",
      valueName: "line"))
  var headerRow: Int?

  @Flag(help: "Print the columns that the command reads, and end.")
  var columns = false

  @Option(
    help: ArgumentHelp(
      "Write an empty table with the headings, and end; of several tables the one that the file is named after.",
      valueName: "file"))
  var template: String?

  func validate() throws {
    guard mapFile != "" else { throw ValidationError("The name of the file for --map-file is empty.") }
    if let headerRow, headerRow < 1 { throw ValidationError("--header-row counts from 1.") }
  }

  /// The options that are about a header, and whether they are given.
  var ofHeader: [(key: String, value: Bool)] {
    [("--map", !map.isEmpty), ("--map-file", mapFile != nil), ("--header-row", headerRow != nil)]
  }

  /// The first option that is given and says where things are in a table: for commands that read one in some cases only.
  var given: String? {
    delimiter != nil
      ? "--delimiter"
      : encoding != nil ? "--encoding" : sheet != nil ? "--sheet" : ofHeader.first(where: \.value)?.key
  }

  /// What the options say about where things are. Reads the file of mappings, and says what was decided of it.
  var reading: TableReading {
    get throws {
      var reading = TableReading(delimiter: delimiter)
      reading.encoding = encoding
      reading.mappings = map
      reading.headerRow = headerRow
      reading.sheet = sheet
      reading.mappingFile = try mapFile.map { path in
        try MappingFile(InputFile(path: path)) { StandardError.write("seckit: \($0)\n") }
      }
      return reading
    }
  }

  /// Prints the columns or writes the template, where that was asked for: see `TableCommand`.
  func tell(_ schemas: [TableSchema]) throws {
    if columns {
      try AtomicOutput.write(schemas.map(\.description).joined(separator: "\n"))
    }
    if let template {
      let stem = template.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
      guard let schema = schemas.count == 1 ? schemas[0] : schemas.first(where: { $0.name == stem }) else {
        throw CommandError(
          "--template \(template.shownName): name the file after its table: "
            + schemas.map { "\($0.name).csv" }.joined(separator: ", "), .usage)
      }
      // A table that somebody has filled may have this name.
      if template != OutputFile.standardOutputSign, (try? InputFile.size(of: template)) != nil {
        throw CommandError("--template \(template.shownName): the file is there already; name another")
      }
      let file = try AtomicOutput.output(template)
      if WorkbookLayout.isWorkbook(template) { file.pass(through: WorkbookFilter(schema.layout)) }
      try file.write(CSV.record(schema.columns.map(\.name)))
      try file.commit()
    }
  }
}

/// How tables are read whose values can be written in several ways: shared by all commands that read amounts or dates.
struct TableOptions: ParsableArguments {
  @OptionGroup var layout: TableLayoutOptions

  @Option(help: ArgumentHelp("The decimal mark of amounts: point or comma. (default: as the amounts show)"))
  var decimal: DecimalMark?

  @Option(
    help: ArgumentHelp("The order of dates in numbers: dmy, mdy or ymd. (default: as the dates show, else dmy)"))
  var dateOrder: DateOrder?

  @Option(help: ArgumentHelp("How rates are written: fraction (0.0425) or percent (4.25). (default: percent)"))
  var percent: PercentStyle?

  var reading: TableReading {
    get throws {
      var reading = try layout.reading
      (reading.decimal, reading.dateOrder, reading.percent) = (decimal, dateOrder, percent)
      return reading
    }
  }
}
