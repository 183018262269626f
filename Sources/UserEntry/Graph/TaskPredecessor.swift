import Tables

/// What a task waits for.
public struct TaskPredecessor: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The task that must have finished.
  public let task: String
  /// The User Roles for which it must; all where this is empty.
  public let roles: [String]
  /// Whether waiting is usual but nobody demands it; a plan may leave it out.
  public let isSoft: Bool

  /// Makes a predecessor.
  public init(task: String, roles: [String] = [], isSoft: Bool = false) {
    self.task = task
    self.roles = roles
    self.isSoft = isSoft
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case task, roles
    case isSoft = "soft"
  }

  /// Reads a predecessor; roles and `soft` may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    task = try container.decode(String.self, forKey: .task)
    roles = try container.decodeIfPresent([String].self, forKey: .roles) ?? []
    isSoft = try container.decodeIfPresent(Bool.self, forKey: .isSoft) ?? false
  }

  /// As it is written in a table: `RDP[ED;GT]`, `SREPT.CONFIRM(soft)`.
  public var description: String {
    task + (roles.isEmpty ? "" : "[\(roles.joined(separator: ";"))]") + (isSoft ? "(soft)" : "")
  }

  /// Whether a character of a table is between two roles: `ED;GT`, `ED,GT`, `ED/GT` and `ED|GT` are the same.
  static func isBetweenRoles(_ character: Character) -> Bool { "|,;/".contains(character) }

  /// Reads one as it is written in a table; `nil` for anything else.
  init?(_ description: String) {
    var rest = Substring(description)
    isSoft = rest.lowercased().hasSuffix("(soft)")
    if isSoft { rest = rest.dropLast("(soft)".count) }
    var roles: [String] = []
    if rest.hasSuffix("]") {
      guard let bracket = rest.firstIndex(of: "[") else { return nil }
      roles = rest[rest.index(after: bracket)...].dropLast()
        .split(omittingEmptySubsequences: false, whereSeparator: Self.isBetweenRoles)
        .map { CellText.trimmed($0) }
      guard !roles.contains("") else { return nil }
      rest = rest[..<bracket]
    }
    self.roles = roles
    task = CellText.trimmed(rest)
    guard EntryTask.isIdentifier(task) else { return nil }
  }
}
