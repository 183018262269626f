import DelimitedText
import Messages
import Reporting
import Tables
import WorkingDays

/// Answers the question on the fields of a row. It is a class, since a calendar is too large to be passed for each row.
final class WorkingDayCalculator {
  let question: WorkingDayQuestion
  let calendar: WorkingDayCalendar
  /// The order of day and month, once the dates have decided.
  var order = DateOrder.dmy

  init(question: WorkingDayQuestion, calendar: WorkingDayCalendar) {
    self.question = question
    self.calendar = calendar
  }

  /// The most Working Days that are counted: more than any calendar has.
  static let limit = 10_000

  /// Gives the answers to a row of a list, one after the other: one for each Working Day.
  func list<Failure: Error>(
    to end: WorkingDayQuestion.End, date field: UnsafeBufferPointer<UInt8>, other: UnsafeBufferPointer<UInt8>,
    _ put: (WorkingDayAnswer) throws(Failure) -> Void
  ) throws(Failure) {
    guard let start = read(field) else { return try put(noDate(field)) }
    guard let until = date(end, other) else { return try put(noDate(other)) }
    guard start <= until else {
      return try put(WorkingDayAnswer(.endBeforeStart, "\(until) is before \(start)"))
    }
    let days: [CivilDate]
    do throws(WorkingDayError) {
      days = try calendar.workingDays(in: start...until)
    } catch {
      return try put(WorkingDayAnswer(.outsideCalendar, error.description))
    }
    if days.isEmpty { try put(WorkingDayAnswer(.none)) }
    for day in days { try put(warned(WorkingDayAnswer(.date(day)), latest: day)) }
  }

  /// The answer to a row, of any question but that for a list.
  func answer(date field: UnsafeBufferPointer<UInt8>, other: UnsafeBufferPointer<UInt8>) -> WorkingDayAnswer {
    guard let date = read(field) else { return noDate(field) }
    var answer: WorkingDayAnswer
    var latest = date
    do throws(WorkingDayError) {
      switch question {
      case .isWorkingDay:
        answer = WorkingDayAnswer(.word("yes"))
        if let reason = try calendar.kind(of: date).reason {
          answer.result = .word("no")
          (answer.code, answer.detail) = (.notAWorkingDay, reason)
        }
      case .list: preconditionFailure("a list has many answers")
      case .between(let end):
        guard let until = self.date(end, other) else { return noDate(other) }
        answer = WorkingDayAnswer(.number(try calendar.workingDays(from: date, to: until)))
        latest = max(date, until)
      case .add(let days, let rule):
        guard let count = Self.count(days, other) else { return Self.noNumber(other) }
        latest = try calendar.add(count, to: date, rule: rule)
        answer = WorkingDayAnswer(.date(latest))
      case .subtract(let days, let rule):
        guard let count = Self.count(days, other) else { return Self.noNumber(other) }
        answer = WorkingDayAnswer(.date(try calendar.subtract(count, from: date, rule: rule)))
      case .latestNotice(let days, let rule):
        guard let count = Self.count(days, other) else { return Self.noNumber(other) }
        answer = WorkingDayAnswer(.date(try calendar.latestNotice(count, forStart: date, rule: rule)))
      case .earliestStart(let days, let rule):
        guard let count = Self.count(days, other) else { return Self.noNumber(other) }
        latest = try calendar.earliestStart(notice: count, givenOn: date, rule: rule)
        answer = WorkingDayAnswer(.date(latest))
      }
    } catch {
      return WorkingDayAnswer(.outsideCalendar, error.description)
    }
    return warned(answer, latest: latest)
  }

  /// An answer with a warning where the latest date that it names rests on bank holidays that may be incomplete.
  private func warned(_ answer: WorkingDayAnswer, latest: CivilDate) -> WorkingDayAnswer {
    guard answer.code == nil, let caution = calendar.caution(for: latest) else { return answer }
    var answer = answer
    answer.code = WorkingDayCode(caution)
    answer.detail = calendar.warning(for: latest) ?? ""
    return answer
  }

  private func date(_ end: WorkingDayQuestion.End, _ field: UnsafeBufferPointer<UInt8>) -> CivilDate? {
    switch end {
    case .fixed(let fixed): fixed
    case .column: read(field)
    }
  }

  /// A date, as people write it. Most cost no text.
  private func read(_ field: UnsafeBufferPointer<UInt8>) -> CivilDate? {
    if let date = CivilDate(utf8: field) { return date }
    return try? DateCell.read(utf8: field, order)
  }

  private static func count(_ days: WorkingDayQuestion.Days, _ field: UnsafeBufferPointer<UInt8>) -> Int? {
    guard case .column = days else {
      if case .fixed(let number) = days { return number }
      return nil
    }
    guard (1...5).contains(field.count) else { return nil }
    var number = 0
    for byte in field {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number <= limit ? number : nil
  }

  private func noDate(_ field: UnsafeBufferPointer<UInt8>) -> WorkingDayAnswer {
    if let words = WrongCell.words(for: field) { return WorkingDayAnswer(.cellError, "the date is \(words)") }
    let text = String(decoding: field, as: UTF8.self)
    do throws(DateCellError) {
      guard try DateCell.read(text, order) == nil else { preconditionFailure("a date was not read that can be read") }
      return WorkingDayAnswer(.missing, "the date is missing")
    } catch {
      let meant = error.meant.map { "; probably meant: \($0)" } ?? ""
      return WorkingDayAnswer(.notADate, "'\(text.shown)' \(error)\(meant)")
    }
  }

  private static func noNumber(_ field: UnsafeBufferPointer<UInt8>) -> WorkingDayAnswer {
    if let words = WrongCell.words(for: field) { return WorkingDayAnswer(.cellError, "the number is \(words)") }
    let text = String(decoding: field, as: UTF8.self)
    guard !text.isEmpty else { return WorkingDayAnswer(.missing, "the number of Working Days is missing") }
    return WorkingDayAnswer(.notANumber, "'\(text.shown)' is not a whole number from 0 to \(limit)")
  }
}
