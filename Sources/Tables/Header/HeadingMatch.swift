import Messages

/// How the headings of one row fit a schema.
struct HeadingMatch {
  /// For each column of the schema the place of its heading.
  private(set) var places: [Int?]
  /// Columns with two headings, as their places.
  private(set) var doubled: [(column: Int, first: Int, second: Int)] = []
  /// The mappings that were used, by their places in the reading.
  private(set) var used: Set<Int> = []
  /// Mappings that take for one column what another one takes for its own: nobody means that.
  private(set) var shared: [(first: TableMapping, second: TableMapping, place: Int)] = []

  /// Finds the columns among headings: by mappings first, then by names and synonyms.
  init(_ headings: [String], _ schema: TableSchema, _ mappings: [TableMapping]) {
    places = Array(repeating: nil, count: schema.columns.count)
    let keys = headings.map(TableSchema.key)
    // By which mapping each heading is taken.
    var taken: [Int?] = Array(repeating: nil, count: headings.count)
    for (index, mapping) in mappings.enumerated() {
      guard let column = schema.column(of: mapping), places[column] == nil,
        let place = Self.place(of: mapping.heading, headings, keys)
      else { continue }
      used.insert(index)
      if let first = taken[place] {
        shared.append((mappings[first], mapping, place))
        continue
      }
      places[column] = place
      taken[place] = index
    }
    let mapped = places
    for place in headings.indices where taken[place] == nil {
      guard let column = schema.column(ofKey: keys[place]), mapped[column] == nil else { continue }
      if let first = places[column] {
        doubled.append((column, first, place))
      } else {
        places[column] = place
      }
    }
  }

  private static func place(of heading: String, _ headings: [String], _ keys: [String]) -> Int? {
    let key = TableSchema.key(heading)
    if let place = headings.firstIndex(of: heading) ?? keys.firstIndex(where: { $0 == key && !key.isEmpty }) {
      return place
    }
    return TableColumn.index(ofLetter: heading).flatMap { headings.indices.contains($0) ? $0 : nil }
  }

  /// What is said of mappings that share a heading.
  static func words(_ shared: (first: TableMapping, second: TableMapping, place: Int), _ headings: [String]) -> String {
    "the mappings \(shared.first.description.shown) and \(shared.second.description.shown) both name the column '\(headings[shared.place].shown)' (\(TableColumn.letter(shared.place))); give each its own"
  }

  var count: Int { places.count { $0 != nil } }

  /// Whether all required columns were found.
  func isComplete(_ schema: TableSchema) -> Bool {
    schema.missing(places).isEmpty
  }

  /// Takes a heading for a column that has none.
  mutating func take(_ place: Int, for column: Int) { places[column] = place }
}

extension TableSchema {
  private static let slipLength = 6

  /// What counts of a heading: its letters and digits, in lower case.
  package static func key(_ heading: String) -> String {
    // Nearly all headings are ASCII, where this takes a twentieth of the time.
    guard heading.utf8.allSatisfy({ $0 < 0x80 }) else {
      return heading.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    return String(unsafeUninitializedCapacity: heading.utf8.count) { bytes in
      var count = 0
      for byte in heading.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes[count] = byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes[count] = byte | 0x20
        default: continue
        }
        count += 1
      }
      return count
    }
  }

  func column(ofKey key: String) -> Int? { key.isEmpty ? nil : known[key] }

  func column(of mapping: TableMapping) -> Int? {
    guard mapping.table == nil || mapping.table == name else { return nil }
    return columns.firstIndex { Self.key($0.name) == Self.key(mapping.column) }
  }

  /// Headings that could be a column as well as the one that is taken for it: those that others call so, and a column that
  /// replaces it where it is absent. With the place of the heading that is taken.
  package func rivals(_ headings: [String], _ places: [Int?]) -> [(place: Int, column: Int, taken: Int)] {
    let first = alternatives.first { $0.contains { places[$0] != nil } } ?? []
    let spare = alternatives.filter { $0 != first }.flatMap(\.self).filter { places[$0] != nil }
    return headings.indices.compactMap { place in
      if let column = first.first, let taken = places[column], spare.contains(where: { places[$0] == place }) {
        return (place, column, taken)
      }
      let key = Self.key(headings[place])
      guard !key.isEmpty, !places.contains(place),
        let column = columns.indices.first(where: { columns[$0].hints.contains(key) }),
        let taken = places[column]
      else { return nil }
      return (place, column, taken)
    }
  }

  /// The columns whose absence counts: all that were not found, but those that another group of columns replaces.
  func absent(_ places: [Int?]) -> [Int] {
    let found = alternatives.firstIndex { $0.contains { places[$0] != nil } }
    let spare = Set(
      found.map { found in alternatives.enumerated().filter { $0.offset != found }.flatMap(\.element) } ?? [])
    return columns.indices.filter { places[$0] == nil && !spare.contains($0) }
  }

  /// The required columns without which rows can't be read.
  func missing(_ places: [Int?]) -> [Int] { absent(places).filter { columns[$0].isRequired } }

  /// The column that a heading of none was probably meant to be, among those that are absent: one that others call so, one
  /// that has a word of it, or one that is written nearly so.
  func likely(_ heading: String, absent: [Int]) -> Int? {
    let key = Self.key(heading)
    guard !key.isEmpty else { return nil }
    let parts = heading.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if let column = absent.first(where: { columns[$0].hints.contains(key) })
      ?? absent.first(where: { !columns[$0].hintWords.isDisjoint(with: parts) })
    {
      return column
    }
    let nearest = Suggestion.nearest(to: key, among: absent.map { Self.key(columns[$0].name) })
    return absent.first { Self.key(columns[$0].name) == nearest } ?? absent.first { isNearly(key, columns[$0]) }
  }

  /// Whether a heading is one of the other headings of a column but for a slip. Short ones are nearly many others.
  private func isNearly(_ key: String, _ column: TableColumn) -> Bool {
    let others = (column.synonyms.map(Self.key) + column.hints).filter { $0.utf8.count >= Self.slipLength }
    return key.utf8.count >= Self.slipLength - 1 && Suggestion.isSlip(key, ofOneOf: others)
  }
}
