import Messages
import TestSupport
import UserEntry
import WorkingDays

/// Plans with everything that could spoil a picture or a file: long names, marks of every language, dates in any order.
struct RandomPlans {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let words = [
    "notice", "of", "the", "Test", "<b>", "&amp;", "\"quoted\"", "it's", "a,b;c:d#e", "%%{init}", "Größe", "Ωμέγα",
    "日本語の",
    "👩‍👩‍👧‍👦", "e\u{301}", "\\n", "|", "line\nbreak", "tab\tbed", "\u{7}bell", "[x](y)", "`code`",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "section", "2017-01-01", "\r\n", ":\u{301}", ";",
  ]

  private mutating func text(_ most: Int) -> String {
    let count = Int.random(in: 1...most, using: &random)
    return (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  /// The next plan.
  mutating func next() throws -> PlanReport {
    let count = chance(4) ? Int.random(in: 1...3, using: &random) : Int.random(in: 1...80, using: &random)
    let span = [1, 14, 90, 300, 700, 1461].randomElement(using: &random) ?? 90
    let origin = CivilDate(dayNumber: 17_000 + Int.random(in: 0...3000, using: &random)) ?? .first
    let phases = (0..<Int.random(in: 1...12, using: &random)).map { _ in text(2) }
    let owners = (0..<4).map { _ in text(3) }
    func day(_ offset: Int) -> CivilDate { origin.adding(days: offset) ?? .last }
    var tasks: [PlanReport.Task] = []
    for number in 0..<count {
      let start = Int.random(in: 0...span, using: &random)
      let length = chance(3) ? 0 : Int.random(in: 0...max(1, span / 3), using: &random)
      let float = chance(3) ? nil : Int.random(in: -20...60, using: &random)
      tasks.append(
        try Samples.task(
          chance(8) ? "T\(number) \(text(2))" : "TASK.\(number):ED", id: "TASK.\(number)", name: text(12),
          phase: phases.randomElement(using: &random) ?? "", role: chance(2) ? nil : "ED",
          owner: owners.randomElement(using: &random) ?? "",
          kind: TaskKind.allCases.randomElement(using: &random) ?? .effort, duration: length,
          unit: chance(5) ? .calendarDays : .workingDays, start: day(start), finish: day(start + length),
          latest: float.map { (day(start + $0), day(start + length + $0)) }, isCritical: chance(3), isLate: chance(5),
          isDone: chance(5), section: text(2), status: chance(2) ? .guide : .unverified, source: text(4),
          predecessors: number == 0 ? [] : [tasks[Int.random(in: 0..<number, using: &random)].label]))
    }
    var report = try Samples.made(
      tasks, title: text(20), today: day(chance(3) ? -3000 : Int.random(in: -100...(span + 100), using: &random)),
      goLive: chance(3) ? nil : day(Int.random(in: 0...(span + 60), using: &random)))
    report.subtitle = text(20)
    report.plan.reservation = text(40)
    report.plan.ruleSet = text(3)
    report.warnings = (0..<Int.random(in: 0...8, using: &random)).map { _ in text(30) }
    return report
  }
}
