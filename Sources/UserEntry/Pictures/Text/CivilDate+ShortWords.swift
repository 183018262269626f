import WorkingDays

extension CivilDate {
  /// The date as a picture or a table writes it: `Fri 8 Sep 2017`.
  var shortWords: String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let (year, month, day) = parts
    return "\(weekday.name.prefix(3)) \(day) \(months[month - 1]) \(year)"
  }
}
