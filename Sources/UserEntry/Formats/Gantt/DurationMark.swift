import Messages
import Reporting

/// What follows a duration in the picture by how sure it is. One that is sourced has no sign, which legends say.
enum DurationMark: String, CaseIterable {
  case guide = "°"
  case assumption = "*"
  case inferred = "‡"
  case unverified = "†"
  case sourced = ""

  /// The mark of a status.
  init(_ status: RuleStatus) {
    switch status {
    case .sourced: self = .sourced
    case .guide: self = .guide
    case .convention: self = .assumption
    case .inferred: self = .inferred
    case .unverified: self = .unverified
    }
  }

  /// What a legend says.
  var legend: String {
    switch self {
    case .guide: "SECAS guide"
    case .assumption: "planning assumption"
    case .inferred: "inferred"
    case .unverified: "not verified"
    case .sourced: "sourced"
    }
  }

  /// The sign, or that there is none.
  var sign: String { rawValue.isEmpty ? "no mark:" : rawValue }
}

extension PlanReport {
  /// The marks that its durations have.
  var durationMarks: [DurationMark] {
    let used = Set(tasks.compactMap(\.durationMark))
    return DurationMark.allCases.filter(used.contains)
  }
}
