extension String {
  /// The text as a message shows it: no control characters that a terminal would obey, and no more than a person reads.
  public var shown: String {
    var text = ""
    for scalar in unicodeScalars.prefix(60) {
      text.unicodeScalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return unicodeScalars.count > 60 ? text + "…" : text
  }
}
