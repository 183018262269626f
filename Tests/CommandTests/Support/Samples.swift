/// Identifiers that the tests use over and over.
enum Sample {
  static let panel = "70-B3-D5-1F-30-01-00-00"
  static let second = "70-B3-D5-1F-30-01-00-01"
  static let third = "70-B3-D5-1F-30-01-00-02"
  static let test = "90-B3-D5-1F-30-01-00-00"
  static let device = "00-DB-12-34-56-78-90-A0"

  /// One row of each verdict: valid, warning (a duplicate), invalid.
  static let mixed = "id,name\n\(panel),a\n\(panel),b\n\(test),c\n"

  /// What `mixed` says on standard error.
  static let mixedSummary = """
    3 rows: 1 valid, 1 warning, 1 invalid
    judged as user, production, form duis
      test-block  1  error    IEEE MA-S registry (nobody holds it); pattern of the
                              DCC's public test tools (SmartDCCInnovation
                              repositories) (sourced)
      duplicate   1  warning  seckit: one row per Party, role and identifier in a
                              batch (convention)

    """

  /// What a batch of one valid row says on standard error.
  static let oneValid = "1 row: 1 valid, 0 warnings, 0 invalid\njudged as user, production, form duis\n"
}

extension Outcome {
  /// The column of a CSV output without quotes in it, header left out.
  func column(_ name: String) -> [String] {
    let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    guard let index = rows.first?.firstIndex(of: name) else { return [] }
    return rows.dropFirst().map { index < $0.count ? $0[index] : "" }
  }
}
