package import DelimitedText
package import Files

/// The columns that a filter puts behind the columns of its input: their names, with the prefix that the user chose.
package struct AddedColumns: Sendable {
  package let names: [String]

  package init(_ names: [String], prefix: String) { self.names = names.map { prefix + $0 } }

  /// The first name that the input has too; scripts could not tell the two apart.
  package func clash(with headings: [String]) -> String? { names.first { headings.contains($0) } }

  package func appendNames(to output: inout OutputBuffer, delimiter: Delimiter) {
    for name in names {
      output.append(delimiter.byte)
      output.append(field: name, delimiter: delimiter)
    }
  }

  /// Appends the delimiters that a short row lacks, so that what is added comes under its names.
  package static func fill(_ count: Int, to width: Int, _ output: inout OutputBuffer, delimiter: Delimiter) {
    for _ in 0..<max(0, width - count) { output.append(delimiter.byte) }
  }
}
