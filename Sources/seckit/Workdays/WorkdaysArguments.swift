import ArgumentParser
import WorkingDays

enum WorkdaysDate {
  static func parse(_ text: String) throws -> CivilDate {
    do throws(CivilDate.TextError) {
      return try CivilDate(parsing: text)
    } catch {
      throw ValidationError("\(error.description).")
    }
  }
}

/// How many Working Days may be asked for at once: more than any calendar has.
enum WorkdaysLimit {
  static let days = 0...10_000

  static func check(_ number: Int) throws {
    guard days.contains(number) else {
      throw ValidationError(
        "The number of Working Days must be from \(days.lowerBound) to \(days.upperBound), not \(number).")
    }
  }
}
