import DelimitedText
import Messages

/// The columns of a batch: how many there are, how they are called, and which of them count.
struct Header {
  /// The names as they are in the input; empty where it has no header.
  let names: [String]
  /// The number of fields that every record should have.
  let width: Int
  /// The column of the identifier, from 0.
  let identifier: Int
  /// The columns of the Party and the User Role, from 0, where there are such.
  let party: Int?
  let role: Int?

  /// The names by which the identifier's column is found, in lower case.
  static let identifierNames: Set = ["id", "user_id", "eui64", "eui_64", "identifier"]

  /// Of lines: one column, with no name.
  static let lines = Header()

  private init() {
    names = []
    width = 1
    identifier = 0
    party = nil
    role = nil
  }

  /// Of a first record, which names the columns if the options say so.
  init(_ record: Record, options: BatchOptions, name: String) throws(BatchError) {
    width = record.fieldCount
    guard width <= options.limits.fields else {
      throw .tooManyColumns(name: name, count: width, limit: options.limits.fields)
    }
    let names = options.hasHeader ? record.fields.indices.map { record.text(at: $0)?.trimmed ?? "" } : []
    self.names = names
    let columns = Columns(names: names, width: width, input: name)
    if let selector = options.column {
      identifier = try columns.index(of: selector)
    } else {
      identifier = try columns.identifier()
    }
    let mayBeUnclear = options.allocations == nil
    party = try columns.optional(options.partyColumn, .party, mayBeUnclear: mayBeUnclear)
    role = try columns.optional(options.roleColumn, .role, mayBeUnclear: mayBeUnclear)
  }

  /// What a message calls the column of the identifier.
  var identifierName: String { names.isEmpty ? "\(identifier + 1)" : names[identifier] }
}

/// Looks for columns among those of one input.
private struct Columns {
  let names: [String]
  let width: Int
  let input: String

  func index(of selector: ColumnSelector) throws(BatchError) -> Int {
    switch selector {
    case .number(let number):
      guard number <= width else { throw .noColumn(name: input, wanted: selector, columns: names, width: width) }
      return number - 1
    case .name(let name):
      let matches = names.indices.filter { names[$0] == name }
      let found = matches.isEmpty ? names.indices.filter { names[$0].lowercased() == name.lowercased() } : matches
      guard let first = found.first else {
        throw .noColumn(name: input, wanted: selector, columns: names, width: width)
      }
      guard found.count == 1 else { throw .doubledColumn(name: input, column: name, numbers: found.map { $0 + 1 }) }
      return first
    }
  }

  func identifier() throws(BatchError) -> Int {
    if width == 1 && names.isEmpty { return 0 }
    let found = names.indices.filter { Header.identifierNames.contains(ColumnName.key(names[$0])) }
    guard let first = found.first, found.count == 1 else {
      throw .noObviousColumn(name: input, candidates: found.map { names[$0] }, columns: names, width: width)
    }
    return first
  }

  /// The column selected, else the one with a known name. Two with known names count as none, or are an error.
  func optional(
    _ selector: ColumnSelector?, _ column: OptionalColumn, mayBeUnclear: Bool
  ) throws(BatchError) -> Int? {
    if let selector { return try index(of: selector) }
    let places = column.knownNames.map { known in names.indices.filter { known.contains(ColumnName.key(names[$0])) } }
    let found = places.first { !$0.isEmpty } ?? []
    guard found.count <= 1 || mayBeUnclear else {
      throw .unclearColumn(name: input, column, candidates: found.map { names[$0] })
    }
    return found.count == 1 ? found[0] : nil
  }
}

/// A column that a batch may have beside that of the identifier.
public enum OptionalColumn: Sendable {
  /// The column of the Party, by its signifier or its number.
  case party
  /// The column of the User Roles, separated by semicolons.
  case role

  /// The names by which it is found, as `ColumnName.key` gives them: those of the second set where there is none of the
  /// first.
  var knownNames: [Set<String>] {
    switch self {
    case .party: [["party", "party_signifier", "signifier"], ["organisation_number", "party_id"]]
    case .role: [["role", "roles", "user_role", "user_roles", "userrole"]]
    }
  }

  /// What a message calls it.
  var displayText: String {
    switch self {
    case .party: "the Party's"
    case .role: "the User Role's"
    }
  }

  /// The option of the program that chooses it.
  var option: String {
    switch self {
    case .party: "--party-column"
    case .role: "--role-column"
    }
  }
}
