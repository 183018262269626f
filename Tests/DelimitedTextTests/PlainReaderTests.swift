import DelimitedText
import TestSupport
import Testing

/// The reader beside the plain one.
@Suite("Reader and plain reader")
struct PlainReaderTests {
  /// All texts up to a length over an alphabet, in the order of counting; `body` is called with each, or with those whose
  /// turn it is where only a share of the rounds is run.
  static func forEachText(_ alphabet: [UInt8], upTo length: Int, _ body: ([UInt8]) -> Void) {
    var turn = 0
    func extend(_ text: [UInt8]) {
      if isRound(turn) { body(text) }
      turn += 1
      guard text.count < length else { return }
      for byte in alphabet { extend(text + [byte]) }
    }
    extend([])
  }

  private func compare(_ text: [UInt8], _ format: RecordFormat, _ plain: PlainCSV, bufferSize: Int = 64) -> Bool {
    let result = ReadResult(ScriptedSource(text), format, bufferSize: bufferSize)
    guard let difference = difference(result, from: plain.records(of: text)) else { return true }
    Issue.record("\(String(decoding: text, as: UTF8.self).debugDescription): \(difference)")
    return false
  }

  @Test func everyTextUpToSevenBytesIsReadAlike() {
    let plain = PlainCSV(delimiter: ",")
    var failures = 0
    Self.forEachText(Array("a,\"\n\r".utf8), upTo: 7) { text in
      if failures < 10, !compare(text, .commas, plain) { failures += 1 }
    }
  }

  @Test func everyTextUpToFiveBytesWithAnotherDelimiterIsReadAlike() {
    let plain = PlainCSV(delimiter: ";")
    var failures = 0
    Self.forEachText(Array("a;,\"\n\r".utf8), upTo: 5) { text in
      if failures < 10, !compare(text, .semicolons, plain) { failures += 1 }
    }
  }

  @Test func everyTextBehindAByteOrderMarkIsReadAlike() {
    let plain = PlainCSV(delimiter: ",")
    var failures = 0
    Self.forEachText(Array("a,\"\n\r".utf8), upTo: 4) { text in
      if failures < 10, !compare([0xEF, 0xBB, 0xBF] + text, .commas, plain) { failures += 1 }
    }
  }

  @Test func twentyThousandLongerTextsAreReadAlike() {
    let plain = PlainCSV(delimiter: ",")
    var texts = RandomTexts(seed: 11)
    var openQuotes = 0
    var broken = 0
    for index in 0..<rounds(20_000) {
      let text = texts.next()
      let expected = plain.records(of: text)
      openQuotes += expected.openQuote == nil ? 0 : 1
      broken += expected.records.contains { $0.fields.contains { $0.style == .broken } } ? 1 : 0
      let result = ReadResult(ScriptedSource(text), .commas, bufferSize: [1, 7, 64, 4096][index % 4])
      if let difference = difference(result, from: expected) {
        Issue.record("\(String(decoding: text, as: UTF8.self).debugDescription): \(difference)")
        return
      }
    }
    #expect(openQuotes > rounds(500))
    #expect(broken > rounds(500))
  }

  @Test func linesAreReadAsAPlainSplitReadsThem() {
    Self.forEachText(Array("a,\"\n\r".utf8), upTo: 6) { text in
      let result = ReadResult(ScriptedSource(text), .lines)
      var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      // The end of the last line begins no line.
      let endsWithLineFeed = lines.removeLast().isEmpty
      if !endsWithLineFeed { lines.append(Array(text[(text.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)...])) }
      let values = lines.enumerated().map { index, line in
        let hasLineFeed = index < lines.count - 1 || endsWithLineFeed
        return hasLineFeed && line.last == 0x0D ? Array(line.dropLast()) : line
      }
      if result.items.map(\.raw) != values || result.items.map(\.line) != Array(1..<values.count + 1)
        || result.items.flatMap({ $0.raw + $0.lineEnd }) != text || result.error != nil
      {
        Issue.record("\(text): \(result)")
      }
    }
  }
}

/// Random CSV, mostly sound: fields in and out of quotes, both line ends, a byte order mark now and then.
struct RandomTexts {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func next(maximumRecords: Int = 12) -> [UInt8] {
    var text: [UInt8] = random.next() % 8 == 0 ? [0xEF, 0xBB, 0xBF] : []
    for _ in 0..<Int.random(in: 0...maximumRecords, using: &random) {
      let fieldCount = Int.random(in: 1...5, using: &random)
      for field in 0..<fieldCount {
        if field > 0 { text.append(0x2C) }
        text += self.field()
      }
      text += [[0x0A], [0x0D, 0x0A], [0x0A], [0x0D, 0x0A], [0x0D], []][Int(random.next() % 6)]
    }
    return text
  }

  private mutating func field() -> [UInt8] {
    let bytes = (0..<Int.random(in: 0...8, using: &random)).map { _ in
      Array("abc ,\"\n\ré\u{0}".utf8)[Int(random.next() % 11)]
    }
    switch random.next() % 16 {
    case 0: return bytes
    case 1: return [0x22] + bytes.filter { $0 != 0x22 } + [0x22, 0x78]
    case 2...7:
      return [0x22] + bytes.flatMap { $0 == 0x22 ? [$0, $0] : [$0] } + [0x22]
    default: return bytes.filter { ![0x22, 0x2C, 0x0A].contains($0) }
    }
  }
}
