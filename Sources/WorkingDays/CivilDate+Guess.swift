extension CivilDate {
  /// The date that somebody probably meant: that of a text with day, month and year, or year, month and day, in numbers;
  /// `nil` for anything else.
  package static func guess(of text: String) -> String? {
    let parts = text.split { "/.- ".contains($0) }
    if parts.count == 1, text.utf8.count == 8, let number = Int(text) {
      return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)?.description
    }
    guard parts.count == 3, let first = Int(parts[0]), let month = Int(parts[1]), let last = Int(parts[2]) else {
      return nil
    }
    if parts[0].count == 4 { return CivilDate(year: first, month: month, day: last)?.description }
    guard parts[2].count == 4 else { return nil }
    return CivilDate(year: last, month: month, day: first)?.description
  }
}
