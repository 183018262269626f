public import ExactDecimal
public import Files
public import Tables
public import WorkingDays

/// Base rates from a file.
public enum BaseRateFile {
  /// Reads rates in percent a year, each with the day from which it holds, of CSV with a header or JSON. Throws all
  /// findings together where there are any.
  public static func read(
    _ source: any ByteSource, reading: TableReading = .standard
  ) throws(TablesError) -> (rates: [(from: CivilDate, percent: ExactDecimal)], notices: [String]) {
    var rates: [(from: CivilDate, percent: ExactDecimal)] = []
    let notices = try reading.readAll([source], remedy: "correct them: nothing was computed") {
      findings throws(FileError) in
      try TableReader(.baseRates, findings, reading).read(source) { row in
        let date = row.requiredDate(0)
        let rate = row.requiredPercentage(1)
        if let date, let rate { rates.append((date, rate)) }
      }
    }
    return (rates, notices)
  }
}
