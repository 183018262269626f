/// A task of a plan: one of a graph's, for a role where each role has its own.
public struct TaskKey: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The identifier in the graph: `UEPT.RUN`.
  public let id: String
  /// The role, for a task that each role has one of.
  public let role: String?

  /// Makes a key.
  public init(id: String, role: String? = nil) {
    self.id = id
    self.role = role
  }

  /// `UEPT.RUN[ED]`, or the identifier alone.
  public var description: String { id + (role.map { "[\($0)]" } ?? "") }

  /// Reads a key as it is written: `UEPT.RUN[ED]` or `UEPT.RUN`.
  public init(_ description: String) {
    if description.hasSuffix("]"), let bracket = description.firstIndex(of: "[") {
      id = String(description[..<bracket])
      role = String(description[description.index(after: bracket)...].dropLast())
    } else {
      id = description
      role = nil
    }
  }
}
