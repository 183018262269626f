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

  /// In a format: for people a sentence where it is sound, with each receipt and checkpoint that it holds, else a line for
  /// each fault; as CSV and JSON Lines the faults alone; as JSON all of it.
  public func text(_ format: TableFormat) -> String {
    switch format {
    case .table: lines.map { $0 + "\n" }.joined()
    case .csv:
      CSVText.record(["sequence", "detail"])
        + verification.faults.map { CSVText.record([$0.sequence.map(String.init) ?? "", $0.detail]) }.joined()
    case .json: JSONDocument.text(of: document, pretty: true) + "\n"
    case .jsonl: verification.faults.map { JSONDocument.text(of: $0, pretty: false) + "\n" }.joined()
    }
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
    let faults: [RegisterVerification.Fault]
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
