import ArgumentParser
import WorkingDays

/// Dates of the command line.
enum WorkdaysDate {
  /// Reads a date.
  static func parse(_ text: String) throws -> CivilDate {
    do throws(CivilDate.TextError) {
      return try CivilDate(parsing: text)
    } catch {
      throw ValidationError("\(error.description).")
    }
  }
}
