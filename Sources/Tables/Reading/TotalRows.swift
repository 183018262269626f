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
    /// The first column whose amount is not the sum above, with that sum.
    let difference: (column: Int, sum: ExactDecimal?)?
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
    var sums: [ExactDecimal?] = amounts.map { _ in .zero }
    var candidates: [Candidate] = []
    var count = 0
    content.forEachRow(decisions) { row in
      let cells = amounts.map { Self.cell(row, $0, row.isNumber($0) ? .point : decisions.decimal ?? .point) }
      if let candidate = Self.candidate(row, count, cells, sums, isKnownKey) {
        candidates.append(candidate)
      } else {
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
    _ row: TableRow, _ index: Int, _ cells: [Cell], _ sums: [ExactDecimal?], _ isKnownKey: (String) -> Bool
  ) -> Candidate? {
    guard mayBeTotal(row, row.table.schema.keys), cells.contains(where: { $0 != .empty }), hasNothingElse(row) else {
      return nil
    }
    let schema = row.table.schema
    let key = schema.keys.first { !row.isEmpty($0) } ?? schema.keys[0]
    let word = row.isEmpty(key) ? nil : row.plain(key)
    if let word, isKnownKey(word) { return nil }
    let wrong = cells.indices.first { place in
      cells[place] != .empty && (sums[place].map { cells[place] != .amount($0) } ?? true)
    }
    // Without a word a single row above is not a sum, and a row that does not add up is a row without its key.
    if word == nil, wrong != nil || index < 2 { return nil }
    return Candidate(
      number: row.place.number, index: index, word: word, key: key,
      difference: wrong.map { (schema.amounts[$0], sums[$0]) })
  }

  /// Whether all cells but the amounts are empty or total words.
  private static func hasNothingElse(_ row: TableRow) -> Bool {
    let isEmptyOrWord = { (bytes: UnsafeBufferPointer<UInt8>) in bytes.isEmpty || isWord(bytes) }
    let schema = row.table.schema
    return schema.columns.indices.allSatisfy { schema.columns[$0].kind == .amount || row.withBytes($0, isEmptyOrWord) }
      && row.table.otherPlaces.allSatisfy { row.withField($0, isEmptyOrWord) }
  }

  private static func cell(_ row: TableRow, _ column: Int, _ mark: DecimalMark) -> Cell {
    row.withBytes(column) { bytes in
      if bytes.isEmpty { return .empty }
      if let amount = TableRow.plainAmount(bytes) { return .amount(amount) }
      do throws(AmountError) {
        return try Amount.read(utf8: bytes, mark).map { .amount($0.value) } ?? .empty
      } catch {
        return .unreadable
      }
    }
  }

  private mutating func judge(_ candidates: [Candidate], count: Int, _ header: TableHeader) {
    let total = candidates.last { $0.difference == nil && $0.index >= count - 2 }
    for candidate in candidates {
      let says = candidate.word.map { "the row says '\($0.shown)'" } ?? "the row is the sum of the rows above"
      if candidate.number == total?.number {
        verdicts[candidate.number] = .total
      } else if let (column, sum) = candidate.difference {
        let amount = sum.map { ", \($0.plainText)" } ?? ""
        verdicts[candidate.number] = .wrong(
          "\(says), but its \(header.heading(column).shown) is not the sum of the rows above\(amount); correct it, or remove the row",
          column: column)
      } else {
        verdicts[candidate.number] = .wrong("\(says), but more rows follow; remove it", column: candidate.key)
      }
    }
  }
}
