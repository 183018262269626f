import EUI64
public import Files
public import IDAllocation
import Messages
public import Tables
public import WorkingDays

/// An allocation list that is to become part of a register, as others have kept it: with ranges in one cell, identifiers in
/// any text form, past names and gaps.
public struct AllocationListReader: Sendable {
  /// The actions that make the list part of a register, in order; ``AllocationRegister/importing(_:time:actor:)`` does
  /// them.
  public package(set) var actions: [RegisterAction] = []
  /// What is wrong, in order of the lines; with any, nothing is imported.
  public private(set) var findings: [TableFinding] = []
  /// The files that were read, and which mappings one of them has a heading for, by their places in the reading.
  private var files: [String] = []
  private var usedMappings: Set<Int> = []
  /// What the register would be, also to check rows against those before them. While there are findings it has also what
  /// rows with findings claim, so that what contradicts them shows too.
  public internal(set) var state: MemoryRegister
  /// The rows that are taken: all but those that tell of the DCC only what the register has.
  public internal(set) var rowCount = 0
  /// What is reported once about the files, such as unknown columns that are not used; a text for each.
  public private(set) var remarks: [String] = []
  /// The columns that the list of organisations has, by the names of its schema, whatever the headings are.
  public private(set) var columns: Set<String> = []
  /// The same of the list of identifiers; empty where none was read.
  public private(set) var identifierColumns: Set<String> = []
  /// Whether ranges are taken that by the layout, which is inferred, belong to another organisation number.
  public var takesAnyRange = false
  /// The ranges of the list, to be compared with the numbers of their organisations.
  var listedRanges: [ListedRange] = []
  /// How many identifiers of the list have no day on which they were proposed.
  var undatedCount = 0
  /// The day on which it is imported.
  let day: CivilDate
  /// The hash of an event behind which the register can't have been another than the one that rows are checked against.
  let head: EventHash?
  /// Whether it is on its own, to be compared or judged against: then the DCC is as the list has it.
  let isAlone: Bool
  /// The organisations of the list by their numbers, and the numbers in the order in which they came.
  var organisations: [Int: ListedOrganisation] = [:]
  var order: [Int] = []
  /// The first line of each organisation, and the first line with a finding of those that have one; by the numbers under
  /// which `state` has them.
  var lines: [Int: Int] = [:]
  var refusedLines: [Int: Int] = [:]
  /// A place in the list of organisations: all others are of its kind.
  private var anyPlace: TablePlace?
  /// The line of each range, by its first end.
  var rangeLines: [EUI64: Int] = [:]

  private init(_ state: MemoryRegister, on day: CivilDate, after head: EventHash? = nil, isAlone: Bool) {
    self.state = state
    self.day = day
    self.head = head
    self.isAlone = isAlone
  }

  /// For an import into a register as it is. Dates of the list after `day`, the day of the import, are problems.
  ///
  /// - Parameter head: the hash of the register's last event, asked for before `state` was: while that is the last one,
  ///   what was checked need not be checked again. Without it an import of very many identifiers takes ten times as long.
  public init(_ state: MemoryRegister, on day: CivilDate, after head: EventHash? = nil) {
    self.init(state, on: day, after: head, isAlone: false)
  }

  /// Begins with nothing: for a list that is compared or judged against.
  public init(_ layout: RegisterLayout = RegisterLayout(.builtIn)) {
    var state = MemoryRegister(layout: layout)
    let refusal = Self.refusal {
      for change in try RegisterRules.changes(for: .initialise(layout: state.layout), in: state, on: .first) {
        state.apply(change)
      }
    }
    precondition(refusal == nil, "nothing conflicts with a new register")
    self.init(state, on: .first, isAlone: true)
  }

  /// Adds a list of organisations: `organisation_number`, `name`, `signifier`, then `first` and `last`, or `range` with
  /// one or several ranges (`first to last`), and, where they are there, `kind`, `state`, `accession` and `past_names`
  /// (`Old (until 2024-05-01);Older`). Rows of one number are ranges of one organisation. Of the DCC, which every register
  /// has, only the names are taken.
  public mutating func addOrganisations(
    _ source: any ByteSource, reading: TableReading = .standard
  ) throws(FileError) {
    columns = try read(source, .allocationList, reading) { list, row in
      let read = ListedOrganisation(row)
      list.anyPlace = list.anyPlace ?? row.row.place
      if list.isDCC(read, row) { list.addDCC(read, row) } else { list.add(read, row) }
    }
    if !takesAnyRange { checkNumbers() }
    noteMissingRanges(source.name)
    actions += order.compactMap { organisations[$0] }.map { listed in
      .addOrganisation(organisation: listed.organisation, ranges: listed.ranges.sorted { $0.first < $1.first })
    }
  }

  /// Adds a list of identifiers: `id`, `party`, and, where they are there, `kind`, `roles`, `state`, and the days of
  /// `proposed`, `accepted`, `withdrawn`. An identifier is proposed unless its state or a day says otherwise.
  public mutating func addIdentifiers(
    _ source: any ByteSource, reading: TableReading = .standard
  ) throws(FileError) {
    var places = IdentifierPlaces()
    let (organisations, layout) = (state.organisations, state.layout)
    let signifiers = Suggestions(organisations.values.map(\.signifier).filter(layout.isSignifier).sorted())
    var spellings = KeySpellings()
    identifierColumns = try read(source, .identifierList, reading) { list, row in
      list.addIdentifier(row, &places, signifiers, &spellings)
    }
    noteMissingDays(source.name)
  }

  /// The line of the list of organisations, or the row of its sheet.
  func place(_ line: Int) -> TablePlace { anyPlace?.at(line) ?? TablePlace(line: line) }

  /// Adds what is said of a file.
  mutating func note(_ remark: String) { remarks.append(remark) }

  /// Adds findings that show only when all of a file was read.
  mutating func add(_ late: [TableFinding]) {
    findings = (findings + late).enumerated()
      .sorted { ($0.element.place?.number ?? 0, $0.offset) < ($1.element.place?.number ?? 0, $1.offset) }
      .map(\.element)
  }

  /// Reads all rows of a file, and gives the columns that it has.
  private mutating func read(
    _ source: any ByteSource, _ schema: TableSchema, _ reading: TableReading,
    _ body: (inout AllocationListReader, ListRow) -> Void
  ) throws(FileError) -> Set<String> {
    let found = TableFindings()
    var list = self
    // A column that is skipped must not hold identifiers of the block: they are ranges that would be lost.
    var passedBy: Set<Int>?
    let header = try TableReader(schema, found, reading).read(source) { row in
      if !schema.alternatives.isEmpty {
        for place in passedBy ?? Set(row.table.otherPlaces)
        where TableSchema.isOf(list.state.layout.block, row.cell(at: place)) {
          found.add(Self.lostRange(place, row))
          passedBy = (passedBy ?? Set(row.table.otherPlaces)).subtracting([place])
        }
      }
      body(&list, ListRow(row))
    }
    self = list
    files.append(source.name)
    usedMappings.formUnion(found.usedMappings)
    findings += found.all
    remarks += found.notices
    guard let header else { return [] }
    return Set(schema.columns.indices.filter(header.has).map { schema.columns[$0].name })
  }

  private static func lostRange(_ place: Int, _ row: TableRow) -> TableFinding {
    let written = row.table.headings[place]
    let heading = written.isEmpty ? "column \(place + 1), which has no name," : "the column '\(written.shown)'"
    return TableFinding(
      file: row.file, place: row.place, column: TableFinding.Column(heading: written, index: place),
      value: row.cell(at: place), .unknownColumn,
      "\(heading) is unknown, but has identifiers of the block ('\(row.cell(at: place).shown)'); name it range, or"
        + " first and last, or remove it")
  }

  /// All that is wrong in lists that were read in one way, and with mappings that none of their files has a heading for.
  package static func findings(in lists: [AllocationListReader], _ reading: TableReading) -> TableFindings {
    let findings = TableFindings()
    for list in lists {
      list.findings.forEach(findings.add)
      findings.use(list.usedMappings)
    }
    if !lists.isEmpty { findings.checkMappings(reading, files: lists.flatMap(\.files)) }
    return findings
  }

  /// Tells a day that has not come when the list is imported. A list on its own is of no day.
  func reportFuture(_ date: CivilDate, _ column: String, _ row: ListRow) {
    guard !isAlone, date > day else { return }
    row.report(.inFuture, "\(column) \(date) is after the date of the import, \(day)", column: column)
  }

  /// What the rules refuse. A register in memory throws nothing else.
  static func refusal(_ body: () throws -> Void) -> RegisterRefusal? {
    do {
      try body()
      return nil
    } catch let refusal as RegisterRefusal {
      return refusal
    } catch {
      preconditionFailure("a register in memory throws nothing else: \(error)")
    }
  }
}
