package import DelimitedText
package import Files
import Messages

/// The input of a filter has a column with the name of one that is to be added: nobody could tell one from the other.
package struct AddedColumnsError: UserError {
  package let file: String
  package let column: String

  package var description: String {
    "\(file): already has a column \"\(column.shown)\"; choose a prefix for the columns that are added, as --prefix check_"
  }
}

/// The columns that a filter puts behind those of its input: rows in, the same rows out, each with what was found out.
package struct AddedColumns: Sendable {
  /// The names, with the prefix.
  package let names: [String]

  package init(_ names: [String], prefix: String) { self.names = names.map { prefix + $0 } }

  /// Throws where the input has one of the names.
  package func check(_ headings: [String], file: String) throws(AddedColumnsError) {
    if let taken = names.first(where: { headings.contains($0) }) {
      throw AddedColumnsError(file: file, column: taken)
    }
  }

  /// Appends the names, behind a header.
  package func append(to output: inout OutputBuffer, delimiter: Delimiter) {
    for name in names {
      output.append(delimiter.byte)
      output.append(field: name, delimiter: delimiter)
    }
  }

  /// Appends empty cells behind a record that is too short, so that the added ones come to stand under their names.
  package static func fill(
    _ record: borrowing Record, to width: Int, _ output: inout OutputBuffer, _ delimiter: Delimiter
  ) {
    for _ in 0..<max(0, width - record.fieldCount) { output.append(delimiter.byte) }
  }

  /// Appends empty cells for all added columns, behind a blank row.
  package func appendEmpty(to output: inout OutputBuffer, delimiter: Delimiter) {
    for _ in names { output.append(delimiter.byte) }
  }
}
