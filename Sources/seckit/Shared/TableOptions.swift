import ArgumentParser
import DelimitedText
import Files
import Messages
import Reporting
import Tables

/// Where a table and its columns are: shared by all commands that read any.
struct TableLayoutOptions<Example: TableExample>: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Example.help(
        "The character between fields, or its name: comma, semicolon, tab, pipe, space or colon.", forOne: "tab",
        default: "detected from the header"), valueName: "delimiter"))
  var delimiter: [TableChoice<Delimiter>] = []

  @Option(
    help: ArgumentHelp(
      Example.help(
        "The encoding of the text.", forOne: "utf-16",
        default: "detected from the bytes; gzip is unpacked"))
  )
  var encoding: [TableChoice<TableEncoding>] = []

  @Option(
    help: ArgumentHelp(
      Example.help(
        "The sheet of a workbook, by name or number from 1.", forOne: "Sheet1",
        default: "the sheet with the table"),
      valueName: "name|number"))
  var sheet: [TableChoice<String>] = []

  @Option(
    help: ArgumentHelp(Example.mapHelp, valueName: "column=heading"),
    transform: { try MappingList(parsing: $0) })
  var map: [MappingList] = []

  @Option(
    help: ArgumentHelp(
      "A file of mappings, one per line in the form of --map, which takes precedence. Lines that begin with # are skipped.",
      valueName: "file"), completion: .file())
  var mapFile: String?

  @Option(
    help: ArgumentHelp(
      Example.help(
        "The line of the header.", forOne: "3",
        default: "the first of the first 20 rows with the required columns"), valueName: "line"))
  var headerRow: [TableChoice<Int>] = []

  @Flag(help: "Print the columns that the command reads, and stop.")
  var columns = false

  @Option(
    help: ArgumentHelp(
      "Write an empty table with the headings, and stop; the name of the file chooses one of several tables.",
      valueName: "file"))
  var template: String?

  func validate() throws {
    guard mapFile != "" else { throw ValidationError("The name of the file for --map-file is empty.") }
    if headerRow.contains(where: { $0.value < 1 }) { throw ValidationError("--header-row counts from 1.") }
    let repetition =
      delimiter.repetition("--delimiter") ?? encoding.repetition("--encoding") ?? sheet.repetition("--sheet")
      ?? headerRow.repetition("--header-row")
    if let repetition { throw ValidationError(repetition) }
    if let (one, other) = mappings.clash {
      throw ValidationError("--map \(one) and --map \(other) give one column two headings; leave one out.")
    }
  }

  /// The options that are about the header of a table, and whether they are given.
  func ofHeader(of table: TableSchema) -> [(key: String, value: Bool)] {
    [
      ("--map", mappings.contains { $0.table == nil || $0.table == table.name }), ("--map-file", mapFile != nil),
      ("--header-row", headerRow.concern(table.name)),
    ]
  }

  /// The first option that is given and says where things are in a table: for commands that read one in some cases only.
  var given: String? {
    let options: [(key: String, value: Bool)] = [
      ("--delimiter", !delimiter.isEmpty), ("--encoding", !encoding.isEmpty), ("--sheet", !sheet.isEmpty),
      ("--map", !map.isEmpty), ("--map-file", mapFile != nil), ("--header-row", !headerRow.isEmpty),
    ]
    return options.first(where: \.value)?.key
  }

  private var mappings: [TableMapping] { map.flatMap(\.mappings) }

  /// What the options say about where things are in the tables that are read, of `all` that could be; see ``NamedTables``.
  /// Reads the file of mappings, and says what was decided of it.
  func reading(
    of tables: [TableSchema], among all: [TableSchema]? = nil, called names: [String: String] = [:],
    main: TableSchema? = nil
  ) throws -> TableReading {
    let tables = NamedTables(tables, among: all, called: names, main: main)
    var reading = TableReading()
    reading.optionNames = tables.optionNames
    try delimiter.apply("--delimiter", to: &reading, of: tables, \.delimiter, \.delimiter)
    try encoding.apply("--encoding", to: &reading, of: tables, \.encoding, \.encoding)
    try sheet.apply("--sheet", to: &reading, of: tables, \.sheet, \.sheet)
    try headerRow.apply("--header-row", to: &reading, of: tables, \.headerRow, \.headerRow)
    let mappings = mappings
    for mapping in mappings { try tables.check(mapping) }
    reading.mappings = mappings.specificFirst
    reading.mappingFile = try mapFile.map { path in
      try MappingFile(InputFile(path: path)) { StandardError.note("\($0)") }
    }
    return reading
  }

  /// Prints the columns or writes the template, where that was asked for: see `TableCommand`.
  func tell(_ tables: [TableSchema], beside others: [TableSchema] = []) throws {
    let all = tables + others
    if columns {
      try AtomicOutput.write(all.map { $0.text(.showing(nil)) }.joined(separator: "\n"))
    }
    if let template {
      try checkTemplate(template)
      let stem = template.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
      guard let schema = all.first(where: { $0.name == stem }) ?? (tables.count == 1 ? tables[0] : nil) else {
        throw CommandError(
          "--template \(template.shownName): name the file after its table: "
            + all.map { "\($0.name).csv" }.joined(separator: ", "), .usage)
      }
      // A table that somebody has filled may have this name.
      if template != OutputFile.standardOutputSign, (try? InputFile.size(of: template)) != nil {
        throw CommandError("--template \(template.shownName): the file already exists; name another")
      }
      let file = try AtomicOutput.output(template)
      if WorkbookLayout.isWorkbook(template) { file.pass(through: WorkbookFilter(schema.layout)) }
      try file.write(CSV.record(schema.columns.map(\.name)))
      try file.commit()
    }
  }
}

extension TableLayoutOptions {
  /// Refuses a name that says of a template what it is not.
  private func checkTemplate(_ template: String) throws {
    guard let ending = FileEnding(template), ending.isOfOther || ending.isJSON else { return }
    throw CommandError(
      "--template \(template.shownName): a template is CSV or a workbook; name it FILE.csv or FILE.xlsx", .usage)
  }
}

/// How tables are read whose values can be written in several ways: shared by all commands that read amounts or dates.
struct TableOptions<Example: TableExample>: ParsableArguments {
  @OptionGroup var layout: TableLayoutOptions<Example>

  @Option(
    help: ArgumentHelp(
      "The decimal mark of amounts. (default: detected from the amounts)",
      visibility: Example.hasAmounts ? .default : .hidden))
  var decimal: DecimalMark?

  @Option(help: ArgumentHelp("The order of numeric dates. (default: detected from the dates, else dmy)"))
  var dateOrder: DateOrder?

  @Option(
    help: ArgumentHelp(
      "How rates are written: 0.0425 is a fraction, 4.25 percent. (default: percent)",
      visibility: Example.hasRates ? .default : .hidden))
  var percent: PercentStyle?

  /// The first option that is given.
  var given: String? {
    layout.given
      ?? (decimal != nil ? "--decimal" : dateOrder != nil ? "--date-order" : percent != nil ? "--percent" : nil)
  }

  func reading(of tables: [TableSchema], among all: [TableSchema]? = nil) throws -> TableReading {
    var reading = try layout.reading(of: tables, among: all)
    (reading.decimal, reading.dateOrder, reading.percent) = (decimal, dateOrder, percent)
    return reading
  }
}
