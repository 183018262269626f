public import Messages

/// What ``EUI64/init(_:form:)`` throws for a text that its form does not accept.
public struct EUI64ParseError: UserError, Hashable, Sendable {
  /// All bytes of the text, with the white space around it. They come from outside: show them only made safe.
  public let text: [UInt8]
  /// The code and the place of the fault.
  public let fault: TextFinding

  init(text: [UInt8], form: TextForm) {
    guard let fault = text.withUnsafeBufferPointer({ TextFinding(in: $0, form: form) }) else {
      preconditionFailure("the parser refused a text in which no fault is found")
    }
    self.text = text
    self.fault = fault
  }

  /// What is wrong and what was probably meant, in words. Worked out at each call, which takes some microseconds.
  public var explanation: TextExplanation {
    text.withUnsafeBufferPointer { TextExplanation(of: fault, in: $0) }
  }

  /// What a message says behind the name of the text: that its digits were lost, which nobody can see; else where to ask.
  package var remark: String {
    explanation.hasLostDigits
      ? ": a spreadsheet turned it into a number and lost its last digits; take the identifier from its source again"
      : "; 'seckit inspect' says why"
  }

  /// The code and the explanation: `wrong-length: 14 hex digits where 16 are needed`.
  public var description: String { "\(fault.code.rawValue): \(explanation.message)" }
}

/// Why a text is not an identifier. A text has exactly one code: the first of these, in this order, that fits.
public enum TextCode: String, CaseIterable, Sendable {
  /// Empty, or only white space.
  case missing
  /// A byte of 0x80 or over.
  case notASCII = "not-ascii"
  /// A byte under 0x20, or 0x7F.
  case controlCharacter = "control-character"
  /// The error of a spreadsheet instead of a value, as `#N/A`, or a formula of a workbook that has no result.
  case cellError = "cell-error"
  /// An ASCII character that is neither a hex digit nor one of `-` `:` `.` and space.
  case badCharacter = "bad-character"
  /// The number of hex digits is not 16.
  case wrongLength = "wrong-length"
  /// Sixteen hex digits, but in no grouping that the form `any` accepts.
  case badGrouping = "bad-grouping"
  /// The form `any` accepts it, the chosen form does not.
  case formNotAccepted = "form-not-accepted"
}

/// What is wrong with a text that is not an identifier, without words: cheap enough to be made for every row.
public struct TextFinding: Hashable, Sendable {
  /// Which rule the text breaks: the first of those that fit.
  public let code: TextCode
  /// The bytes of the text that are at fault, counted from its first byte: the first character of the wrong kind, the
  /// first separator out of place, or the whole text (without the white space that the form drops) where no one
  /// character is to blame.
  public let range: Range<Int>

  /// Finds the fault of a text; `nil` if the form accepts it. Cost: one pass over the text, no allocation.
  public init?(in bytes: UnsafeBufferPointer<UInt8>, form: TextForm) {
    let trimmed = Self.trimmed(bytes)
    guard !trimmed.isEmpty else {
      self.init(.missing, 0..<bytes.count)
      return
    }
    let range = form.trims ? trimmed : 0..<bytes.count
    let classes = ByteClasses(UnsafeBufferPointer(rebasing: bytes[range]))
    if classes.firstForeign >= 0 {
      let offset = range.lowerBound + classes.firstForeign
      let length = ExplainedText.scalar(in: bytes, at: offset)?.length ?? 1
      self.init(.notASCII, offset..<offset + length)
    } else if classes.firstControl >= 0 {
      let control = range.lowerBound + classes.firstControl
      self.init(.controlCharacter, control..<control + 1)
    } else if classes.firstOdd >= 0 {
      let odd = range.lowerBound + classes.firstOdd
      let isCellError = bytes[odd] == UInt8(ascii: "#") && SpreadsheetError.words(for: bytes[trimmed]) != nil
      self.init(isCellError ? .cellError : .badCharacter, isCellError ? trimmed : odd..<odd + 1)
    } else if classes.digits != 16 {
      self.init(.wrongLength, range)
    } else if let misplaced = Self.misplacedSeparator(in: bytes, trimmed) {
      self.init(.badGrouping, misplaced)
    } else if EUI64(bytes: bytes, form: form) == nil {
      self.init(.formNotAccepted, range)
    } else {
      return nil
    }
  }

  private init(_ code: TextCode, _ range: Range<Int>) {
    self.code = code
    self.range = range
  }

  /// The part of the text between the white space around it.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard let first = bytes.firstIndex(where: { !isXMLWhiteSpace($0) }),
      let last = bytes.lastIndex(where: { !isXMLWhiteSpace($0) })
    else { return 0..<0 }
    return first..<last + 1
  }

  static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: " "): true
    default: false
    }
  }

  /// Where the text first leaves the grouping that it began with; `nil` if all of it is a grouping that `any` accepts.
  /// The text holds 16 hex digits and separators only.
  private static func misplacedSeparator(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    guard let first = range.first(where: { isSeparator(bytes[$0]) }) else { return nil }
    let separator = bytes[first]
    let groupLength = separator == UInt8(ascii: ".") ? 4 : 2
    var digits = 0
    for offset in range {
      let atBoundary = digits > 0 && digits % groupLength == 0 && digits < 16
      let previousIsSeparator = offset > range.lowerBound && isSeparator(bytes[offset - 1])
      if isSeparator(bytes[offset]) {
        guard atBoundary, !previousIsSeparator, bytes[offset] == separator else { return offset..<offset + 1 }
      } else {
        guard !atBoundary || previousIsSeparator else { return offset..<offset + 1 }
        digits += 1
      }
    }
    return nil
  }
}
