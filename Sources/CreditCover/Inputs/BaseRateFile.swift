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
  ) throws(InputsError) -> [(from: CivilDate, percent: ExactDecimal)] {
    let findings = TableFindings()
    var rates: [(from: CivilDate, percent: ExactDecimal)] = []
    do throws(FileError) {
      try TableReader(.baseRates, findings, reading).read(source) { row in
        let date = row.requiredDate(0)
        let rate = row.requiredPercentage(1)
        if let date, let rate { rates.append((date, rate)) }
      }
    } catch {
      throw .file(error)
    }
    findings.checkMappings(reading, files: [source.name])
    guard findings.isEmpty else { throw .findings(findings.all, notices: findings.notices) }
    return rates
  }
}
