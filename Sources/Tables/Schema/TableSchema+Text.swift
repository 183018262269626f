package import Messages
package import Reporting

/// What a command reads, for people: `--columns`.
extension TableSchema: CustomStringConvertible {
  package var description: String { text(.none) }

  /// The same, as wide as a terminal.
  package func text(_ terminal: Terminal) -> String {
    var table = TextTable([.left, .left, .left])
    table.add([name, "", ""])
    for column in columns {
      let words = column.words.isEmpty ? "" : " One of: \(column.words.joined(separator: ", "))."
      let synonyms = column.synonyms.isEmpty ? "" : " Also: \(column.synonyms.joined(separator: ", "))."
      table.add(["  \(column.name)", column.isRequired ? "required" : "", column.meaning + words + synonyms])
    }
    return table.text(terminal)
  }
}

extension TableSchema {
  /// An empty table as a workbook, whose second sheet says what goes into its columns.
  package var layout: WorkbookLayout {
    WorkbookLayout(
      "Table",
      further: [
        WorkbookLayout.Sheet(
          "Columns", ["column", "required", "meaning", "words", "synonyms"],
          columns.map {
            [
              $0.name, $0.isRequired ? "required" : "", $0.meaning, $0.words.joined(separator: ", "),
              $0.synonyms.joined(separator: ", "),
            ]
          })
      ])
  }
}

extension TableSchema {
  /// The columns with the headings and words that are known for them, for people: `seckit rules tables`.
  package var rows: [RuleRow] {
    columns.map { column in
      let words = column.words.isEmpty ? "" : " One of: \(column.words.joined(separator: ", "))."
      let headings = column.synonyms.isEmpty ? "" : " Headings: \(column.synonyms.joined(separator: ", "))."
      return RuleRow(
        "\(name).\(column.name)", "\(column.isRequired ? "Required. " : "")\(column.meaning)\(words)\(headings)",
        RuleReference(source: "seckit: headings that people's files have", status: .convention))
    }
  }
}
