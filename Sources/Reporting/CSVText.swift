/// Small tables as CSV, for reports. Batches are written by the streaming writer instead.
public enum CSVText {
  /// A record with its line end; fields in quotes where RFC 4180 asks for them.
  public static func record(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
