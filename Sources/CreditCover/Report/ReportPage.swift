/// A page for the monthly meeting: one HTML document that needs nothing else.
public struct ReportPage {
  private let run: AssessmentRun
  private let rows: [AssessmentRun.Row]
  private let summary: RunSummary

  /// Of a run that is over.
  public init(_ run: AssessmentRun, rows: [AssessmentRun.Row], summary: RunSummary) {
    self.run = run
    self.rows = rows
    self.summary = summary
  }

  /// The document.
  public var html: String { "" }
}
