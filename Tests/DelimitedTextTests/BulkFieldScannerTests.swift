import CBulkScanner
import DelimitedText
import TestSupport
import Testing

/// The bulk scanner against the plain reader of CSV, in all its variants.
@Suite struct BulkFieldScannerTests {
  static let variants: [BulkScannerVariant] =
    bulk_scanner_best_variant() == .portable ? [.portable] : [.portable, .AVX2]

  /// The offsets of all delimiters and line feeds that end fields.
  private static func plainEnds(_ text: [UInt8], _ delimiter: Character) -> [UInt32] {
    PlainCSV(delimiter: delimiter).records(of: text).records.flatMap { record in
      let inner = record.fields.dropLast().map { UInt32(record.offset + $0.start + $0.raw.count) }
      let end = record.offset + record.raw.count + record.lineEnd.count - 1
      return record.lineEnd.isEmpty ? inner : inner + [UInt32(end)]
    }
  }

  /// What the scanner finds. Records that aren't the line feeds among the ends are a failure.
  private static func ends(_ text: UnsafeBufferPointer<UInt8>, _ format: RecordFormat, _ variant: BulkScannerVariant)
    -> (ends: [UInt32], isOdd: Bool, hasInner: Bool)
  {
    let scanner = BulkFieldScanner(format, variant: variant)
    let found = scanner.scan(text)
    let ends = (0..<found.count).map { scanner.ends[$0] }
    let records = (0..<found.recordCount).map { Int(scanner.records[$0]) }
    if records != ends.indices.filter({ text[Int(ends[$0])] == 0x0A }) {
      Issue.record("\(variant.rawValue) \(Array(text)): records \(records) of \(ends)")
    }
    return (ends, found.hasOddBytes, found.hasInnerLineFeeds)
  }

  /// Random CSV without a fault, long enough for several blocks.
  private static func cleanText(_ random: inout SeededGenerator) -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      for column in 0..<Int.random(in: 1...4, using: &random) {
        if column > 0 { text += "," }
        switch random.next() % 5 {
        case 0: text += "\"" + ["a,b", "\"\"", "x\ny", "", "a\"\"b", "\r\n,"][Int(random.next() % 6)] + "\""
        case 1: text += String(repeating: "z", count: Int(random.next() % 70))
        default: text += ["", "a", "70-B3-D5-1F-30-01-00-00", "é"][Int(random.next() % 4)]
        }
      }
      text += Bool.random(using: &random) ? "\n" : "\r\n"
    }
    return Array(text.utf8)
  }

  @Test func allEndsOfFaultlessTextsAreFound() {
    var random = SeededGenerator(seed: 41)
    let guarded = GuardedBytes()
    for _ in 0..<rounds(20_000) {
      let text = Self.cleanText(&random)
      let expected = Self.plainEnds(text, ",")
      for variant in Self.variants {
        let found = guarded.with(text) { Self.ends($0, .delimited(.comma), variant) }
        if found.ends != expected { Issue.record("\(variant.rawValue) \(text): \(found.ends) instead of \(expected)") }
        #expect(found.isOdd == text.contains { $0 >= 0x80 })
      }
    }
  }

  @Test func noWrongEndIsFoundInHostileTexts() {
    var random = SeededGenerator(seed: 42)
    let guarded = GuardedBytes()
    let alphabet = Array("aaaaaa\"\",,\n\n\r".utf8) + [0, 0xC3]
    for _ in 0..<rounds(40_000) {
      let text = (0..<Int.random(in: 0...260, using: &random)).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &random)]
      }
      let expected = Self.plainEnds(text, ",")
      let openQuote = PlainCSV(delimiter: ",").records(of: text).openQuote
      let all = Self.variants.map { variant in guarded.with(text) { Self.ends($0, .delimited(.comma), variant).ends } }
      for ends in all {
        // The plain reader gives no fields of a record whose quote is never closed; the scanner finds those before it.
        let unfinished = ends.dropFirst(expected.count)
        if !expected.starts(with: ends.prefix(expected.count)) || !unfinished.isEmpty && openQuote == nil {
          Issue.record("\(text): \(ends) is no beginning of \(expected)")
        }
        #expect(ends == all[0])
      }
    }
  }

  @Test func lineFeedsInsideQuotesAndOddBytesAreTold() {
    let cases: [(String, Bool, Bool)] = [
      ("a,b\n", false, false), ("\"a\nb\",c\n", false, true), ("a\u{0},b\n", true, false), ("é,\"\n\"\n", true, true),
    ]
    for (text, isOdd, hasInner) in cases {
      for variant in Self.variants {
        let found = Array(text.utf8).withUnsafeBufferPointer { Self.ends($0, .delimited(.comma), variant) }
        #expect(found.isOdd == isOdd, "\(text)")
        #expect(found.hasInner == hasInner, "\(text)")
      }
    }
  }

  @Test func linesEndAtEveryLineFeed() {
    var random = SeededGenerator(seed: 43)
    let guarded = GuardedBytes()
    let alphabet = Array("aaaaaa\"\",,\n\n\r".utf8) + [0, 0xC3]
    for _ in 0..<rounds(20_000) {
      // Long and short lines, also none and only line feeds.
      let lineFeeds = random.next() % 4
      let text = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        random.next() % 16 < lineFeeds * 5 ? 0x0A : alphabet[Int.random(in: alphabet.indices, using: &random)]
      }
      for variant in Self.variants {
        let found = guarded.with(text) { Self.ends($0, .lines, variant) }
        #expect(found.ends == text.indices.filter { text[$0] == 0x0A }.map { UInt32($0) })
        #expect(found.isOdd == text.contains { $0 == 0 || $0 >= 0x80 })
        #expect(!found.hasInner)
      }
    }
  }

  @Test func everyAlignmentGivesTheSameRecords() {
    let row = "REQ-1,\"North Grid, Ltd\",70-B3-D5-1F-30-01-00-00,\"meter\"\r\n"
    let guarded = GuardedBytes()
    for shift in 0..<64 {
      let text = Array((String(repeating: "x", count: shift) + String(repeating: row, count: 40)).utf8)
      let expected = Self.plainEnds(text, ",")
      for variant in Self.variants {
        #expect(guarded.with(text) { Self.ends($0, .delimited(.comma), variant).ends } == expected)
      }
    }
  }

  @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: "\n")]) func noMoreThanTheReachIsLookedAt(byte: UInt8) {
    let text = [UInt8](repeating: byte, count: BulkFieldScanner.reach + 100)
    for variant in Self.variants {
      let found = text.withUnsafeBufferPointer { Self.ends($0, .delimited(.comma), variant) }
      #expect(found.ends.count == BulkFieldScanner.reach)
    }
  }
}
