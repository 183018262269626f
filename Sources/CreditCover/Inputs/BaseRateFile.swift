public import ExactDecimal
public import Files
import Messages
public import Tables
public import WorkingDays

/// Base rates from a file.
public enum BaseRateFile {
  /// Reads rates in percent a year, each with the day from which it holds, of CSV with a header or JSON. With what was
  /// understood of the file, and how its days were read where they could be read in another way. Throws all findings
  /// together where there are any.
  public static func read(
    _ source: any ByteSource, reading: TableReading = .standard
  ) throws(TablesError) -> (rates: [(from: CivilDate, percent: ExactDecimal)], notices: [String], readings: [String]) {
    var rates: [(from: CivilDate, percent: ExactDecimal)] = []
    let understood = try reading.readAll([source], ending: ": nothing was computed") {
      findings throws(FileError) in rates = try read(source, findings, reading)
    }
    return (rates, understood.notices, understood.readings.map { "\($0.file): \($0.text)" })
  }

  /// The same beside other tables of a run, whose findings are told together.
  static func read(
    _ source: any ByteSource, _ findings: TableFindings, _ reading: TableReading
  ) throws(FileError) -> [(from: CivilDate, percent: ExactDecimal)] {
    var rates: [(from: CivilDate, percent: ExactDecimal)] = []
    var first: [CivilDate: (percent: ExactDecimal, place: TablePlace)] = [:]
    _ = try TableReader(.baseRates, findings, reading).read(source) { row in
      let date = row.requiredDate(0)
      let rate = row.requiredPercentage(1, in: Self.bounds)
      guard let date, let rate else { return }
      guard let other = first[date] else {
        first[date] = (rate, row.place)
        return rates.append((date, rate))
      }
      let earlier = other.place.description(in: row.file)
      if other.percent == rate {
        findings.note("\(row.place.description(in: row.file)): the rate of \(date) is already in \(earlier)")
      } else {
        row.report(
          0, .duplicate,
          "the rate of \(date) is already in \(earlier), with \(other.percent) instead of \(rate) percent; remove one"
        )
      }
    }
    return rates
  }

  /// What a base rate can be, in percent: Bank Rate was never under 0, and never over 17.
  private static let bounds = ExactDecimal(0)...ExactDecimal(100)
}
