import Foundation

/// Headers as the contract of tables says them, the slow and obvious way: it splits texts at characters, and knows nothing
/// of records. For texts without quotes.
enum PlainHeader {
  /// What is compared of a heading.
  static func key(_ heading: String) -> String {
    String(heading.lowercased().unicodeScalars.filter { CharacterSet.alphanumerics.contains($0) })
  }

  struct Found: Equatable {
    var line: Int
    var delimiter: Character
    /// For each column its place.
    var places: [Int?]
  }

  /// The header among the first 20 lines: the first line that has all required columns by some delimiter; of two delimiters
  /// the one that finds more.
  static func find(_ text: String, columns: [(names: [String], isRequired: Bool)]) -> Found? {
    let lines = text.components(separatedBy: "\n").prefix(20)
    for (index, line) in lines.enumerated() {
      var best: Found?
      for delimiter in [",", ";", "\t", "|"] as [Character] {
        let fields = line.split(separator: delimiter, omittingEmptySubsequences: false).map { key(String($0)) }
        if fields.allSatisfy(\.isEmpty) { continue }
        let places = columns.map { column in
          fields.firstIndex { field in column.names.contains { key($0) == field } }
        }
        let isComplete = zip(columns, places).allSatisfy { !$0.isRequired || $1 != nil }
        guard isComplete else { continue }
        let found = Found(line: index + 1, delimiter: delimiter, places: places)
        if best.map({ found.places.count { $0 != nil } > $0.places.count { $0 != nil } }) ?? true { best = found }
      }
      if let best { return best }
    }
    return nil
  }
}
