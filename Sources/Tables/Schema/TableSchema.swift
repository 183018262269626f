/// A column that a command reads: its name, how people call it, and what its cells hold.
package struct TableColumn: Sendable {
  /// What the cells of a column hold. It decides how they are read, and which columns a total row may fill.
  package enum Kind: String, Sendable {
    case text
    /// A name by which rows find each other: a Party, an Invoice.
    case key
    case amount
    case percentage
    case date
    /// A whole number. JSON may have a number for it.
    case number
    /// One of the column's ``words``.
    case word
    case identifier
  }

  /// The name that messages and `--map` use.
  package let name: String
  package let kind: Kind
  /// Whether the column must be in the file, with a value in each row unless that may be empty.
  package let isRequired: Bool
  /// Whether a cell of a column that must be there may be empty, and so absent at the end of a row.
  package let mayBeEmpty: Bool
  /// What the column means, for `--columns`.
  package let meaning: String
  /// The words that a cell may hold, for `--columns`; empty where any text will do.
  package let words: [String]
  /// Other headings that are taken for this column, the headings of real files first.
  package let synonyms: [String]
  /// Headings that show that this column was probably meant, as their keys. They are asked about, not taken.
  let hints: Set<String>
  /// Words, in lower case, that show the same wherever a heading has one.
  package let hintWords: Set<String>

  package init(
    _ name: String, _ kind: Kind = .text, isRequired: Bool = false, mayBeEmpty: Bool = false, meaning: String = "",
    words: [String] = [],
    synonyms: [String] = [], hints: Set<String> = [], hintWords: Set<String> = []
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.mayBeEmpty = mayBeEmpty
    self.meaning = meaning
    self.words = words
    self.synonyms = synonyms
    self.hints = Set(hints.map(TableSchema.key))
    self.hintWords = hintWords
  }
}

/// The columns of one kind of table. Code names a column by its place among ``columns``, so that no row looks up a name.
package struct TableSchema: Sendable {
  /// What happens to columns that the schema does not have.
  package enum Others: Sendable {
    /// They are named once and left out.
    case ignored
    /// They are passed along with the answers.
    case kept
  }

  /// What the table is called, as in `--map invoices.gross=Total`.
  package let name: String
  package let columns: [TableColumn]
  package let others: Others
  /// Groups of columns that replace each other: where one group is there, the others are not missed.
  package let alternatives: [[Int]]
  /// Kinds of columns by what their cells hold.
  let amounts: [Int]
  let dates: [Int]
  let keys: [Int]
  /// The column of each heading that is taken, by its key.
  let known: [String: Int]

  package init(_ name: String, _ columns: [TableColumn], others: Others = .ignored, alternatives: [[Int]] = []) {
    self.name = name
    self.columns = columns
    self.others = others
    self.alternatives = alternatives
    amounts = columns.indices.filter { columns[$0].kind == .amount }
    dates = columns.indices.filter { columns[$0].kind == .date }
    keys = columns.indices.filter { columns[$0].kind == .key }
    let headings = columns.enumerated().flatMap { index, column in
      ([column.name] + column.synonyms).map { (Self.key($0), index) }
    }
    known = Dictionary(headings) { first, _ in first }
  }

  /// The place of a column, which the schema has.
  package func index(of name: String) -> Int {
    guard let index = columns.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("the table has no column \(name)")
    }
    return index
  }

  /// The same columns under another name, where a command has one of its own for the table.
  package func named(_ name: String) -> TableSchema {
    TableSchema(name, columns, others: others, alternatives: alternatives)
  }
}
