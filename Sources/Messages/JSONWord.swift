/// A word of a fixed list in a JSON file that people write, such as a rule file. One that is not of the list is told with
/// the list and the likely word.
public protocol JSONWord: RawRepresentable<String>, CaseIterable, Decodable {}

extension JSONWord {
  /// Reads a word. Throws `DecodingError.dataCorrupted` for one that is not of the list.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let word = Self(rawValue: text) else {
      let words = Self.allCases.map(\.rawValue)
      let likely = Suggestion.nearest(to: text, among: words).map { "; probably meant: \($0)" }
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "'\(text.shown)' is not one of \(words.joined(separator: ", "))\(likely ?? "")"))
    }
    self = word
  }
}
