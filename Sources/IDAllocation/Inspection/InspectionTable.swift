import EUI64
import Messages
import Reporting

/// Inspections as CSV, a row each.
public struct InspectionTable: Sendable {
  private let inspections: [Inspection]

  /// The table of some inspections.
  public init(_ inspections: [Inspection]) {
    self.inspections = inspections
  }

  /// The columns, which never change.
  static let columns = [
    "id", "canonical", "verdict", "code", "detail", "meant", "colons", "dots", "bare", "group_bit", "local_bit",
    "block",
    "organisation", "offset",
  ]

  /// The table with its header.
  public var csv: String {
    CSVText.record(Self.columns) + inspections.map { CSVText.record(fields(of: $0)) }.joined()
  }

  private func fields(of inspection: Inspection) -> [String] {
    let identifier = inspection.identifier
    let worst = inspection.findings.first { $0.severity == inspection.findings.map(\.severity).max() }
    return [
      inspection.text, inspection.judgement.canonical, inspection.verdict.rawValue, worst?.code.name ?? "",
      worst?.message ?? "", worst?.meant?.description ?? "", identifier?.formatted(.colons) ?? "",
      identifier?.formatted(.dots) ?? "", identifier?.formatted(.bare) ?? "", identifier.map { "\($0.isGroup)" } ?? "",
      identifier.map { "\($0.isLocal)" } ?? "", inspection.block?.block.prefixText ?? "",
      inspection.allocation.map { "\($0.organisation)" } ?? "", inspection.allocation.map { "\($0.offset)" } ?? "",
    ]
  }
}
