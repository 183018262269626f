import WorkingDays

/// The answer to one row, without a text where none is needed.
struct WorkingDayAnswer {
  enum Result {
    case none
    case date(CivilDate)
    case number(Int)
    case word(StaticString)
  }

  var result = Result.none
  var code: WorkingDayCode?
  var detail = ""

  init(_ result: Result) { self.result = result }

  init(_ code: WorkingDayCode, _ detail: String) {
    self.code = code
    self.detail = detail
  }
}
