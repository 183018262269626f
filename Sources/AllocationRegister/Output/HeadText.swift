public import Reporting

/// The head of a register's chain, for people and scripts: what a checkpoint is made of.
public struct HeadText: Sendable {
  private let head: RegisterEvent

  /// Of the last event.
  public init(_ head: RegisterEvent) { self.head = head }

  /// In a format; for people `n:hash`, as `verify --checkpoint` takes it.
  public func text(_ format: TableFormat) -> String {
    switch format {
    case .table: "\(head.sequence):\(head.hash)\n"
    case .csv:
      CSVText.record(["sequence", "hash", "time"])
        + CSVText.record([String(head.sequence), head.hash.description, head.time.description])
    case .json, .jsonl:
      JSONDocument.text(
        of: Document(sequence: head.sequence, hash: head.hash, time: head.time), pretty: format == .json) + "\n"
    }
  }

  private struct Document: Encodable {
    let sequence: Int
    let hash: EventHash
    let time: RegisterTime
  }
}
