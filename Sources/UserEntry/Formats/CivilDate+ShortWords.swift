import WorkingDays

extension CivilDate {
  /// The date as a picture or a table writes it: `Fri 8 Sep 2017`.
  var shortWords: String { "\(weekday.name.prefix(3)) \(dayWords)" }

  /// The date without its weekday: `8 Sep 2017`.
  var dayWords: String { "\(dayOfYearWords) \(parts.year)" }

  /// The date without its weekday and its year: `8 Sep`.
  var dayOfYearWords: String {
    "\(parts.day) \(Self.shortMonthNames[parts.month - 1])"
  }
}
