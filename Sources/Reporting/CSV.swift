/// Small tables as CSV, for reports. Batches are written by the streaming writer instead.
package enum CSV {
  /// A record with its line end; fields in quotes where RFC 4180 asks for them.
  package static func record(_ fields: [String]) -> String { record(fields, delimiter: 0x2C) }

  /// The same with another ASCII character than the comma between two fields.
  package static func record(_ fields: [String], delimiter: UInt8) -> String {
    fields.map { field($0, delimiter: delimiter) }.joined(separator: String(UnicodeScalar(delimiter))) + "\n"
  }

  /// A field, in quotes where RFC 4180 asks for them, or where it must be.
  package static func field(_ field: String, delimiter: UInt8, isQuoted: Bool = false) -> String {
    guard isQuoted || field.utf8.contains(where: { [0x22, delimiter, 0x0A, 0x0D].contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
