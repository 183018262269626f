import EUI64
import Messages
package import Reporting

/// Inspections in any format: a report of each for people, a row each as CSV.
package struct InspectionTable: ListReport {
  private let inspections: [Inspection]

  package init(_ inspections: [Inspection]) {
    self.inspections = inspections
  }

  package var listing: Listing {
    Listing(
      [
        "id", "canonical", "verdict", "code", "detail", "meant", "colons", "dots", "bare", "group_bit", "local_bit",
        "block", "organisation", "offset",
      ], inspections.map { fields(of: $0) },
      table: .lines { terminal in
        Array(inspections.map { InspectionReport($0, terminal: terminal).lines }.joined(separator: [""]))
      },
      json: ListingJSON(
        // Each at the margin, as if it were alone.
        document: { "[" + inspections.map { "\n" + $0.json(pretty: true) }.joined(separator: ",") + "\n]" },
        lines: { inspections.map { $0.json(pretty: false) } })
    ).sheet("Identifiers")
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
