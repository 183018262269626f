import DelimitedText

/// A row of a table, whichever way it was written. Values that can't be read are reported to ``findings``, never thrown.
/// Columns are named by their place in the schema.
package struct TableRow {
  /// Where the values are.
  enum Content {
    case record(Record, TableBytes)
    /// The values of an item of JSON by column, `nil` where there is none.
    case item([[UInt8]?])
  }

  let content: Content
  let table: TableHeader
  package let place: TablePlace
  package let findings: TableFindings
  /// The number of findings before this row.
  let start: Int

  /// Whether nothing was reported on this row so far.
  package var isClean: Bool { findings.all.count == start }

  /// What a message calls a column: its heading in the file, or its name.
  package func heading(_ column: Int) -> String { table.heading(column) }
}
