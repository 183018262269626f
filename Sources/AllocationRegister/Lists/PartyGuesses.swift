import IDAllocation
import Messages
import Reporting

/// The signifiers that were probably meant by others, of which a list may have very many.
struct PartyGuesses {
  private let signifiers: [String]
  private var known: [String: String?] = [:]

  /// The most texts for which a signifier is looked for.
  private static let limit = 200

  init(_ state: MemoryRegister) {
    signifiers = state.organisations.values.map(\.signifier).filter(state.layout.isSignifier).sorted()
  }

  /// The signifier that is written nearly like a text.
  mutating func likely(_ party: String) -> String? {
    if let known = known[party] { return known }
    guard known.count < Self.limit else { return nil }
    let likely = Suggestion.nearest(to: party, among: signifiers)
    known[party] = .some(likely)
    return likely
  }
}
