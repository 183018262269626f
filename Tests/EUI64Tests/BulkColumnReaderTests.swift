import CBulkScanner
import EUI64
import TestSupport
import Testing

/// The column reader against the plain parser, record by record, in all its variants.
@Suite struct BulkColumnReaderTests {
  private static func check(
    _ records: ColumnOfFields, _ column: BulkColumnReader.Column, _ forms: [TextForm], _ guarded: GuardedBytes
  ) {
    for form in forms {
      for variant in BulkLineScannerTests.variants {
        if let difference = records.difference(column, form, variant, guarded) { Issue.record("\(difference)") }
      }
    }
  }

  /// One identifier in every style and case.
  private static var texts: [[UInt8]] {
    let identifier = EUI64(rawValue: 0x70B3_D5EF_CA9A_08FF)
    return EUI64.Style.allCases.flatMap { style in
      [Array(identifier.formatted(style).utf8), Array(identifier.formatted(style, lowercase: true).utf8)]
    }
  }

  @Test(arguments: [false, true]) func everyByteAtEveryPlaceOfAText(isQuoted: Bool) {
    let guarded = GuardedBytes()
    for text in Self.texts {
      for place in text.indices {
        for quarter in 0..<4 where isRound(4 * place + quarter) {
          var records = ColumnOfFields()
          for byte in UInt8(quarter * 64)...UInt8(quarter * 64 + 63) {
            var changed = text
            changed[place] = byte
            records.append([(changed, isQuoted)], hasCarriageReturn: byte % 3 == 0)
          }
          let column = BulkColumnReader.Column(0, of: 1, recordLimit: 4096, hasQuotes: isQuoted)
          Self.check(records, column, TextForm.allCases, guarded)
        }
      }
    }
  }

  @Test func everyLengthAtTheEndOfTheBytes() {
    let guarded = GuardedBytes()
    for text in Self.texts {
      for count in 0...text.count + 3 {
        for before in 0...9 {
          var records = ColumnOfFields()
          for _ in 0..<before { records.append([(text, false)], hasCarriageReturn: false) }
          records.append([(Array((text + text).prefix(count)), false)], hasCarriageReturn: false)
          Self.check(records, .line(recordLimit: 4096), TextForm.allCases, guarded)
        }
      }
    }
  }

  @Test func inLinesAQuoteIsAByteLikeOthers() {
    var records = ColumnOfFields()
    for text in Self.texts + Self.texts { records.append([(text, true)], hasCarriageReturn: false) }
    Self.check(records, .line(recordLimit: 4096), TextForm.allCases, GuardedBytes())
  }

  @Test func randomRecords() {
    var texts = IdentifierFields(seed: 51)
    var random = SeededGenerator(seed: 52)
    let guarded = GuardedBytes()
    let styles = EUI64.Style.allCases
    var count = 0
    while count < rounds(250_000, of: 1_000_000) {
      // Columns, quotes, line ends and styles differ from text to text, some of them from record to record.
      let shape = random.next()
      let width = Int(shape & 3) + 1
      let index = Int(shape >> 2 & 0xFFFF) % width
      let quotes = shape >> 20 & 3
      let isMixed = shape >> 22 & 1 == 0
      let limit = [32, 64, 4096, 4096][Int(shape >> 24 & 3)]
      var records = ColumnOfFields()
      while records.text.count < 3500 {
        let row = random.next()
        var fields: [(bytes: [UInt8], isQuoted: Bool)] = []
        for field in 0..<(row & 15 == 0 ? Int(row >> 4 & 3) + 1 : width) {
          let isQuoted = quotes == 1 || quotes == 2 && row >> (10 + field) & 1 == 0
          if field != index {
            fields.append((Array("North Grid".utf8.prefix(Int(row >> (20 + 4 * UInt64(field)) & 15))), isQuoted))
          } else if row >> 40 & 15 == 0 {
            fields.append((texts.next(), isQuoted))
          } else {
            let style = isMixed ? styles[Int((row >> 44 & 0xFF) % 5)] : .hyphens
            let text = EUI64(rawValue: random.next()).formatted(style, lowercase: row >> 52 & 15 == 0)
            fields.append((Array(text.utf8), isQuoted))
          }
        }
        records.append(fields, hasCarriageReturn: shape >> 26 & 1 == 0)
        count += 1
      }
      guard records.text.count <= 4096 else { continue }
      let column = BulkColumnReader.Column(index, of: width, recordLimit: limit, hasQuotes: quotes != 3)
      Self.check(records, column, [TextForm.allCases[Int(shape >> 32 & 0xFF) % 3]], guarded)
    }
  }
}
