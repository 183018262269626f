import WorkingDays

extension CivilDate {
  /// The date as a picture or a table writes it: `Fri 8 Sep 2017`.
  var shortWords: String { "\(weekday.name.prefix(3)) \(dayWords)" }

  /// The date without its weekday: `8 Sep 2017`.
  var dayWords: String { "\(dayOfYearWords) \(parts.year)" }

  /// The date without its weekday and its year: `8 Sep`.
  var dayOfYearWords: String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(parts.day) \(months[parts.month - 1])"
  }
}
