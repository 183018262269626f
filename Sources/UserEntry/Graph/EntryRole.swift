/// A User Role.
public struct EntryRole: Codable, Hashable, Sendable {
  /// Its code: `ED`.
  public let code: String
  /// Its name: `Electricity Distributor`.
  public let name: String

  /// Makes a role.
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}
