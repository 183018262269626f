/// What changed for all Parties together, by cause.
public struct MovementTotals: Sendable {
  private var byCause: [MovementCause: (parties: Int, change: CoverChange)] = [:]

  /// No change.
  public init() {}

  /// Adds what changed for one Party.
  public mutating func add(_ movement: Movement) {
    for cause in Set(movement.steps.map(\.cause)) { byCause[cause, default: (0, CoverChange())].parties += 1 }
    for step in movement.steps {
      let sum = byCause[step.cause, default: (0, CoverChange())]
      byCause[step.cause] = (sum.parties, sum.change + step.change)
    }
  }

  /// The causes that changed something, with the number of Parties and the change.
  public var rows: [(cause: MovementCause, parties: Int, change: CoverChange)] {
    MovementCause.allCases.compactMap { cause in byCause[cause].map { (cause, $0.parties, $0.change) } }
  }

  /// All changes together.
  public var total: CoverChange { byCause.values.reduce(CoverChange()) { $0 + $1.change } }
}
