import EUI64
public import IDAllocation
import Reporting
import WorkingDays

/// The identifiers of a register, as they are exported: in the columns that an import takes.
public enum IdentifierListing {
  /// The columns, in their order.
  public static let columns = ["id", "party", "kind", "roles", "state", "proposed", "accepted", "withdrawn"]

  /// A row of CSV. `signifier` is that of its organisation.
  public static func record(_ identifier: AllocatedIdentifier, signifier: String) -> String {
    CSV.record([
      identifier.value.description, signifier, identifier.kind.rawValue, identifier.roles.joined(separator: ";"),
      identifier.state.rawValue, identifier.proposed.description, identifier.accepted?.description ?? "",
      identifier.withdrawn?.description ?? "",
    ])
  }

  /// The header.
  public static var header: String { CSV.record(columns) }
}
