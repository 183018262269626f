/// The names of columns, as people write them.
public enum ColumnName {
  /// A name as it is compared: in small letters, with an underscore for every space and hyphen inside and none around it.
  /// `Party Signifier`, `party-signifier` and `party_signifier` are one.
  public static func key(_ name: String) -> String {
    name.lowercased().split { $0.isWhitespace || $0 == "-" || $0 == "_" }.joined(separator: "_")
  }
}
