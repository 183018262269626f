import Messages
import Reporting

/// How far a requirement has come.
public enum RequirementState: String, CaseIterable, Codable, Sendable {
  /// It is met.
  case met
  /// It is met by needing nothing: a Credit Cover Requirement that is not over the Threshold.
  case metNil = "met-nil"
  /// It is not met yet.
  case open
  /// It is not met, and its date has passed. Never recorded: it follows from the date.
  case late
  /// It need not be met.
  case notApplicable = "not-applicable"

  /// Reads a state by its name in files.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let state = Self(rawValue: text) else {
      let recorded = Self.allCases.filter { $0 != .late }.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "there is no state '\(text.shown)'; they are \(recorded)")
    }
    self = state
  }

  /// Whether nothing more is to be done.
  public var isSettled: Bool { self == .met || self == .metNil || self == .notApplicable }
}
