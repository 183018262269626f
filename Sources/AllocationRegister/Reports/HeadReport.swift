import Messages
package import Reporting

/// The head of a register's chain, for people and scripts: what a checkpoint is made of.
package struct HeadReport: ListReport {
  private let head: RegisterEvent

  /// Of the last event.
  package init(_ head: RegisterEvent) { self.head = head }

  /// For people `n:hash`, as `verify --checkpoint` takes it.
  package var listing: Listing {
    let columns: [Listing.Column] = [Listing.Column("sequence", .number), "hash", "time"]
    let row = [String(head.sequence), head.hash.description, head.time.description]
    return Listing(
      columns, [row], table: .lines { _ in ["\(head.sequence):\(head.hash)"] },
      json: .object(Listing.object(columns, row))
    ).sheet("Head")
  }
}
