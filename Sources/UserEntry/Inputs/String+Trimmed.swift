extension String {
  /// The text without white space around it.
  var trimmed: String {
    let begun = drop(while: \.isWhitespace)
    return String(begun.prefix(upTo: begun.lastIndex { !$0.isWhitespace }.map(begun.index(after:)) ?? begun.startIndex))
  }
}
