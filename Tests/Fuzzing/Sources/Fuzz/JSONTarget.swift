import CreditCover
import TestSupport
import UserEntry
import WorkingDays

/// Files of JSON that people may change. What is read is used, and written again where the program writes it.
enum JSONTarget {
  @Sendable static func checkRules(_ bytes: [UInt8]) {
    guard let rules = try? CreditCoverRuleSet(json: bytes) else { return }
    for day in ["2020-01-01", "2025-04-17", "2099-12-31"] {
      guard let date = CivilDate(day), let rules = try? rules.inForce(on: date) else { continue }
      _ = try? rules.publishedThreshold()
    }
  }

  @Sendable static func checkPrevious(_ bytes: [UInt8]) {
    let whole = previous(bytes, pieces: [])
    precondition(previous(bytes, pieces: [1, 61, 7]) == whole, "pieces of an assessment are read as the whole is not")
  }

  private static func previous(_ bytes: [UInt8], pieces: [Int]) -> String {
    do {
      return "\(try PreviousAssessment(ScriptedSource(bytes, name: "previous.json", pieces: pieces)))"
    } catch {
      return "\(error)"
    }
  }

  @Sendable static func checkEntryFile(_ bytes: [UInt8]) {
    guard let file = try? EntryFile(json: bytes) else { return }
    let text = file.json
    precondition((try? EntryFile(json: Array(text.utf8)).json) == text, "what is written is not read as it was")
    guard let day = CivilDate("2025-04-17") else { return }
    _ = Checklist(file, roles: nil, today: day)
  }

  @Sendable static func checkPlan(_ bytes: [UInt8]) {
    guard let plan = try? SavedPlan(json: bytes, name: "plan.json") else { return }
    _ = try? PlanComparison(from: plan, to: plan, calendar: calendar)
  }
}
