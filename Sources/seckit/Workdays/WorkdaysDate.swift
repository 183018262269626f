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
