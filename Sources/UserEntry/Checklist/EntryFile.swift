import IDAllocation
public import Messages
import Reporting
import WorkingDays

/// The records of a Party on its way to becoming a DCC User: one plain JSON file that a person can read and keep under
/// version control.
public struct EntryFile: Codable, Hashable, Sendable {
  /// The version of the form, 1. A file of a later one is refused.
  public let version: Int
  /// The Party Signifier, or another short name.
  public let party: String
  /// The User Roles that it wants to serve in, or `RDP` for a Registration Data Provider.
  public private(set) var roles: [String]
  /// What was recorded, in the order of roles and requirements.
  public private(set) var records: [RequirementRecord]

  enum CodingKeys: String, CaseIterable, CodingKey {
    case version, party, roles, records
  }

  /// The most bytes of a file, 1 MiB: whoever reads one keeps to it.
  public static let sizeLimit = 1 << 20

  /// A file without records. Throws ``EntryFileError/invalid(_:)`` for no role, a role that isn't among the `known`
  /// ones, and a Party that has not 1 to 100 characters.
  public init(
    party: String, roles: [String], rules: EntryRules = .builtIn, known: EntryRoles = .builtIn
  ) throws(EntryFileError) {
    version = 1
    self.party = party
    self.roles = []
    records = []
    for role in roles where !self.roles.contains(role) { self.roles.append(role) }
    try check(rules, known)
  }

  /// Reads a file, whose roles must be among the `known` ones. Throws what keeps it from being used, before anything of
  /// it is.
  public init(
    json: [UInt8], rules: EntryRules = .builtIn, known: EntryRoles = .builtIn
  ) throws(EntryFileError) {
    struct Version: Decodable { let version: Int }
    if let newer = try? JSONInput.decode(Version.self, from: json), newer.version > 1 { throw .newer(newer.version) }
    let keys = try? JSONInput.decode(EntryFileKeys.self, from: json)
    if let fault = keys?.fault { throw .faulty(fault) }
    do throws(JSONInputError) {
      self = try JSONInput.decode(EntryFile.self, from: json)
    } catch {
      // What has records was meant to be such a file: a new one would be no help.
      throw keys == nil ? .unreadable(error.description) : .faulty(error.description)
    }
    guard version == 1 else { throw .faulty("unknown version \(version)") }
    try check(rules, known)
  }

  /// The file as it is written: keys in order, a line for each value.
  public var json: String { JSONDocument.text(of: self, pretty: true) + "\n" }

  /// What was recorded of a requirement for a role; `nil` where nothing was.
  public func record(_ requirement: String, for role: String) -> RequirementRecord? {
    records.first { $0.requirement == requirement && $0.role == role }
  }

  /// Puts a record in and removes the earlier one; a record that says nothing only removes the earlier one. Throws
  /// ``EntryFileError/invalid(_:)`` for a record that can't be, as one that is met without evidence; then nothing has
  /// changed.
  public mutating func put(_ record: RequirementRecord, rules: EntryRules = .builtIn) throws(EntryFileError) {
    var changed = self
    changed.records.removeAll { $0.requirement == record.requirement && $0.role == record.role }
    changed.records.append(record)
    let roles = roles
    func place(_ record: RequirementRecord) -> (Int, Int) {
      (
        roles.firstIndex(of: record.role) ?? 0,
        rules.requirements.firstIndex { $0.id == record.requirement } ?? 0
      )
    }
    changed.records.sort { place($0) < place($1) }
    try changed.checkRecords(rules)
    changed.records.removeAll { $0 == record && record.isBlank }
    self = changed
  }

  private func check(_ rules: EntryRules, _ known: EntryRoles) throws(EntryFileError) {
    try Self.check(party: party)
    guard !roles.isEmpty else { throw .invalid("it has no User Role; add one") }
    for (index, role) in roles.enumerated() {
      try Self.check(role: role, known)
      guard !roles[..<index].contains(role) else { throw .invalid("the User Role \(role) appears twice") }
    }
    try checkRecords(rules)
  }

  private func checkRecords(_ rules: EntryRules) throws(EntryFileError) {
    var seen: Set<String> = []
    for record in records {
      guard roles.contains(record.role) else {
        throw .invalid("there is a record for \(record.role.shown), but the roles are \(roles.joined(separator: ", "))")
      }
      try Self.check(record, rules)
      // Only now are both known words, without spaces and fit for a message.
      guard seen.insert("\(record.role) \(record.requirement)").inserted else {
        throw .invalid("\(record.requirement) appears twice for \(record.role)")
      }
    }
  }

  /// Throws for a name that a Party can't have: it has 1 to 100 characters, without control characters.
  public static func check(party: String) throws(EntryFileError) {
    guard (1...100).contains(party.unicodeScalars.count),
      !party.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw .invalid("the Party's name must have 1 to 100 characters, without control characters") }
  }

  /// Throws for a word that is neither a role nor the code of a Registration Data Provider.
  public static func check(role: String, _ roles: EntryRoles = .builtIn) throws(EntryFileError) {
    let known = roles.codes
    let rdp = EntryRole.rdp.code
    guard role != rdp, !known.contains(role) else { return }
    let likely = Suggestion.nearest(to: role, among: known + [rdp])
    throw .invalid(
      "unknown User Role '\(role.shown)'; the roles are \(known.joined(separator: ", ")), and \(rdp) means a"
        + " \(EntryRole.rdp.name)" + (likely.map { "; probably meant: \($0)" } ?? ""))
  }

  /// The requirement of a name. Throws for a name that no requirement has.
  @discardableResult
  public static func check(
    requirement id: String, _ rules: EntryRules = .builtIn
  ) throws(EntryFileError) -> EntryRequirement {
    if let requirement = rules.requirement(id) { return requirement }
    let known = rules.requirements.map(\.id)
    let likely = Suggestion.nearest(to: id, among: known)
    throw .invalid(
      "unknown requirement '\(id.shown)'; use one of \(known.joined(separator: ", "))"
        + (likely.map { "; probably meant: \($0)" } ?? ""))
  }

  private static func check(_ record: RequirementRecord, _ rules: EntryRules) throws(EntryFileError) {
    let requirement = try check(requirement: record.requirement, rules)
    let allowed = [.open] + requirement.states
    guard allowed.contains(record.state) else {
      throw .invalid(
        "\(requirement.id) can't be \(record.state.rawValue); use \(allowed.map(\.rawValue).joined(separator: " or "))"
      )
    }
    guard requirement.isNeeded(for: record.role) else {
      throw .invalid("\(requirement.id) is not needed for \(record.role)")
    }
    guard record.state == .open || record.date != nil else {
      throw .invalid("\(requirement.id) is \(record.state.rawValue): its date is required; give --date")
    }
    guard record.state == .open || !record.evidence.allSatisfy(\.isWhitespace) else {
      throw .invalid(
        "\(requirement.id) is \(record.state.rawValue): its evidence is required; give --evidence"
          + " (\(requirement.serving(record.role).metBy))")
    }
    guard record.identifier == nil || record.requirement == "user-id" else {
      throw .invalid("an identifier belongs to user-id, not to \(requirement.id)")
    }
    guard record.fieldwork == nil || rules.hasFieldwork(requirement.id) else {
      throw .invalid("the end of the fieldwork belongs to security-assessment, not to \(requirement.id)")
    }
    if let fieldwork = record.fieldwork, let date = record.date, fieldwork > date {
      throw .invalid(
        "the fieldwork of \(requirement.id) can't have ended on \(fieldwork), after the status of \(date); correct one of"
          + " the dates")
    }
    guard record.evidence.unicodeScalars.count <= 1000, (record.identifier?.utf8.count ?? 0) <= 100 else {
      throw .invalid("the evidence is limited to 1000 characters, an identifier to 100")
    }
  }
}

/// Why a file of entry records can't be used, or a record can't be made.
public enum EntryFileError: UserError, Hashable, Sendable {
  /// The text is not such a file.
  case unreadable(String)
  /// The text is a file of entry records, but something in it is not of its form.
  case faulty(String)
  /// The file is of a newer program.
  case newer(Int)
  /// Something in it can't be.
  case invalid(String)

  /// What is wrong and what to do, to follow the name of the file.
  public var description: String {
    switch self {
    case .unreadable(let reason): "is not a file of entry records: \(reason); make one with 'seckit entry init'"
    case .faulty(let reason): "can't be used: \(reason); correct the file"
    case .newer(let version): "is of version \(version), but this program knows version 1; use a newer seckit"
    case .invalid(let reason): reason
    }
  }
}
