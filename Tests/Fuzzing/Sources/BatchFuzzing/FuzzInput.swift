import BatchValidation
import DelimitedText
import EUI64
import IDAllocation
import Reporting
import TestSupport

/// A batch as the fuzzer makes it up: ``optionCount`` bytes that choose the options, and the file behind them.
package struct FuzzInput {
  package enum Grammar { case lines, csv }

  /// Where the header of a CSV file comes from.
  private enum Header {
    /// These columns come before the bytes of the fuzzer.
    case columns([String])
    /// It is the first record that the fuzzer makes up.
    case free
    /// There is none; the identifier is in this column.
    case none(column: Int)
  }

  static let optionCount = 6

  private let grammar: Grammar
  private let header: Header
  private let delimiter: Character
  private let form: TextForm
  private let environment: UseEnvironment
  private let kind: IdentifierKind
  private let duplicates: DuplicatePolicy
  private let only: Set<Verdict>
  private let limits: TextLimits
  /// The format of one of the runs; another one is CSV in any case.
  let format: TableFormat
  /// The sizes of the reads of some of the runs, and of the chunks of others.
  let pieces: [Int]
  let files: [NamelessFile]

  /// Reads what the fuzzer made up; `nil` if that is too short.
  ///
  /// Each of the first bytes is a number in which several choices are packed, the first as the remainder.
  package init?(_ grammar: Grammar, _ bytes: [UInt8]) {
    guard bytes.count >= Self.optionCount else { return nil }
    var choices = Choices(bytes[0])
    form = choices.pick(TextForm.allCases)
    environment = choices.pick(UseEnvironment.allCases)
    kind = choices.pick(IdentifierKind.allCases)
    duplicates = choices.pick([.warning, .error, .ignore])

    choices = Choices(bytes[1])
    format = choices.pick([.csv, .jsonl, .json, .table])
    limits = choices.pick([
      .standard, TextLimits(record: 1 << 20, field: 25, fields: 20), TextLimits(record: 600, field: 100, fields: 20),
      TextLimits(record: 64, field: 24, fields: 4), TextLimits(record: 23, field: 1, fields: 1),
    ])
    only = choices.pick([
      Set(Verdict.allCases), [.invalid], [.valid], [.warning], [.invalid, .warning], [.valid, .warning], [],
    ])

    choices = Choices(bytes[2])
    delimiter = choices.pick([",", ";", "\t", " ", "|", ":", "-"])
    header = choices.pick([
      .columns(["id"]), .columns(["note", "id", "note2"]), .columns(["party", "note", "id"]),
      .columns(["id", "role"]), .columns(["note", "party", "id", "role"]), .free, .free, .none(column: 1),
      .none(column: 2),
    ])

    pieces = [bytes[3], bytes[4]].map { $0 > 250 ? Int($0) * 64 : 1 + Int($0) }

    choices = Choices(bytes[5])
    let turns = choices.pick([1, 1, 1, 2, 30])
    let fileCount = choices.pick([1, 1, 2])
    let lineEnd = choices.pick(["\n", "\r\n"])
    var text = bytes[Self.optionCount...]
    if turns == 30 { text = text.prefix(1_500) }
    self.grammar = grammar
    var start: [UInt8] = []
    if grammar == .csv, case .columns(let columns) = header {
      start = Array((columns.joined(separator: String(delimiter)) + lineEnd).utf8)
    }
    let body = [UInt8](repeatElement(text, count: turns).joined())
    let middle = fileCount == 1 ? body.count : body.count / 2
    let parts = fileCount == 1 ? [body] : [Array(body[..<middle]), Array(body[middle...])]
    files = parts.map { NamelessFile(start + $0) }
  }

  var judge: IdentifierJudge { IdentifierJudge(kind: kind, environment: environment, form: form) }

  var options: BatchOptions {
    var options = BatchOptions()
    options.duplicates = duplicates
    options.only = only
    options.limits = limits
    guard grammar == .csv else {
      options.isLines = true
      return options
    }
    guard let delimiter = Delimiter(String(delimiter)) else { fatalError("\(delimiter) is no delimiter") }
    options.reading.delimiter = delimiter
    if case .none(let column) = header {
      options.hasHeader = false
      options.column = .number(column)
    }
    return options
  }

  /// What the plain implementation makes of the files, up to the first that can't be finished; `nil` where it does not
  /// know the rules: for headers that it can't read, and for quotes in records over the limit.
  var plain: PlainBatch? {
    if grammar == .csv {
      guard case .columns(let columns) = header, columns.count <= limits.fields else { return nil }
      let hasQuote = files.contains { $0.bytes.contains(UInt8(ascii: "\"")) }
      guard limits.record > 1 << 16 || !hasQuote else { return nil }
      guard columns.joined(separator: ",").utf8.count + 2 <= limits.record else { return nil }
    } else if files.contains(where: { $0.bytes.starts(with: [0xFF, 0xFE]) || $0.bytes.starts(with: [0xFE, 0xFF]) }) {
      return nil
    }
    var plain = PlainBatch()
    plain.isLines = grammar == .lines
    plain.delimiter = grammar == .lines ? "," : delimiter
    plain.kind = kind.rawValue
    plain.environment = environment.rawValue
    plain.form = PlainIdentifierReader.Form(rawValue: form.rawValue) ?? .duis
    plain.duplicates = duplicates == .ignore ? nil : duplicates.rawValue
    plain.recordLimit = limits.record
    plain.fieldLimit = limits.field
    plain.fieldCountLimit = limits.fields
    for file in files where plain.openQuote == nil { plain.add(file.bytes, file: file.name) }
    return plain
  }
}

extension FuzzInput: CustomStringConvertible {
  package var description: String {
    let texts = files.map { "\n  \($0.name) \(String(decoding: $0.bytes, as: UTF8.self).debugDescription)" }
    return """
      \(grammar), header \(header), delimiter \(String(delimiter).debugDescription), form \(form), \(environment), \
      kind \(kind), duplicates \(duplicates), only \(only.map(\.rawValue).sorted()), \(limits), format \(format), \
      reads of \(pieces)\(texts.joined())
      """
  }
}

/// A number that several choices are packed into.
private struct Choices {
  private var left: Int

  init(_ byte: UInt8) {
    left = Int(byte)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    defer { left /= elements.count }
    return elements[left % elements.count]
  }
}
