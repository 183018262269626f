import Messages

extension PlainExplanation {
  /// The 64 bits written as a decimal integer. A number whose last digits are zeros has lost them: which they were is not
  /// known.
  func integer() -> PlainGuess? {
    let (digits, isFloat) = decimal
    guard digits.count >= 17, digits.first != "0", digits.allSatisfy(\.isASCIIDigit) else { return nil }
    guard !digits.hasSuffix("000") else {
      return PlainGuess(
        "a number whose last digits a spreadsheet or JavaScript lost; take the identifier from its source"
          + " again")
    }
    guard let value = UInt64(digits) else { return nil }
    let meant = PlainIdentifier(value)
    let mayBeRounded = isFloat || Self.isExactAsDouble(value)
    return PlainGuess(
      "as a decimal integer it is \(meant)"
        + (mayBeRounded ? "; a spreadsheet or a program may have rounded it, so check it against its source" : ""),
      meant: meant)
  }

  /// The text, without the `.0` of a number that was one with decimals.
  private var decimal: (digits: Substring, isFloat: Bool) {
    guard let point = content.lastIndex(of: "."), !content[point...].dropFirst().isEmpty,
      content[point...].dropFirst().allSatisfy({ $0 == "0" })
    else { return (content[...], false) }
    return (content[..<point], true)
  }

  /// Whether a number is one that a `Double` holds: none of its bits is lost in 53.
  static func isExactAsDouble(_ value: UInt64) -> Bool {
    64 - value.leadingZeroBitCount - value.trailingZeroBitCount <= 53
  }

  /// `8.12107E+18`: what a spreadsheet makes of a long number.
  func scientific() -> PlainGuess? {
    let parts = content.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let exponent = parts[1].drop { $0 == "+" || $0 == "-" }
    let isNumber = parts[0].contains(".") || parts[1].hasPrefix("+")
    guard isNumber, !parts[0].isEmpty, parts[0].allSatisfy({ $0.isASCIIDigit || $0 == "." }),
      (1...3).contains(exponent.count), exponent.allSatisfy(\.isASCIIDigit)
    else { return nil }
    return PlainGuess(
      "a number in scientific notation, from a spreadsheet; its last digits are lost, so take the identifier"
        + " from its source again")
  }
}
