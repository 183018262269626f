import Files

extension String {
  /// The text as a message shows it: made safe, and no longer than a person reads.
  public var shown: String { shown(upTo: 60) }
}
