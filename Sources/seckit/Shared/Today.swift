import Glibc
import WorkingDays

/// The day on which the program runs, by the time zone of the machine: the default of dates, and always said.
enum Today {
  static var date: CivilDate {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? .first
  }
}
