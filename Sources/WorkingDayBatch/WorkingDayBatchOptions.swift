public import DelimitedText
public import Tables

/// How a batch of dates is read and answered; without changes, CSV with a header.
public struct WorkingDayBatchOptions: Sendable {
  /// What the user says about the table: its delimiter, its header, the order of its dates.
  public var reading = TableReading.standard
  /// Whether the first record names the columns. Without, ``column`` is a number, or there is one column only.
  public var hasHeader = true
  /// The column of the dates; `nil` for the only one, or the one that is called `date`.
  public var column: ColumnSelector?
  /// What is put in front of the names of the columns that are added, as `check_`.
  public var prefix = ""
  /// The longest record and field, in bytes, and the most fields: what is over them is a finding or an error.
  public var limits = TextLimits.standard
  /// Whether each row becomes a line of JSON (an object) instead of a row of CSV.
  public var isJSON = false

  /// Makes the standard options: CSV with a header, all else by what the input shows.
  public init() {}
}

/// How many rows of a batch were answered. You meet it as ``WorkingDayBatch/summary``.
public struct WorkingDayBatchSummary: Hashable, Sendable {
  /// All rows that have a value.
  public internal(set) var rows = 0
  /// Rows without any value, which are not among the others.
  public internal(set) var blank = 0
  /// Rows whose answer may be used, but carries a warning.
  public internal(set) var warnings = 0
  /// Rows among the ``warnings`` whose answer is more than a year after the date of the list of bank holidays.
  public internal(set) var oldList = 0
  /// Rows that could not be answered, or whose date is not a Working Day where that was asked.
  public internal(set) var findings = 0

  /// Makes the summary of no rows.
  public init() {}
}
