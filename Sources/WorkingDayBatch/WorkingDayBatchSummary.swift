/// How many rows of a batch were answered. You meet it as ``WorkingDayBatch/summary``.
public struct WorkingDayBatchSummary: Hashable, Sendable {
  /// All rows that have a value.
  public internal(set) var rows = 0
  /// Rows without any value, which are not among the others.
  public internal(set) var blank = 0
  /// Rows whose answer may be used, but carries a warning.
  public internal(set) var warnings = 0
  /// Those of them whose answer is more than a year after the date of the list of bank holidays.
  public internal(set) var oldList = 0
  /// Rows that could not be answered, or whose date is not a Working Day where that was asked.
  public internal(set) var findings = 0

  /// Makes the summary of no rows.
  public init() {}
}
