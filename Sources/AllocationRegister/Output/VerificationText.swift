import Files
import Messages
public import Reporting

/// What a look through a register has found, for people and scripts.
public struct VerificationText: Sendable {
  private let name: String
  private let verification: RegisterVerification
  private let checkpoints: [RegisterCheckpoint]

  /// Of the register of a name, which was to have some events of before.
  public init(_ verification: RegisterVerification, of name: String, checkpoints: [RegisterCheckpoint] = []) {
    self.name = name
    self.verification = verification
    self.checkpoints = checkpoints
  }

  /// In a format: for people and as rows what it came to, `sound` with its head and a `proof` for each receipt and checkpoint
  /// that it holds, else each `fault`; as JSON all of it.
  public func text(_ format: TableFormat) -> String {
    switch format {
    case .table: lines.map { $0.shown() + "\n" }.joined()
    case .csv:
      CSVText.record(Self.columns) + rows.map { CSVText.record($0) }.joined()
    case .json: JSONDocument.text(of: document, pretty: true) + "\n"
    case .jsonl:
      rows.map { JSONDocument.text(of: ColumnValue.object(Self.columns, $0), pretty: false) + "\n" }.joined()
    }
  }

  private static let columns = ["result", "sequence", "detail"]

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
    return [
      "\(name) is sound: \(events) event\(events == 1 ? "" : "s"), head \(events):\(verification.head)"
    ] + checkpoints.map { "event \($0.sequence) is that of \($0.name)" }
  }

  private var document: Document {
    Document(
      register: name, isSound: verification.faults.isEmpty, events: verification.events, head: verification.head,
      faults: verification.faults,
      checkpoints: checkpoints.map { Document.Checkpoint(name: $0.name, sequence: $0.sequence, hash: $0.hash) })
  }

  private struct Document: Encodable {
    let register: String
    let isSound: Bool
    let events: Int
    let head: EventHash
    let faults: [RegisterVerification.Finding]
    let checkpoints: [Checkpoint]

    struct Checkpoint: Encodable {
      let name: String
      let sequence: Int
      let hash: EventHash
    }

    enum CodingKeys: String, CodingKey {
      case register
      case isSound = "sound"
      case events, head, faults, checkpoints
    }
  }
}
