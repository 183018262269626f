import Messages
import Reporting
public import WorkingDays

/// What was recorded of a requirement for a role.
public struct RequirementRecord: Codable, Hashable, Sendable {
  /// The User Role, or `RDP`.
  public var role: String
  /// The name of the requirement: `user-id`.
  public var requirement: String
  /// How far it has come; never `late`.
  public var state: RequirementState
  /// The day on which it came to that.
  public var date: CivilDate?
  /// The date by which it must be met.
  public var due: CivilDate?
  /// What shows it: a letter, a certificate, a reference.
  public var evidence: String
  /// The User ID, of the requirement `user-id`.
  public var identifier: String?
  /// The day on which the fieldwork ended, of the requirement `security-assessment`.
  public var fieldwork: CivilDate?

  enum CodingKeys: String, CaseIterable, CodingKey {
    case role, requirement, state, date, due, evidence, identifier, fieldwork
  }

  /// Takes back what was recorded of its state: it is open again, without a date and evidence. The date by which it must be
  /// met stays, and the User ID and the end of the fieldwork.
  public mutating func reopen() {
    state = .open
    date = nil
    evidence = ""
  }

  /// Whether it says nothing that a requirement without a record does not say.
  var isBlank: Bool {
    state == .open && date == nil && due == nil && evidence.isEmpty && identifier == nil && fieldwork == nil
  }

  /// A record. ``EntryFile/put(_:rules:)`` judges it.
  public init(
    role: String, requirement: String, state: RequirementState, date: CivilDate? = nil, due: CivilDate? = nil,
    evidence: String = "", identifier: String? = nil, fieldwork: CivilDate? = nil
  ) {
    self.role = role
    self.requirement = requirement
    self.state = state
    self.date = date
    self.due = due
    self.evidence = evidence
    self.identifier = identifier
    self.fieldwork = fieldwork
  }
}

/// How far a requirement has come.
public enum RequirementState: String, CaseIterable, Codable, Sendable {
  /// It is met.
  case met
  /// It is met by needing nothing: a Credit Cover Requirement that is not over the Threshold.
  case metWithoutSupport = "met-nil"
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
        in: container, debugDescription: "unknown state '\(text.shown)'; use one of \(recorded)")
    }
    self = state
  }

  /// The states that rules may let a requirement be recorded in, besides `open`.
  static let recorded: [RequirementState] = [.met, .metWithoutSupport, .notApplicable]

  /// Whether nothing is left to do.
  public var isSettled: Bool { self == .met || self == .metWithoutSupport || self == .notApplicable }
}
