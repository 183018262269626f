import TestSupport

/// Random batches with bad rows of all kinds.
struct RandomBatches {
  private var random: SeededGenerator
  private var fields: IdentifierFields

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    fields = IdentifierFields(seed: seed + 1)
  }

  mutating func chance(_ one: UInt64, in all: UInt64) -> Bool { random.next() % all < one }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }

  /// An identifier of few, so that many are duplicates, in one of the texts that mean it; or a field of any kind.
  private mutating func identifier() -> [UInt8] {
    if chance(1, in: 4) { return fields.next() }
    let bases: [UInt64] = [
      0x70B3_D51F_3001_0000, 0x90B3_D51F_3001_0000, 0x00DB_1234_5678_0000, 0x70B3_D51F_4000_0000,
    ]
    let canonical = PlainIdentifierRules.canonical(pick(bases) + random.next() % 12)
    return Array(pick([canonical, canonical, canonical.lowercased(), " \(canonical)\t"]).utf8)
  }

  mutating func lines(maximum: Int, overlongLength: Int) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...maximum, using: &random) {
      var line = identifier().filter { $0 != 0x0A }
      if chance(1, in: 40) { line = [UInt8](repeating: pick([0x22, 0x41]), count: overlongLength) }
      if chance(1, in: 20) { line = pick([[], [0x20, 0x09], Array("\u{A0}\u{200B}".utf8), [0x20, 0x0D, 0x20]]) }
      text += line + (chance(1, in: 3) ? [0x0D, 0x0A] : [0x0A])
    }
    if chance(1, in: 3) { text += identifier().filter { $0 != 0x0A } }
    return text
  }

  /// A header and rows. With `mixedLineEnds` off all line ends are the same.
  mutating func records(
    _ columns: [String], delimiter: Character, maximum: Int, overlongLength: Int, mixedLineEnds: Bool
  ) -> [UInt8] {
    let delimiter = Array(String(delimiter).utf8)
    let usual: [UInt8] = chance(1, in: 2) ? [0x0A] : [0x0D, 0x0A]
    var text: [UInt8] = chance(1, in: 5) ? [0xEF, 0xBB, 0xBF] : []
    let header = Array(columns.map { Array($0.utf8) }.joined(separator: delimiter))
    if chance(1, in: 6) { text += Array("sep=".utf8) + delimiter + usual }
    // Titles, and rows without any value, now and then.
    for _ in 0..<(chance(1, in: 4) ? Int.random(in: 1...5, using: &random) : 0) {
      text += pick([Array("Identifiers of March".utf8), [], delimiter, delimiter + Array("3".utf8)]) + usual
    }
    text += header + usual
    for _ in 0..<Int.random(in: 0...maximum, using: &random) {
      var row = columns.map { written(value(of: $0), delimiter) }
      switch random.next() % 30 {
      case 0: row.removeLast()
      case 1: row.append(Array("more".utf8))
      case 2: row = [[]]
      case 3: row = [[UInt8](repeating: 0x78, count: overlongLength)]
      case 4: row = pick([[[], []], [[], [0x20], [], [], [], []], [[0x22, 0x22]], [[0x20]], row.map { _ in [] }])
      case 5: row = columns.map { Array($0.utf8) }
      case 6: row = columns.map { Array(" \"\($0.uppercased())\"".dropFirst().utf8) }
      default: break
      }
      let other: [UInt8] = mixedLineEnds && chance(1, in: 4) ? [0x0D, 0x0A] : usual
      text += Array(row.joined(separator: delimiter)) + other
    }
    // The last line end may be missing, and a quote may be left open.
    if chance(1, in: 3) { text.removeLast(usual.count == 2 && text.suffix(2) == [0x0D, 0x0A] ? 2 : 1) }
    if chance(1, in: 8) { text += usual + Array("\"open".utf8) + usual }
    return text
  }

  private mutating func value(of column: String) -> [UInt8] {
    switch column {
    case "id": return identifier()
    case "party":
      return Array(pick(["ACME", " ACME ", "acme", "", "A\"B", "AC", "ÉLAN", "\u{A0}élan\u{200B}", "7", "007"]).utf8)
    case "role":
      return Array(
        pick(["IS", "es", "ED", "IS;GS", " GS ; IS ", "is/GS", "IS / ES;/", "ED;OU", "ME", "me;IS", "", ";"]).utf8)
    default:
      switch random.next() % 20 {
      case 0: return [0x61, 0x00]
      case 1: return [0xFF, 0x62]
      case 2: return Array("two\nlines".utf8)
      case 3: return [UInt8](repeating: 0x79, count: Int.random(in: 97...102, using: &random))
      default: return Array(pick(["", "note", "a,b;c", "say \"hi\"", "é", " x "]).utf8)
      }
    }
  }

  /// A value as a field: in quotes where it must be, and now and then where it need not, or with text behind them.
  private mutating func written(_ value: [UInt8], _ delimiter: [UInt8]) -> [UInt8] {
    let mustBeQuoted = value.contains { [0x22, 0x0A, 0x0D].contains($0) || delimiter.contains($0) }
    guard mustBeQuoted || chance(1, in: 5) else { return value }
    let inner: [UInt8] = value.flatMap { (byte: UInt8) -> [UInt8] in byte == 0x22 ? [byte, byte] : [byte] }
    let quoted: [UInt8] = [0x22] + inner + [0x22]
    return chance(1, in: 25) ? quoted + Array("x".utf8) : quoted
  }
}
