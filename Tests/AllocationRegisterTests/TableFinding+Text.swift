import Tables

extension TableFinding {
  /// The finding without its column, which most tests do not ask for.
  var text: String {
    "\(file): \(place.map { "line \($0.number): " } ?? "")\(code.rawValue): \(message)"
      + (suggestion.map { "; probably meant: \($0)" } ?? "")
  }

  /// What is wrong with a heading, without what to do.
  var heading: String {
    let remedies = ["; rename it", ", or choose with"]
    let end = remedies.compactMap { message.firstRange(of: $0)?.lowerBound }.min() ?? message.endIndex
    return "\(file): \(place.map { "line \($0.number): " } ?? "")\(message[..<end])"
      + (suggestion.map { "; probably meant: \($0)" } ?? "")
  }
}
