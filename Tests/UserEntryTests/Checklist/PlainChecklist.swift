import UserEntry

/// The checklist the plain way: from the words of the contract, sharing nothing with `Checklist` but the names.
struct PlainChecklist {
  /// What a record says, and what the assessment of Credit Cover says.
  struct Case {
    let requirement: String
    let role: String
    let state: String
    /// The days from today on; `nil` where there is none.
    let date: Int?
    let due: Int?
    /// `none`, `good` or `bad`.
    let identifier: String
    /// `none`, `not-required`, `covered` or `shortfall`.
    let cover: String
  }

  struct Answer: Equatable {
    let state: String
    /// The days from today on.
    let date: Int?
    let findings: [String]
  }

  /// By requirement, whether it is a limb of H1.10 and what may be recorded besides `open`.
  static let requirements: [(id: String, isLimb: Bool, states: [String])] = [
    ("user-id", true, ["met"]), ("credit-cover", true, ["met", "met-nil"]),
    ("srept", false, ["met", "not-applicable"]), ("uept", true, ["met"]), ("security-assessment", true, ["met"]),
    ("privacy-audit", true, ["met"]), ("smki-certificates", false, ["met", "not-applicable"]),
    ("gateway-connection", false, ["met"]), ("anomaly-thresholds", false, ["met"]),
  ]

  /// Whether a record with some evidence may be put into a file.
  static func mayBeRecorded(_ record: Case) -> Bool {
    if record.requirement == "privacy-audit", record.role != "OU" { return false }
    if record.identifier != "none", record.requirement != "user-id" { return false }
    if record.state == "open" { return true }
    let states = requirements.first { $0.id == record.requirement }?.states ?? []
    return states.contains(record.state) && record.date != nil
  }

  /// What the checklist says of it.
  static func answer(_ record: Case) -> Answer {
    if record.requirement == "privacy-audit", record.role != "OU" {
      return Answer(state: "not-applicable", date: nil, findings: [])
    }
    let cover = record.requirement == "credit-cover" ? record.cover : "none"
    var findings: [String] = []
    if let date = record.date, date > 0 { findings.append("future-date") }
    if record.identifier == "bad" { findings.append("sample-block") }
    if record.requirement == "user-id", record.state == "met", record.identifier == "none" {
      findings.append("missing")
    }
    if cover == "shortfall" { findings.append("shortfall") }

    let isCovered = cover == "covered" || cover == "not-required"
    let date = record.state == "open" && isCovered ? nil : record.date
    if findings.isEmpty {
      if record.state != "open" { return Answer(state: record.state, date: date, findings: []) }
      if isCovered { return Answer(state: cover == "covered" ? "met" : "met-nil", date: date, findings: []) }
    }
    let isLate = record.due.map { $0 < 0 } ?? false
    return Answer(state: isLate ? "late" : "open", date: date, findings: findings)
  }
}
