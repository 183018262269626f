package import DelimitedText

/// The header of one file: its headings, and where the columns of the schema are among them.
package final class TableHeader: Sendable {
  package let file: String
  package let schema: TableSchema
  /// The headings as they were written, without white space around them.
  package let headings: [String]
  /// For each column of the schema its place in the file; `nil` where the file hasn't got it.
  package let places: [Int?]
  /// The line of the header; 0 in JSON.
  package let line: Int
  package let delimiter: Delimiter

  init(
    file: String, schema: TableSchema, headings: [String], places: [Int?], line: Int, delimiter: Delimiter = .comma
  ) {
    self.file = file
    self.schema = schema
    self.headings = headings
    self.places = places
    self.line = line
    self.delimiter = delimiter
  }

  /// What a message calls a column: its heading in the file, or its name.
  package func heading(_ column: Int) -> String { places[column].map { headings[$0] } ?? schema.columns[column].name }
}
