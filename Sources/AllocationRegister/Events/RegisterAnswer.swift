public import EUI64
import IDAllocation

/// What became of a request to a register; see ``AllocationRegister/answer(_:time:actor:isTimeExact:isDryRun:)``. A
/// refusal is an answer and not an error: nothing was given out, and the request may be made again.
public struct RegisterAnswer: Codable, Hashable, Sendable {
  /// The kinds. The raw values are stable.
  public enum Status: String, CaseIterable, Codable, Sendable {
    /// What was asked for was given out.
    case allocated
    /// What was asked was done, and is nothing that is given out: another name, an acceptance, a withdrawal.
    case done
    /// It was done before: for the same request, or because it already exists (then the code is `already-there`).
    case already
    /// The rules refuse it.
    case refused
  }

  /// Whether something was given out or done, was there already, or is refused.
  public var status: Status
  /// The code of the refusal; empty where there is none.
  public var code: String
  /// Why it is refused, or what was there already, for people; empty for `allocated` and `done`.
  public var detail: String
  /// The number of the organisation that the request was about; `nil` for a refusal.
  public var organisation: Int?
  /// The first identifier of its range, for a request of an organisation.
  public var first: EUI64?
  /// The last identifier of that range.
  public var last: EUI64?
  /// The identifier that the request was about.
  public var identifier: EUI64?
  /// The event by which it was done, or, for what already existed, by which a request with an id was answered.
  public var sequence: Int?
  /// The hash of that event. Whoever keeps it can show later that the event was in the register.
  public var hash: EventHash?

  enum CodingKeys: String, CodingKey {
    case status, code, detail
    case organisation = "organisation_number"
    case first, last
    case identifier = "id"
    case sequence, hash
  }

  /// The answer to a request that the rules refuse.
  init(_ refusal: RegisterRefusal) {
    status = .refused
    code = refusal.code.rawValue
    detail = refusal.detail
  }

  /// The answer to a request that an action answers, which has happened by an event; a request without an id has none where
  /// the action only confirms what is there.
  init(_ event: RegisterEvent?, _ action: RegisterAction, in view: some RegisterView) {
    status = .allocated
    code = ""
    detail = ""
    sequence = event?.sequence
    hash = event?.hash
    switch action {
    case .addOrganisation(let organisation, let ranges):
      self.organisation = organisation.number
      first = ranges.first?.first
      last = ranges.first?.last
    case .addRange(let range):
      organisation = range.organisation
      first = range.first
      last = range.last
    case .addIdentifier(let identifier):
      organisation = identifier.organisation
      self.identifier = identifier.value
    case .addRoles(let value, _): identifier = value
    case .acceptIdentifier(let value), .withdrawIdentifier(let value): (status, identifier) = (.done, value)
    case .rename(let number, _), .close(let number, _): (status, organisation) = (.done, number)
    case .confirmIdentifier(let value, _): identifier = value
    case .confirmRange(let range):
      organisation = range.organisation
      first = range.first
      last = range.last
    case .initialise: break
    }
    if organisation == nil, let identifier {
      organisation = (try? view.identifier(identifier)).flatMap { $0 }?.organisation
    }
    if action.onlyConfirms {
      status = .already
      code = RegisterRefusal.Code.alreadyThere.rawValue
      let holder = organisation.flatMap { try? view.organisation($0)?.description } ?? "the organisation"
      if case .confirmRange(let range) = action {
        detail = "\(range) already belongs to \(holder)"
      } else if let identifier {
        detail = "\(identifier) already belongs to \(holder), with these roles"
      }
    }
  }
}
