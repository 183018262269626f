import IDAllocation

/// How many rows of a batch came to which verdict and code. You meet it as what ``BatchValidator/finish()`` returns.
public struct BatchSummary: Hashable, Sendable {
  /// The rows of all inputs that have any value, without headers: ``valid``, ``warnings`` and ``invalid`` together.
  public internal(set) var rows = 0
  /// How many rows have no finding.
  public internal(set) var valid = 0
  /// Rows with nothing worse than a warning.
  public internal(set) var warnings = 0
  /// How many rows have at least one error.
  public internal(set) var invalid = 0
  /// Rows and lines without any value, which count for nothing else.
  public internal(set) var blank = 0
  /// Whether the batch names the Party and the User Role of each row; without, a register can't judge them.
  public internal(set) var hasParty = false
  /// Whether the batch names the User Role of each row; without, a register can't judge it.
  public internal(set) var hasRole = false
  /// The words given as User Roles that are not User Roles, as one text, where no register judges them.
  var unknownRoles: String?
  private var counts = CodeCounts()

  /// Makes the summary of no rows.
  public init() {}

  /// The rows that a code names: those whose worst finding it is. All of them add up to ``warnings`` and ``invalid``.
  public func count(of code: RowCode) -> Int { counts[code] }

  /// The codes that name any row, in the order of the tables, each with the number of its rows.
  public var codes: [(code: RowCode, rows: Int)] {
    RowCode.allCases.compactMap { counts[$0] > 0 ? ($0, counts[$0]) : nil }
  }

  mutating func add(_ other: BatchSummary) {
    rows += other.rows
    valid += other.valid
    warnings += other.warnings
    invalid += other.invalid
    blank += other.blank
    counts.add(other.counts)
  }

  mutating func add(_ count: Int, _ verdict: Verdict, _ code: RowCode?) {
    rows += count
    switch verdict {
    case .valid: valid += count
    case .warning: warnings += count
    case .invalid: invalid += count
    }
    if let code { counts[code] += count }
  }
}

private struct CodeCounts: Hashable {
  private var counts = [Int](repeating: 0, count: RowCode.allCases.count)

  subscript(code: RowCode) -> Int {
    get { counts[code.index] }
    set { counts[code.index] = newValue }
  }

  mutating func add(_ other: CodeCounts) {
    for index in counts.indices where other.counts[index] > 0 { counts[index] += other.counts[index] }
  }
}
