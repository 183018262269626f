import ExactDecimal
import Messages

/// Rows of a table that are not rows but sums of the rows above, as spreadsheets put them below a table. They are
/// searched for only where a row has no key, or a total word for one.
struct TotalRows {
  enum Verdict {
    /// It is the total of the table, and is left out.
    case total
    /// It says total in this column, or is a total further up, and can't be left out in silence.
    case wrong(String, column: Int)
  }

  /// By the line or item of the row.
  private var verdicts: [Int: Verdict] = [:]

  /// What a cell holds where an amount should be.
  private enum Cell: Equatable {
    case empty
    case amount(ExactDecimal)
    case unreadable
  }

  private struct Candidate {
    let number: Int
    let index: Int
    let word: String?
    /// The key that has the word, else the first one.
    let key: Int
    /// Why the row can't be left out.
    let fault: Fault?
  }

  private enum Fault {
    /// A column whose amount is not the sum above.
    case difference(column: Int, sum: ExactDecimal?)
    /// A column that the table does not use, with a value that is neither the sum above nor the one of all rows.
    case other(heading: String, value: String)
    case noAmount
  }

  /// What the rows above have in a column that the table does not use: ledgers total such columns too, and some write the
  /// currency in each row.
  private struct OtherColumn {
    private var sum: ExactDecimal? = .zero
    private var first: String?
    private var isSame = true

    mutating func add(_ row: TableRow, _ place: Int, _ mark: DecimalMark) {
      let text = row.cell(at: place)
      guard !text.isEmpty else { return }
      isSame = isSame && Self.areSame(text, first ?? text)
      first = first ?? text
      switch TotalRows.cell(Array(text.utf8), row.isNumber(at: place) ? .point : mark) {
      case .empty: break
      case .amount(let amount): sum = sum.map { $0 + amount }
      case .unreadable: sum = nil
      }
    }

    /// Whether two cells say the same: pounds may be written in several ways.
    private static func areSame(_ one: String, _ other: String) -> Bool {
      one == other || CurrencyColumn.isPounds(one) && CurrencyColumn.isPounds(other)
    }

    /// Whether a total may have this value.
    func fits(_ row: TableRow, _ place: Int, _ mark: DecimalMark) -> Bool {
      guard let first else { return false }
      let text = row.cell(at: place)
      if isSame, Self.areSame(text, first) { return true }
      return sum.map { TotalRows.cell(Array(text.utf8), row.isNumber(at: place) ? .point : mark) == .amount($0) }
        ?? false
    }
  }

  subscript(row: TableRow) -> Verdict? { verdicts[row.place.number] }

  /// Whether a row has no key of its own among some columns, so that it may be a total.
  static func mayBeTotal(_ row: TableRow, _ keys: [Int]) -> Bool {
    keys.allSatisfy { key in row.withBytes(key) { $0.isEmpty || isWord($0) } }
  }

  /// Whether a cell is a total word, in any case, with or without `grand` or `sub` before it.
  static func isWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Nearly all keys are told by a byte: the words have no digits, and begin with one of three letters.
    guard (3...14).contains(bytes.count), let last = bytes.last, !isDigit(last) else { return false }
    if bytes.allSatisfy({ $0 < 0x80 }) {
      if bytes.contains(where: isDigit) { return false }
      let first = bytes.first { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
      guard let first, [UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "g")].contains(first | 0x20) else {
        return false
      }
    }
    return words.contains(TableSchema.key(String(decoding: bytes, as: UTF8.self)))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static let words = Set(
    ["", "grand", "sub"].flatMap { front in ["total", "totals", "sum"].map { front + $0 } })

  /// Looks at all rows of a table.
  init(_ decisions: TableDecisions, _ content: TableContent, isKnownKey: (String) -> Bool) {
    let amounts = decisions.header.schema.amounts
    let mark = decisions.decimal ?? .point
    let others = decisions.header.otherPlaces
    // Only the columns in which a row that may be a total has something are of interest, which are few.
    var above: [Int: OtherColumn] = [:]
    content.forEachRow(decisions) { row in
      guard Self.mayBeTotal(row, decisions.header.schema.keys), Self.hasOnlyAmounts(row) else { return }
      for place in others where !row.withField(place, Self.isEmptyOrWord) { above[place] = OtherColumn() }
    }
    var sums: [ExactDecimal?] = amounts.map { _ in .zero }
    var candidates: [Candidate] = []
    var count = 0
    content.forEachRow(decisions) { row in
      let cells = amounts.map { column in
        row.withBytes(column) { Self.cell($0, row.isNumber(column) ? .point : mark) }
      }
      let misfit =
        above.isEmpty
        ? nil
        : others.first { place in
          above[place].map { !row.withField(place, Self.isEmptyOrWord) && !$0.fits(row, place, mark) } ?? false
        }
      if let candidate = Self.candidate(row, count, cells, sums, misfit, isKnownKey) {
        candidates.append(candidate)
      } else {
        for place in above.keys { above[place]?.add(row, place, mark) }
        for (place, cell) in cells.enumerated() {
          switch cell {
          case .empty: break
          case .amount(let amount): sums[place] = sums[place].map { $0 + amount }
          case .unreadable: sums[place] = nil
          }
        }
      }
      count += 1
    }
    judge(candidates, count: count, decisions.header)
  }

  /// A row that is a total or says so; `nil` for all others.
  private static func candidate(
    _ row: TableRow, _ index: Int, _ cells: [Cell], _ sums: [ExactDecimal?], _ misfit: Int?,
    _ isKnownKey: (String) -> Bool
  ) -> Candidate? {
    guard mayBeTotal(row, row.table.schema.keys), hasOnlyAmounts(row) else { return nil }
    let schema = row.table.schema
    let key = schema.keys.first { !row.isEmpty($0) } ?? schema.keys[0]
    let word = row.isEmpty(key) ? nil : row.plain(key)
    if let word, isKnownKey(word) { return nil }
    let wrong = cells.indices.first { place in
      cells[place] != .empty && (sums[place].map { cells[place] != .amount($0) } ?? true)
    }
    let fault: Fault? =
      if cells.allSatisfy({ $0 == .empty }) {
        .noAmount
      } else if let wrong {
        .difference(column: schema.amounts[wrong], sum: sums[wrong])
      } else if let misfit {
        .other(heading: row.table.headings[misfit], value: row.cell(at: misfit))
      } else {
        nil
      }
    // Without a word a single row above is not a sum, and a row that does not add up is a row without its key.
    if word == nil, fault != nil || index < 2 { return nil }
    return Candidate(number: row.place.number, index: index, word: word, key: key, fault: fault)
  }

  private static func isEmptyOrWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.isEmpty || isWord(bytes) }

  /// Whether all cells that the table uses, but the amounts, are empty or total words.
  private static func hasOnlyAmounts(_ row: TableRow) -> Bool {
    let schema = row.table.schema
    return schema.columns.indices.allSatisfy { schema.columns[$0].kind == .amount || row.withBytes($0, isEmptyOrWord) }
  }

  private static func cell(_ bytes: some Collection<UInt8>, _ mark: DecimalMark) -> Cell {
    bytes.withContiguousStorageIfAvailable { cell($0, mark) } ?? .unreadable
  }

  private static func cell(_ bytes: UnsafeBufferPointer<UInt8>, _ mark: DecimalMark) -> Cell {
    if bytes.isEmpty { return .empty }
    if let amount = TableRow.plainAmount(bytes) { return .amount(amount) }
    do throws(AmountError) {
      return try Amount.read(utf8: bytes, mark).map { .amount($0.value) } ?? .empty
    } catch {
      return .unreadable
    }
  }

  private mutating func judge(_ candidates: [Candidate], count: Int, _ header: TableHeader) {
    let total = candidates.last { $0.fault == nil && $0.index >= count - 2 }
    for candidate in candidates {
      let says = candidate.word.map { "the row says '\($0.shown)'" } ?? "the row is the sum of the rows above"
      switch candidate.fault {
      case nil where candidate.number == total?.number: verdicts[candidate.number] = .total
      case nil: verdicts[candidate.number] = .wrong("\(says), but more rows follow; remove it", column: candidate.key)
      case .difference(let column, let sum):
        let amount = sum.map { ", \($0.plainText)" } ?? ""
        verdicts[candidate.number] = .wrong(
          "\(says), but its \(header.heading(column).shown) is not the sum of the rows above\(amount); correct it, or remove the row",
          column: column)
      case .other(let heading, let value):
        verdicts[candidate.number] = .wrong(
          "\(says), but has '\(value.shown(upTo: 60))' in the column '\(heading.shown)', which is not the sum of the rows above; correct it, or remove the row",
          column: candidate.key)
      case .noAmount:
        verdicts[candidate.number] = .wrong("\(says), but has no amount; remove it", column: candidate.key)
      }
    }
  }
}
