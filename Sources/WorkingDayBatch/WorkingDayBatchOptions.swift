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
