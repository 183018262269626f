import Messages

extension ExplainedText {
  /// The 64 bits written as a decimal integer. A number whose last digits are zeros has lost them: which they were is not
  /// known.
  func integer(_ words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    guard let number = longNumber else { return false }
    guard !number.suffix(3).allSatisfy({ $0 == UInt8(ascii: "0") }) else {
      words.append(
        "a number whose last digits a spreadsheet or JavaScript lost; take the identifier from its source"
      )
      words.append(" again")
      return true
    }
    var value: UInt64 = 0
    for digit in number {
      let (product, isOver) = value.multipliedReportingOverflow(by: 10)
      let (sum, isOverToo) = product.addingReportingOverflow(UInt64(digit - 0x30))
      if isOver || isOverToo { return false }
      value = sum
    }
    words.append("as a decimal integer it is ")
    words.append(EUI64(rawValue: value))
    if number.count < content.count || Self.isExactAsDouble(value) {
      words.append("; a spreadsheet or a program may have rounded it, so check it against its source")
    }
    meant = EUI64(rawValue: value)
    return true
  }

  /// The digits of a decimal number of 17 or more, without the `.0` of one that had decimals.
  private var longNumber: UnsafeBufferPointer<UInt8>? {
    guard decimals >= 17 else { return nil }
    var count = content.count
    if decimals < count, let point = content.lastIndex(of: UInt8(ascii: ".")), point + 1 < count,
      content[(point + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") })
    {
      count = point
    }
    let number = part(0..<count)
    guard count >= 17, number[0] != UInt8(ascii: "0"), number.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return number
  }

  /// Whether the text is a number whose last digits were lost, as a spreadsheet leaves a long one.
  var hasLostDigits: Bool {
    switch code {
    case .badCharacter: isScientific
    case .wrongLength: isScientific || longNumber?.suffix(3).allSatisfy { $0 == UInt8(ascii: "0") } == true
    default: false
    }
  }

  /// Whether a number is one that a `Double` holds: none of its bits is lost in 53.
  private static func isExactAsDouble(_ value: UInt64) -> Bool {
    64 - value.leadingZeroBitCount - value.trailingZeroBitCount <= 53
  }

  func scientific(_ words: inout WordWriter) -> Bool {
    guard isScientific else { return false }
    words.append(
      "a number in scientific notation, from a spreadsheet; its last digits are lost, so take the identifier")
    words.append(" from its source again")
    return true
  }

  /// Whether the text is `8.12107E+18`: what a spreadsheet makes of a long number.
  private var isScientific: Bool {
    // One letter alone, before the last few digits.
    guard digits == decimals + 1, let sign = content.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), sign > 0,
      content[..<sign].allSatisfy({ $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") })
    else { return false }
    let power = content[(sign + 1)...]
    let exponent = power.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    return (content[..<sign].contains(UInt8(ascii: ".")) || power.first == UInt8(ascii: "+"))
      && (1...3).contains(exponent.count) && exponent.allSatisfy { $0 &- 0x30 < 10 }
  }
}
