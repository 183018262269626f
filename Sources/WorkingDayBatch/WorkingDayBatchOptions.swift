public import DelimitedText
public import Tables

/// How a batch of dates is read and answered.
public struct WorkingDayBatchOptions: Sendable {
  /// What the user says about the table: its delimiter, its header, the order of its dates.
  public var reading = TableReading.standard
  /// Whether the first record names the columns.
  public var hasHeader = true
  /// The column of the dates; `nil` for the only one, or the one that is called `date`.
  public var column: ColumnSelector?
  /// What stands before the names of the columns that are added.
  public var prefix = ""
  /// What is taken at the most from an input.
  public var limits = TextLimits.standard
  /// Whether each row becomes a JSON object instead of a row of CSV.
  public var isJSON = false

  /// The standard: CSV with a header.
  public init() {}
}
