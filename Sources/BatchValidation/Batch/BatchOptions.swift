package import CBulkScanner
public import DelimitedText
public import IDAllocation
import Messages
public import Tables

/// How a batch is read and judged; without changes, CSV with a header, judged without a register.
public struct BatchOptions: Sendable {
  /// Whether the input is one identifier a line, not records with fields.
  public var isLines = false
  /// What the user says of records: the delimiter, the line of the header, which heading a column has.
  public var reading = TableReading.standard
  /// Whether the first record of each input names the columns. Lines have no header.
  public var hasHeader = true
  /// The column of the identifier; `nil` to find it by its name.
  public var column: ColumnSelector?
  /// The column of the Party; `nil` to find it by its name, if there is one.
  public var partyColumn: ColumnSelector?
  /// The column of the User Role; `nil` to find it by its name, if there is one.
  public var roleColumn: ColumnSelector?
  /// What is said of an identifier that came before in the batch, in any of its inputs.
  public var duplicates = DuplicatePolicy.warning
  /// The allocation register or list that identifiers of the Panel block are judged against, if any: identifiers of
  /// organisations, in production.
  public var allocations: AllocationIndex?
  /// The rows that are written, by their verdict; all rows are counted in any case.
  public var only = Set(Verdict.allCases)
  /// What is put in front of the names of the columns that are added, as `check_`.
  public var prefix = ""
  /// The longest record and field, in bytes, and the most fields: what is over them is a finding, or in a header an
  /// error.
  public var limits = TextLimits.standard
  /// The threads that work on a batch, 1 or more. The results are the same for any number.
  public var threads = 1
  /// The bytes of an input that one thread works on at a time, 1 or more. The results are the same for any number.
  public var chunkSize = 128 * 1024
  /// The instructions that the bulk scanners use. The results are the same for all.
  package var scannerVariant = bulk_scanner_best_variant()

  /// Makes the standard options: CSV with a header, duplicates a warning, all rows written, one thread.
  public init() {}

  /// What a code weighs for a judge; `nil` where it is not a finding.
  func severity(of code: RowCode, _ judge: IdentifierJudge) -> Severity? {
    switch code {
    case .structure(let code): code.severity
    case .identifier(let code): judge.severity(of: code, requiring: allocations?.requirement)
    case .duplicate: duplicates.severity
    }
  }
}

/// What is said of an identifier that came before in the batch. The raw values are stable.
public enum DuplicatePolicy: String, CaseIterable, Sendable {
  /// The later row has an error, and so is invalid.
  case error
  /// The later row has a warning.
  case warning
  /// Nothing, and no memory is spent on it.
  case ignore

  /// What a duplicate weighs; `nil` where it is not a finding.
  var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .ignore: nil
    }
  }
}
