/// What an identifier is to serve as.
public enum IdentifierKind: String, CaseIterable, Codable, Sendable {
  /// A User ID: of a Party in a User Role.
  case user
  /// The ID of a Registration Data Provider. Judged as a User ID.
  case rdp
  /// An ID of the DCC. Judged as a User ID.
  case dcc
  /// A Device ID.
  case device
  /// Any EUI-64: the rules of the IEEE alone.
  case eui64
}

/// Where an identifier is to be used.
public enum UseEnvironment: String, CaseIterable, Sendable {
  /// The DCC's live systems.
  case production
  /// The DCC's test systems.
  case test
}
