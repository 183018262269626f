/// An event that a register must have: what a receipt or an earlier checkpoint says.
public struct RegisterCheckpoint: Hashable, Sendable {
  /// What says so, as messages call it: the name of a file, or `the checkpoint`.
  public let name: String
  /// The number of the event, from 1.
  public let sequence: Int
  /// The hash that the event must have.
  public let hash: EventHash

  /// A checkpoint of a receipt, or of a head that was written down.
  public init(name: String, sequence: Int, hash: EventHash) {
    self.name = name
    self.sequence = sequence
    self.hash = hash
  }

  /// Reads `n:hash`, as `seckit register checkpoint` prints it; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let sequence = Int(parts[0]), RegisterEvent.sequences.contains(sequence),
      let hash = EventHash(String(parts[1]))
    else {
      return nil
    }
    self.init(name: "the checkpoint", sequence: sequence, hash: hash)
  }
}
