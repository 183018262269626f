import Files
import Messages
package import Reporting

/// What a look through a register has found, for people and scripts.
package struct VerificationReport: ListReport {
  private let name: String
  private let verification: RegisterVerification
  private let checkpoints: [RegisterCheckpoint]

  /// Of the register of a name, which should have some earlier events.
  package init(_ verification: RegisterVerification, of name: String, checkpoints: [RegisterCheckpoint] = []) {
    self.name = name
    self.verification = verification
    self.checkpoints = checkpoints
  }

  /// For people and as rows what it came to, `sound` with its head and a `proof` for each receipt and checkpoint that it
  /// holds, else each `fault`; as JSON all of it.
  package var listing: Listing {
    let columns: [Listing.Column] = ["result", Listing.Column("sequence", .number), "detail"]
    return Listing(
      columns, rows, table: .lines { terminal in lines.flatMap { terminal.sentence($0) } },
      json: .object(document).lined(as: .items(rows.map { Listing.object(columns, $0) }))
    ).sheet("Verification", notes: ["The register \(name)"])
  }

  private var rows: [[String]] {
    guard verification.faults.isEmpty else {
      return verification.faults.map { ["fault", $0.sequence.map(String.init) ?? "", $0.detail] }
    }
    return [["sound", String(verification.events), verification.head.description]]
      + checkpoints.map { ["proof", String($0.sequence), $0.name] }
  }

  private var lines: [String] {
    guard verification.faults.isEmpty else { return verification.faults.map(\.description) }
    let events = verification.events
    return ["\(name) is sound: \(events.counted("event"))", "head \(events):\(verification.head)"]
      + checkpoints.map { "event \($0.sequence) matches \($0.name)" }
  }

  private var document: Document {
    Document(
      register: name, sound: verification.faults.isEmpty, events: verification.events, head: verification.head,
      faults: verification.faults,
      checkpoints: checkpoints.map { Document.Checkpoint(name: $0.name, sequence: $0.sequence, hash: $0.hash) })
  }

  private struct Document: Encodable {
    let register: String
    let sound: Bool
    let events: Int
    let head: EventHash
    let faults: [RegisterVerification.Finding]
    let checkpoints: [Checkpoint]

    struct Checkpoint: Encodable {
      let name: String
      let sequence: Int
      let hash: EventHash
    }
  }
}
