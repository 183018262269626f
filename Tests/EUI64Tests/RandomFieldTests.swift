import EUI64
import TestSupport
import Testing

/// The parser and the search for faults beside the plain reader, on random fields: a million of them in all rounds.
@Suite("Random fields")
struct RandomFieldTests {
  /// Parts that may run side by side, each with its own seed.
  @Test(arguments: 0..<4)
  func fieldsAreReadAsThePlainReaderReadsThem(_ part: Int) {
    var fields = IdentifierFields(seed: 0x5EC_0000 + UInt64(part))
    let room = GuardedBytes()
    var codes: [String: Int] = [:]
    var disagreements = 0
    for _ in 0..<rounds(20_000, of: 250_000) {
      let field = fields.next()
      let plain = PlainIdentifierReader(field)
      for form in TextForm.allCases {
        let comparison = room.with(field) { compare($0, plain, form) }
        codes[comparison.outcome, default: 0] += 1
        guard let disagreement = comparison.disagreement else { continue }
        disagreements += 1
        if disagreements <= 10 { Issue.record("\(field) as \(form): \(disagreement)") }
      }
    }
    #expect(disagreements == 0)
    // A comparison that never met one of the outcomes would prove nothing of it.
    for outcome in TextCode.allCases.map(\.rawValue) + ["read"] {
      #expect(
        codes[outcome, default: 0] > rounds(100, of: 1_000), "\(outcome) was met \(codes[outcome, default: 0]) times")
    }
  }

  private func compare(
    _ bytes: UnsafeBufferPointer<UInt8>, _ plain: PlainIdentifierReader, _ form: TextForm
  ) -> (outcome: String, disagreement: String?) {
    var value: UInt64 = 0
    let isRead = bytes.baseAddress.map { EUI64.parse($0, count: bytes.count, form: form, into: &value) } ?? false
    let fault = TextFinding(in: bytes, form: form)
    guard let plainForm = PlainIdentifierReader.Form(rawValue: form.rawValue) else { return ("", "no such form") }
    switch plain.read(as: plainForm) {
    case .identifier(let expected):
      return ("read", isRead && value == expected && fault == nil ? nil : "\(value) \(String(describing: fault))")
    case .refused(let code):
      guard !isRead, let fault, fault.code.rawValue == code else {
        return (code, "expected \(code), read \(isRead), fault \(String(describing: fault))")
      }
      return (code, FindingPlace(bytes, form, plain).objection(to: fault) ?? wordsObjection(bytes, fault))
    }
  }
}

/// Whether the words about a fault, and what was meant, equal the plain explanation's.
private func wordsObjection(_ bytes: UnsafeBufferPointer<UInt8>, _ fault: TextFinding) -> String? {
  let explanation = TextExplanation(of: fault, in: bytes)
  let plain = PlainExplanation(Array(bytes), code: fault.code.rawValue, at: fault.range.lowerBound)
  guard explanation.message == plain.message, explanation.meant?.description == plain.meant else {
    return "\(explanation) instead of \(plain.message), meant \(plain.meant ?? "nothing")"
  }
  return nil
}

/// Whether something at the place of a fault justifies its code.
private struct FindingPlace {
  private let bytes: [UInt8]
  private let plain: PlainIdentifierReader
  /// The part of the text that the form looks at.
  private let judged: Range<Int>

  init(_ buffer: UnsafeBufferPointer<UInt8>, _ form: TextForm, _ plain: PlainIdentifierReader) {
    bytes = Array(buffer)
    self.plain = plain
    let blank: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0A]
    let first = bytes.firstIndex { !blank.contains($0) } ?? 0
    let last = bytes.lastIndex { !blank.contains($0) } ?? -1
    judged = form == .canonical ? 0..<bytes.count : first..<last + 1
  }

  func objection(to fault: TextFinding) -> String? {
    let range = fault.range
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return "\(range) is outside of the text" }
    let isJustified =
      switch fault.code {
      case .missing: range == 0..<bytes.count
      case .notASCII: isFirst(range) { $0 >= 0x80 } && isOneCharacter(range)
      case .controlCharacter: isFirst(range) { $0 < 0x20 || $0 == 0x7F } && range.count == 1
      case .badCharacter:
        isFirst(range) { !"0123456789abcdefABCDEF-:. ".utf8.contains($0) } && range.count == 1
      case .cellError: bytes[range.lowerBound] == 0x23 && !bytes[range].contains(0x20)
      case .badGrouping: range.count == 1 && range.lowerBound == plain.groupingBreak
      case .wrongLength, .formNotAccepted: range == judged
      }
    return isJustified ? nil : "\(range) does not justify \(fault.code)"
  }

  /// Whether the range begins at the first byte of this kind.
  private func isFirst(_ range: Range<Int>, _ isOfKind: (UInt8) -> Bool) -> Bool {
    range.lowerBound == judged.first { isOfKind(bytes[$0]) }
  }

  /// Whether the bytes are one character of UTF-8, or one byte where none begins there.
  private func isOneCharacter(_ range: Range<Int>) -> Bool {
    let rest = Array(bytes[range.lowerBound...].prefix(4))
    let lengths = (1...4).filter { length in
      length <= rest.count && String(validating: rest.prefix(length), as: UTF8.self)?.unicodeScalars.count == 1
    }
    return range.count == lengths.first ?? 1
  }
}
