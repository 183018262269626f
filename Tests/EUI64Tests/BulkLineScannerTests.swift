import CBulkScanner
import EUI64
import TestSupport
import Testing

/// The bulk scanner against the plain parser, line by line, in all its variants.
@Suite struct BulkLineScannerTests {
  static let variants: [BulkScannerVariant] =
    bulk_scanner_best_variant() == .portable ? [.portable] : [.portable, .AVX2]

  /// What the plain parser makes of the first line, if it is of a shape that the bulk scanner must read.
  private static func plainValue(_ bytes: UnsafeBufferPointer<UInt8>, _ form: TextForm) -> UInt64? {
    guard bytes.count >= 24, bytes[23] == 0x0A || bytes.count >= 25 && bytes[23] == 0x0D && bytes[24] == 0x0A,
      !EUI64.isWhiteSpace(bytes[0]), !EUI64.isWhiteSpace(bytes[22])
    else { return nil }
    return EUI64(bytes: UnsafeBufferPointer(rebasing: bytes[..<23]), form: form)?.rawValue
  }

  /// Reads all lines of a text with the bulk scanner; says where it differs from the plain parser.
  private static func difference(
    _ text: UnsafeBufferPointer<UInt8>, _ form: TextForm, _ variant: BulkScannerVariant, capacity: Int
  ) -> String? {
    var scanner = BulkLineScanner(form: form, variant: variant)
    let values = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: capacity)
    defer { values.deallocate() }
    var position = 0
    while position < text.count {
      let rest = UnsafeBufferPointer(rebasing: text[position...])
      let run = scanner.scan(rest, into: values)
      for index in 0..<run.count {
        let line = UnsafeBufferPointer(rebasing: rest[(index * run.stride)...])
        guard plainValue(line, form) == values[index] else {
          return "byte \(position + index * run.stride): read \(EUI64(rawValue: values[index]))"
        }
      }
      if run.count == 0 {
        if let value = plainValue(rest, form) { return "byte \(position): left \(EUI64(rawValue: value))" }
        position += (rest.firstIndex(of: 0x0A) ?? rest.count - 1) + 1
      } else {
        position += run.count * run.stride
      }
    }
    return nil
  }

  private static func check(_ text: [UInt8], _ guarded: GuardedBytes, capacity: Int) {
    guarded.with(text) { bytes in
      for form in TextForm.allCases {
        for variant in variants {
          if let difference = difference(bytes, form, variant, capacity: capacity) {
            Issue.record(
              "\(form) \(variant.rawValue) \(String(decoding: text, as: UTF8.self).debugDescription): \(difference)")
          }
        }
      }
    }
  }

  @Test func everyByteAtEveryPlaceOfALine() {
    let guarded = GuardedBytes()
    for (separator, end) in [("-", "\n"), ("-", "\r\n"), (":", "\n"), (" ", "\r\n")] {
      let line = Array((["70", "b3", "D5", "1F", "30", "9a", "00", "Ff"].joined(separator: separator) + end).utf8)
      for place in line.indices {
        for byte in UInt8.min...UInt8.max where isRound(Int(byte) + place) {
          var changed = line
          changed[place] = byte
          Self.check(line + changed + line, guarded, capacity: 8)
        }
      }
    }
  }

  @Test func randomLinesOfAllShapesAtAllAlignments() {
    var fields = IdentifierFields(seed: 31)
    var random = SeededGenerator(seed: 32)
    let guarded = GuardedBytes()
    for _ in 0..<rounds(6_000) {
      var text: [UInt8] = []
      let usual = Array(EUI64(rawValue: random.next()).description.utf8)
      let end: [UInt8] = Bool.random(using: &random) ? [0x0A] : [0x0D, 0x0A]
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        switch random.next() % 8 {
        case 0: text += fields.next() + [0x0A]
        case 1:
          let style = EUI64.Style.allCases[Int(random.next() % 5)]
          let value = EUI64(rawValue: random.next())
          text += Array(value.formatted(style, lowercase: Bool.random(using: &random)).utf8) + end
        default: text += usual + end
        }
      }
      if Bool.random(using: &random) { text.removeLast(Int.random(in: 0...min(30, text.count - 1), using: &random)) }
      Self.check(text, guarded, capacity: Int.random(in: 1...16, using: &random))
    }
  }

  @Test func aRunEndsWhereThereIsNoMoreRoom() {
    let text = Array(String(repeating: "70-B3-D5-1F-30-01-00-00\n", count: 10).utf8)
    text.withUnsafeBufferPointer { bytes in
      for variant in Self.variants {
        for capacity in 0...10 {
          var scanner = BulkLineScanner(form: .canonical, variant: variant)
          let values = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: capacity)
          defer { values.deallocate() }
          #expect(scanner.scan(bytes, into: values).count == capacity)
        }
      }
    }
  }
}

extension EUI64 {
  fileprivate static func isWhiteSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
