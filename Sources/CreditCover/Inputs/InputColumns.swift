import Messages
import Reporting

/// A column of an input: its name, and whether it must be there.
struct InputColumn: Sendable {
  let name: String
  let isRequired: Bool
  /// Whether JSON may have a number for it: amounts are strings there.
  var mayBeNumber = false
}

/// The columns that a kind of input has, and where they stand in one file.
struct InputColumns {
  let columns: [InputColumn]
  /// For each column its place in the file; `nil` where the file hasn't got it.
  private(set) var places: [Int?]

  init(_ columns: [InputColumn]) {
    self.columns = columns
    places = Array(repeating: nil, count: columns.count)
  }

  /// Finds the columns among the names of a file. Reports what is missing, doubled, or looks misspelt. False where rows
  /// can't be read.
  mutating func locate(_ names: [String], file: String, place: RowPlace?, findings: InputFindings) -> Bool {
    func report(_ code: InputCode, _ field: String, _ message: String, _ guess: String? = nil) {
      findings.add(
        InputFinding(
          file: file, place: place, column: nil, field: field, code: code, message: message, guess: guess))
    }
    for (index, column) in columns.enumerated() {
      let found = names.indices.filter { names[$0] == column.name }
      places[index] = found.first
      if found.count > 1 {
        report(.repeatedColumn, column.name, "the column '\(column.name)' is there \(found.count) times")
      }
    }
    let missing = columns.indices.filter { places[$0] == nil }.map { columns[$0] }
    let others = names.filter { name in !columns.contains { $0.name == name } && !name.isEmpty }
    var misspelt: Set<String> = []
    for name in others {
      let likely = Suggestion.nearest(to: name, among: missing.map(\.name))
      report(
        .unknownColumn, name, "the column '\(name.shown)' is not known; take it out, or give it the name of a column",
        likely)
      // The rows are checked as if the column had its right name, so that their errors are told in the same run.
      if let likely, misspelt.insert(likely).inserted, let index = columns.firstIndex(where: { $0.name == likely }) {
        places[index] = names.firstIndex(of: name)
      }
    }
    for column in missing where column.isRequired && !misspelt.contains(column.name) {
      report(
        .missingColumn, column.name,
        "the column '\(column.name)' is missing; the columns are \(names.map(\.shown).joined(separator: ", "))\(Self.delimiterHint(names))"
      )
    }
    return columns.indices.allSatisfy { places[$0] != nil || !columns[$0].isRequired }
  }

  /// A hint where the only column has a name that holds what other files have between their columns.
  private static func delimiterHint(_ names: [String]) -> String {
    guard names.count == 1, names[0].contains(";") || names[0].contains("\t") else { return "" }
    return "; its delimiter is no comma: save it with commas"
  }
}
