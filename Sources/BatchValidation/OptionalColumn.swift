/// A column that a batch may have beside that of the identifier.
public enum OptionalColumn: Sendable {
  /// Of the Party.
  case party
  /// Of the User Roles.
  case role

  /// The names by which it is found, as `ColumnName.key` gives them: those of the second set where there is none of the
  /// first.
  var knownNames: [Set<String>] {
    switch self {
    case .party: [["party", "party_signifier", "signifier"], ["organisation_number", "party_id"]]
    case .role: [["role", "roles", "user_role", "user_roles", "userrole"]]
    }
  }

  /// What a message calls it, and the option that chooses it.
  var words: (name: String, option: String) {
    switch self {
    case .party: ("the Party's", "--party-column")
    case .role: ("the User Role's", "--role-column")
    }
  }
}
