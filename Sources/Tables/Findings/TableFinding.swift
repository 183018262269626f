import Messages

/// Where a row is in its file: a line of a text, a row of a sheet, or an item of JSON. You meet it in ``TableFinding``,
/// and wherever a row is named.
public struct TablePlace: Sendable, CustomStringConvertible {
  /// Over 0 a line or a row of a sheet, under 0 an item of JSON: one number, since millions of places are held at once.
  private let signed: Int
  private let places: SheetPlaces?

  /// A line of a text, from 1.
  public init(line: Int) { (signed, places) = (line, nil) }

  /// An item of a JSON array, from 1.
  public init(item: Int) { (signed, places) = (-item, nil) }

  /// A line of a text or, where it belongs to a sheet, the row that is on it.
  package init(line: Int, in places: SheetPlaces?) {
    (signed, self.places) = (places?.row(ofLine: line) ?? line, places)
  }

  private init(signed: Int, places: SheetPlaces?) { (self.signed, self.places) = (signed, places) }

  /// Another line, row or item of the same table.
  package func at(_ number: Int) -> TablePlace { TablePlace(signed: isItem ? -number : number, places: places) }

  /// The line, the row of the sheet, or the number of the item, from 1.
  public var number: Int { abs(signed) }
  /// Whether the row is an item of JSON, which has no lines.
  public var isItem: Bool { signed < 0 }
  /// The sheet of a workbook that the row is in; `nil` in all other files.
  public var sheet: String? { places?.sheet }

  /// `line 4`, `item 4`, or `Allocations row 4`.
  public var description: String {
    if let sheet { return "\(SheetPlaces.quoted(sheet).shown) row \(number)" }
    return "\(isItem ? "item" : "line") \(number)"
  }

  /// With the cell of a column: `Allocations!C4`, or `line 4, column C`.
  func description(letter: String) -> String {
    sheet.map { "\(SheetPlaces.quoted($0).shown)!\(letter)\(number)" } ?? "\(self), column \(letter)"
  }

  /// Behind the name of the file: `parties.csv: line 4`.
  public func description(in file: String) -> String { "\(file): \(self)" }
}

extension TablePlace: Hashable {
  /// Whether both are the same line, row or item, and in sheets of one name.
  public static func == (left: Self, right: Self) -> Bool { left.signed == right.signed && left.sheet == right.sheet }

  /// Adds the number, and whether it belongs to an item, and the sheet to a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(signed)
    hasher.combine(sheet)
  }
}

/// Something wrong in a table: where, what, and what was probably meant. You meet it in ``TablesError``, which has all
/// findings of all files of a run.
public struct TableFinding: Hashable, Sendable, Encodable, CustomStringConvertible {
  /// A column of a file, as a person finds it there.
  public struct Column: Hashable, Sendable {
    /// The heading as the file has it; the column's own name where the file hasn't got it.
    public let heading: String
    /// The place in the file, from 0; `nil` in JSON, and where the file hasn't got the column.
    public let index: Int?

    /// What a spreadsheet calls the column: A, B, …, AA.
    public var letter: String? { index.map(TableColumn.letter) }

    package init(heading: String, index: Int?) {
      self.heading = heading
      self.index = index
    }
  }

  /// The file as it was named.
  public let file: String
  /// The sheet of a workbook; `nil` in all other files.
  public var sheet: String? { place?.sheet }
  /// The line, row or item; `nil` where the whole file is meant.
  public let place: TablePlace?
  /// The column; `nil` where the whole row is meant.
  public let column: Column?
  /// What the cell holds; `nil` where no cell is meant.
  public let value: String?
  /// What is wrong, for scripts.
  public let code: TableCode
  /// What is wrong and what to do, for people.
  public let message: String
  /// What was probably meant: a suggestion to check.
  public let suggestion: String?

  package init(
    file: String, place: TablePlace? = nil, column: Column? = nil, value: String? = nil,
    _ code: TableCode, _ message: String, suggestion: String? = nil
  ) {
    self.file = file
    self.place = place
    self.column = column
    self.value = value
    self.code = code
    self.message = message
    self.suggestion = suggestion
  }

  package func saying(_ code: TableCode, _ message: String) -> TableFinding {
    TableFinding(file: file, place: place, column: column, value: value, code, message)
  }

  /// All of it on one line: `file: line 3, column C: code: message; probably meant: …`.
  public var description: String {
    let letter = column?.letter
    let place =
      place.map { place in letter.map { place.description(letter: $0) } ?? place.description } ?? letter.map {
        "column \($0)"
      }
      ?? ""
    let suggestion = suggestion.map { "; probably meant: \($0)" } ?? ""
    return "\(file): \(place.isEmpty ? "" : "\(place): ")\(code.rawValue): \(message)\(suggestion)"
  }

  enum CodingKeys: String, CodingKey {
    case file, sheet, line, item, column, letter, value, code, message, suggestion
  }

  /// Writes an object without the keys of what is not known.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encodeIfPresent(sheet, forKey: .sheet)
    try container.encodeIfPresent(place?.number, forKey: place?.isItem == true ? .item : .line)
    try container.encodeIfPresent(column?.heading, forKey: .column)
    try container.encodeIfPresent(column?.letter, forKey: .letter)
    try container.encodeIfPresent(value, forKey: .value)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
    try container.encodeIfPresent(suggestion, forKey: .suggestion)
  }
}

extension TableColumn {
  /// What a spreadsheet calls the column at a place, from 0: A, …, Z, AA, ….
  package static func letter(_ index: Int) -> String {
    var (rest, letters) = (index + 1, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The place, from 0, of a column that a spreadsheet calls by one to three letters; `nil` for any other text.
  package static func index(ofLetter text: String) -> Int? {
    guard (1...3).contains(text.utf8.count) else { return nil }
    var index = 0
    for byte in text.uppercased().utf8 {
      guard (65...90).contains(byte) else { return nil }
      index = index * 26 + Int(byte) - 64
    }
    return index - 1
  }
}
