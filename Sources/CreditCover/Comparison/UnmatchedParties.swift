public import ExactDecimal
import Messages
import Reporting

/// Parties that are on one side of a comparison only.
public struct UnmatchedParties: Sendable {
  /// An amount that the DCC has notified to a Party that is not in the parties file.
  public struct NotifiedOnly: Encodable, Sendable {
    /// The Party, as the file of notified amounts has it.
    public let party: String
    /// What was notified, in pounds.
    public let notified: ExactDecimal
    /// Its place, in words.
    let place: String
    /// The Party that was probably meant.
    let meant: String?

    /// What the report says of it, with the Party that was probably meant.
    var description: String { "not in the parties file" + (meant.map { "; probably meant: \($0)" } ?? "") }

    private enum CodingKeys: String, CodingKey { case party, notified, place, meant }

    /// Writes the amount exactly.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(party, forKey: .party)
      try container.encode(Money.exactly(notified), forKey: .notified)
      try container.encode(place, forKey: .place)
      try container.encodeIfPresent(meant, forKey: .meant)
    }
  }

  /// Parties with a notified amount that are not in the parties file.
  public internal(set) var notifiedOnly: [NotifiedOnly] = []
  /// Parties of the parties file to which nothing was notified, though others were.
  public internal(set) var notNotified: [String] = []
  /// Parties that the earlier assessment does not have.
  public internal(set) var joined: [String] = []
  /// Parties that only the earlier assessment has.
  public internal(set) var departed: [String] = []

  /// Whether both sides have the same Parties.
  public var isEmpty: Bool { notifiedOnly.isEmpty && notNotified.isEmpty && joined.isEmpty && departed.isEmpty }

  /// The Parties that a sentence names; of more it tells the number.
  private static let limit = 20

  /// A sentence for each kind.
  var sentences: [String] {
    func sentence(_ what: String, _ parties: [String]) -> [String] {
      guard !parties.isEmpty else { return [] }
      let rest = parties.count - Self.limit
      return [what + parties.prefix(Self.limit).joined(separator: ", ") + (rest > 0 ? " and \(rest.grouped) more" : "")]
    }
    return sentence(
      "Notified, but not in the parties file: ",
      notifiedOnly.map { "\($0.party.shown) (\($0.place)\($0.meant.map { "; probably meant: \($0)" } ?? ""))" })
      + sentence("Not notified: ", notNotified.map(\.shown))
      + sentence("Not in the earlier assessment: ", joined.map(\.shown))
      + sentence("In the earlier assessment, but not in the parties file: ", departed.map(\.shown))
  }
}
