public import ExactDecimal
public import Files
import Messages
import Reporting
public import Tables

/// The Credit Cover Thresholds that a user has recorded, one for each Regulatory Year: CSV with `regulatory_year`, `amount`
/// and `source`. The DCC publishes one a year; no public list of them is known.
public struct ThresholdFile: Sendable {
  /// The threshold of a Regulatory Year.
  public struct Entry: Hashable, Sendable {
    /// `2025-26`.
    public let year: String
    /// Pounds, not negative.
    public let amount: ExactDecimal
    /// Where the user has it from; may be empty.
    public let source: String

    /// Makes an entry of a year that is written as ``RegulatoryYear/name`` has it.
    public init(year: String, amount: ExactDecimal, source: String) {
      (self.year, self.amount, self.source) = (year, amount, source)
    }

    /// The amount as people read it: `£2,689.00`.
    public var amountText: String { Money.pounds(amount) }
  }

  /// The entries, in the order of the file.
  public private(set) var entries: [Entry] = []
  /// What was understood of the file and should be said once.
  public private(set) var notices: [String] = []

  /// A file without an entry.
  public init() {}

  /// Reads a file of CSV with a header, or a workbook. Throws all findings together where there are any.
  public init(_ source: any ByteSource, reading: TableReading = .standard) throws(TablesError) {
    var entries: [Entry] = []
    var places: [String: TablePlace] = [:]
    let understood = try reading.readAll([source], ending: ": nothing was computed") {
      findings throws(FileError) in
      try TableReader(.thresholds, findings, reading).read(source) { row in
        let year = Self.year(row)
        let amount = row.requiredAmount(1)
        let source = row.text(2)
        guard let year, let amount, let source else { return }
        if let other = places[year] {
          return row.report(
            0, .duplicate, "the threshold of \(year) is already in \(other.description(in: row.file)); remove one")
        }
        places[year] = row.place
        entries.append(Entry(year: year, amount: amount, source: source))
      }
    }
    (self.entries, notices) = (entries, understood.notices)
  }

  private static func year(_ row: TableRow) -> String? {
    guard let text = row.requiredText(0) else { return nil }
    if let year = RegulatoryYear.name(reading: text) { return year }
    row.report(0, .notARegulatoryYear, RegulatoryYear.refusal(of: text))
    return nil
  }

  /// The threshold of a Regulatory Year with its source, which names the file; `nil` where there is none.
  public func threshold(of year: String, file: String) -> Threshold? {
    entries.first { $0.year == year }.map { entry in
      // The source was seen by whoever wrote it down, not by us.
      let reference = RuleReference(
        source: (entry.source.isEmpty ? "" : "\(entry.source), ") + "recorded in \(file.shownName)",
        status: .unverified)
      return Threshold(
        amount: entry.amount,
        rule: CitedRule(
          name: Rules.threshold.name, value: Money.pounds(entry.amount), clause: "J3", reference: reference,
          confidence: nil))
    }
  }

  /// Records the threshold of a year, which replaces one that is there.
  public mutating func set(_ entry: Entry) {
    if let index = entries.firstIndex(where: { $0.year == entry.year }) {
      entries[index] = entry
    } else {
      entries.append(entry)
      entries.sort { $0.year < $1.year }
    }
  }

  /// Whether the text of a file is empty or has the header that ``csv`` gives it, as Excel saves it too: then nothing is lost
  /// where that replaces it.
  public static func isPlain(_ text: [UInt8]) -> Bool {
    let mark = Array("\u{FEFF}".utf8)
    let head = text.dropFirst(text.starts(with: mark) ? mark.count : 0).prefix { $0 != 0x0A && $0 != 0x0D }
    return text.isEmpty || head.elementsEqual("regulatory_year,amount,source".utf8)
  }

  /// The file as it is written.
  public var csv: String {
    CSV.record(TableSchema.thresholds.columns.map(\.name))
      + entries.map { CSV.record([$0.year, Money.exactly($0.amount).description, $0.source]) }.joined()
  }
}
