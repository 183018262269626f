import Messages
import Synchronization

/// Finds the Party that a text probably means that is nobody's signifier or number.
struct PartySearch: Sendable {
  private let signifiersByName: [String: String]
  private let signifiers: SuggestionIndex
  private let names: SuggestionIndex

  init(_ organisations: [Organisation]) {
    let sorted = organisations.sorted { $0.number < $1.number }
    signifiersByName = Dictionary(sorted.map { (ComparedText($0.name).text, $0.signifier) }) { first, _ in first }
    signifiers = SuggestionIndex(sorted.map(\.signifier))
    names = SuggestionIndex(sorted.map { ComparedText($0.name).text })
  }

  /// The signifier of the Party whose name the text is, else of the one whose signifier or name comes nearest.
  func nearest(to text: String) -> String? {
    let text = ComparedText(text).text
    return signifiersByName[text] ?? signifiers.nearest(to: text)
      ?? names.nearest(to: text).flatMap { signifiersByName[$0] }
  }
}

/// The Parties that were probably meant by the texts of a batch: looked for by the first 20 of them alone, since a batch may
/// have millions and nobody reads more.
///
/// One thread notes the texts in the order of the batch. Others ask for them later, in any order: so what is said does not
/// depend on the number of threads.
package final class LikelyParties: Sendable {
  private let index: AllocationIndex
  private let known = Mutex<[String: String?]>([:])

  package init(_ index: AllocationIndex) { self.index = index }

  /// Whether all first texts were noted.
  package var isFull: Bool { known.withLock { $0.count == Suggestions.limit } }

  /// Looks for what a text means, if it is one of the first.
  package func note(_ text: String) {
    guard !text.isEmpty else { return }
    known.withLock { known in
      guard known[text] == nil, known.count < Suggestions.limit else { return }
      known[text] = .some(index.likely(text))
    }
  }

  /// What was found for a text.
  package func signifier(for text: String) -> String? { known.withLock { $0[text] ?? nil } }
}
