public import ExactDecimal
public import Files
public import WorkingDays

/// Base rates from a file.
public enum BaseRateFile {
  private static let columns = [
    InputColumn(name: "effective_from", isRequired: true), InputColumn(name: "rate", isRequired: true),
  ]

  /// Reads rates in percent a year, each with the day from which it holds, of CSV with a header or JSON. Throws all
  /// findings together where there are any.
  public static func read(
    _ source: any ByteSource
  ) throws(InputsError) -> [(from: CivilDate, percent: ExactDecimal)] {
    let findings = InputFindings()
    var rates: [(from: CivilDate, percent: ExactDecimal)] = []
    do throws(FileError) {
      try InputReader(columns: columns, findings: findings).read(source) { row in
        let date = row.requiredDate(0)
        let rate = row.requiredRate(1)
        if let date, let rate { rates.append((date, rate)) }
      }
    } catch {
      throw .file(error)
    }
    guard findings.isEmpty else { throw .findings(findings.all) }
    return rates
  }
}

extension InputRow {
  /// A rate in percent that must be there, with at most 6 decimals.
  fileprivate func requiredRate(_ column: Int) -> ExactDecimal? {
    guard let text = requiredText(column) else { return nil }
    do throws(NumberError) {
      return try ExactDecimal(parsing: text, as: NumberStyle(scaleLimit: 6, digitLimit: 20))
    } catch {
      report(column, .invalidAmount, "\(columns[column].name) '\(shown(column))' \(error)", offset: error.offset)
      return nil
    }
  }
}
