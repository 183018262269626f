import Reporting

/// What a command reads, for people: `--columns`.
extension TableSchema: CustomStringConvertible {
  package var description: String {
    var table = TextTable([.left, .left, .left])
    table.add([name, "", ""])
    for column in columns {
      let words = column.words.isEmpty ? "" : " One of: \(column.words.joined(separator: ", "))."
      let synonyms = column.synonyms.isEmpty ? "" : " Also: \(column.synonyms.joined(separator: ", "))."
      table.add(["  \(column.name)", column.isRequired ? "required" : "", column.meaning + words + synonyms])
    }
    return table.lines().map { $0 + "\n" }.joined()
  }
}
