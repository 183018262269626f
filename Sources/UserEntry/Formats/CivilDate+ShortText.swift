import WorkingDays

extension CivilDate {
  /// The date as a picture or a table writes it: `Fri 8 Sep 2017`.
  var shortText: String { "\(weekday.name.prefix(3)) \(dayText)" }

  /// The date without its weekday: `8 Sep 2017`.
  var dayText: String { "\(dayOfYearText) \(parts.year)" }

  /// The date without its weekday and its year: `8 Sep`.
  var dayOfYearText: String {
    "\(parts.day) \(Self.shortMonthNames[parts.month - 1])"
  }
}
