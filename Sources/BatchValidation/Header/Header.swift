import DelimitedText
import Messages
import Tables

/// The columns of a batch: how many there are, how they are called, and which of them count.
struct Header {
  /// The names as they are in the input; empty where it has no header.
  let names: [String]
  /// The number of fields that every record should have.
  let width: Int
  /// Whether the input is lines, not records.
  private let isLines: Bool
  /// What is between two fields of the output, and of records that are read.
  let delimiter: Delimiter
  /// The place of the identifier's column, from 0.
  private(set) var identifier = 0
  /// The columns of the Party and the User Role, from 0, where there are such.
  private(set) var party: Int?
  private(set) var role: Int?
  /// What tells the header from the rows where it comes again; `nil` where there is none.
  private(set) var table: TableHeader?
  /// The bytes of the first heading: they tell nearly all rows from the header.
  private var firstHeading: [UInt8] = []
  /// Headings that look like a column that was not found.
  private(set) var likely: [LikelyColumn] = []
  /// What is said of headings that could be a column as well as the one that is taken for it.
  private(set) var rivals: [String] = []
  /// What is said where nothing in the file of mappings was used.
  private(set) var mappingNotice: String?

  /// Of lines: one column, with no name.
  static let lines = Header(isLines: true, delimiter: .comma)

  /// Of an input without a row, which has no columns.
  init(isLines: Bool = false, delimiter: Delimiter) {
    names = []
    width = 1
    self.isLines = isLines
    self.delimiter = delimiter
  }

  /// Of an input without a header, whose first row has this number of fields.
  init(width: Int, delimiter: Delimiter, options: BatchOptions, name: String) throws(BatchError) {
    try Self.check(width, options, name)
    names = []
    self.width = width
    isLines = false
    self.delimiter = delimiter
    let columns = FoundColumns(names: [], width: width, input: name)
    if let selector = options.column {
      identifier = try columns.index(of: selector)
    } else if width > 1 {
      throw .noObviousColumn(name: name, likely: nil, columns: [], width: width)
    }
    party = try options.partyColumn.map { selector throws(BatchError) in try columns.index(of: selector) }
    role = try options.roleColumn.map { selector throws(BatchError) in try columns.index(of: selector) }
  }

  /// Of the row that is the header, or comes nearest to one.
  init(
    _ head: StreamedHeader, _ schema: TableSchema, options: BatchOptions, name: String, sheet: SheetPlaces?
  ) throws(BatchError) {
    try Self.check(head.fieldCount, options, name)
    names = head.headings
    width = head.fieldCount
    isLines = false
    delimiter = head.delimiter
    var places = head.places
    let columns = FoundColumns(names: names, width: width, input: name)
    for (place, selector) in BatchColumns.selectors(options) { places[place] = try columns.index(of: selector) }
    let chosen = Set(BatchColumns.selectors(options).map(\.place))
    if let doubled = head.doubled.first(where: { !chosen.contains($0.column) }) {
      throw .repeatedColumn(
        name: name, column: BatchColumns.schema.columns[doubled.column].name, first: names[doubled.first],
        second: names[doubled.second], letter: TableColumn.letter(doubled.first))
    }
    if let mapping = options.reading.unusedMappings(head.usedMappings).first {
      throw .unusedMapping(name: name, mapping.description, columns: names, width: width)
    }
    let likely = head.likely(BatchColumns.schema, places).map { found in
      LikelyColumn(
        heading: names[found.place], letter: TableColumn.letter(found.place),
        column: BatchColumns.schema.columns[found.column].name)
    }
    guard let identifier = places[BatchColumns.identifier] else {
      throw .noObviousColumn(
        name: name, likely: likely.first { $0.column == BatchColumns.schema.columns[BatchColumns.identifier].name },
        columns: names, width: width)
    }
    self.identifier = identifier
    party = places[BatchColumns.party] ?? places[BatchColumns.organisation]
    role = places[BatchColumns.role]
    self.likely = likely
    rivals = BatchColumns.schema.rivals(names, places).map { rival in
      let column = BatchColumns.schema.columns[rival.column].name
      let taken = rival.taken
      return
        "the \(column) is read from '\(names[taken].shown)'; '\(names[rival.place].shown)' is not used; to use it, give --map \(column)=\(TableColumn.letter(rival.place))"
    }
    mappingNotice = options.reading.unusedFileNotice(head.usedMappings)
    table = TableHeader(
      file: name, schema: schema, headings: names, places: places, line: head.line, delimiter: head.delimiter,
      sheet: sheet)
    firstHeading = names.first.map { Array($0.utf8) } ?? []
  }

  /// Whether a record is the header once more.
  func isRepeated(in record: borrowing Record) -> Bool {
    guard let field = record.fields.first else { return false }
    if isOther(UnsafeBufferPointer(rebasing: record.bytes[field.content])) { return false }
    return table?.isRepeated(in: record) ?? false
  }

  /// Whether the content of the first field of a record tells at a glance that it is not the header once more.
  @inline(__always)
  func isOther(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    let ink: ClosedRange<UInt8> = 0x21...0x7E
    // White space around it would not count.
    guard let first = content.first, let last = content.last, ink.contains(first), ink.contains(last) else {
      return false
    }
    return content.count != firstHeading.count || !zip(content, firstHeading).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  /// What a message calls the column of the identifier.
  var identifierName: String { names.isEmpty ? "\(identifier + 1)" : names[identifier] }

  /// What a spreadsheet calls the column of the identifier; `nil` of lines.
  var letter: String? { isLines ? nil : TableColumn.letter(identifier) }

  /// How the input divides.
  var format: RecordFormat { isLines ? .lines : .delimited(delimiter) }

  private static func check(_ width: Int, _ options: BatchOptions, _ name: String) throws(BatchError) {
    guard width <= options.limits.fields else {
      throw .tooManyColumns(name: name, count: width, limit: options.limits.fields)
    }
  }
}

/// A heading that looks like a column that the batch does not have. You meet it in ``BatchError``, which proposes to
/// map it.
public struct LikelyColumn: Hashable, Sendable {
  /// The heading, and the letter of its column.
  let heading: String
  let letter: String
  /// The column that was probably meant.
  let column: String

  package init(heading: String, letter: String, column: String) {
    (self.heading, self.letter, self.column) = (heading, letter, column)
  }

  var option: String { "--map \(column)=\(letter)" }
}

/// Searches the columns of one input for the chosen ones.
private struct FoundColumns {
  let names: [String]
  let width: Int
  let input: String

  func index(of selector: ColumnSelector) throws(BatchError) -> Int {
    switch selector {
    case .number(let number):
      guard number <= width else { throw .noColumn(name: input, wanted: selector, columns: names, width: width) }
      return number - 1
    case .name(let name):
      let keys = names.map(TableSchema.key)
      let matches = names.indices.filter { names[$0] == name }
      let found =
        matches.isEmpty ? names.indices.filter { keys[$0] == TableSchema.key(name) && !keys[$0].isEmpty } : matches
      guard let first = found.first else {
        throw .noColumn(name: input, wanted: selector, columns: names, width: width)
      }
      guard found.count == 1 else { throw .doubledColumn(name: input, column: name, numbers: found.map { $0 + 1 }) }
      return first
    }
  }
}
