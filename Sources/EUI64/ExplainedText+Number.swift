import Messages

extension ExplainedText {
  /// The 64 bits written as a decimal integer. A number whose last digits are zeros has lost them: which they were is not
  /// known.
  func integer(_ words: inout WordWriter, _ meant: inout EUI64?) -> Bool {
    var count = content.count
    // Without the `.0` of a number that was one with decimals.
    if decimals < count, let point = content.lastIndex(of: UInt8(ascii: ".")), point + 1 < count,
      content[(point + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") })
    {
      count = point
    }
    let number = part(0..<count)
    guard count >= 17, number[0] != UInt8(ascii: "0"), number.allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
    guard !number.suffix(3).allSatisfy({ $0 == UInt8(ascii: "0") }) else {
      words.append(
        "a number whose last digits were lost, as a spreadsheet or JavaScript does; take the identifier from its source"
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
    if count < content.count || Self.isExactAsDouble(value) {
      words.append("; a spreadsheet or a program may have rounded it, so check it against its source")
    }
    meant = EUI64(rawValue: value)
    return true
  }

  /// Whether a number is one that a `Double` holds: none of its bits is lost in 53.
  private static func isExactAsDouble(_ value: UInt64) -> Bool {
    64 - value.leadingZeroBitCount - value.trailingZeroBitCount <= 53
  }

  /// `8.12107E+18`: what a spreadsheet makes of a long number.
  func scientific(_ words: inout WordWriter) -> Bool {
    // One letter alone, before the last few digits.
    guard digits == decimals + 1, let sign = content.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), sign > 0,
      content[..<sign].allSatisfy({ $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") })
    else { return false }
    let power = content[(sign + 1)...]
    let exponent = power.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    guard content[..<sign].contains(UInt8(ascii: ".")) || power.first == UInt8(ascii: "+"),
      (1...3).contains(exponent.count), exponent.allSatisfy({ $0 &- 0x30 < 10 })
    else { return false }
    words.append(
      "a number in scientific notation, as a spreadsheet leaves it; its last digits are lost, so take the identifier")
    words.append(" from its source again")
    return true
  }
}
