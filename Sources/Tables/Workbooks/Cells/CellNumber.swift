/// A number of a cell, at most 15 significant digits of it: what Excel computes with and shows. Files have up to 17, as
/// `35.09999999999999` for 35.1, which are the digits of a binary fraction. It is read and written in decimal digits.
struct CellNumber: Hashable {
  /// The digits, without zeros at the end.
  let digits: UInt64
  /// The number is `digits` × 10 to this power.
  let exponent: Int
  let isNegative: Bool
  private static let digitLimit = 15
  /// The most digits that are written behind a point.
  private static let plainLimit = 30

  /// Reads the number of a `<v>`; `nil` for any other text.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    func at(_ byte: Unicode.Scalar) -> Bool { index < bytes.count && bytes[index] == UInt8(ascii: byte) }
    isNegative = at("-")
    if isNegative || at("+") { index += 1 }
    var (digits, taken, exponent): (UInt64, Int, Int) = (0, 0, 0)
    var (isRoundedUp, hasPoint, hasDigit) = (false, false, false)
    while index < bytes.count {
      let digit = UInt64(bytes[index] &- 0x30)
      if digit > 9 {
        guard bytes[index] == UInt8(ascii: "."), !hasPoint else { break }
        hasPoint = true
      } else {
        hasDigit = true
        if taken < Self.digitLimit {
          digits = digits * 10 + digit
          if digits > 0 { taken += 1 }
          if hasPoint { exponent -= 1 }
        } else {
          if taken == Self.digitLimit { isRoundedUp = digit >= 5 }
          taken += 1
          if !hasPoint { exponent += 1 }
        }
      }
      index += 1
    }
    if at("E") || at("e") {
      index += 1
      let isDown = at("-")
      if isDown || at("+") { index += 1 }
      var (power, hasPower) = (0, false)
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
        hasPower = true
        power = min(power * 10 + Int(bytes[index]) - 0x30, 9_999)
        index += 1
      }
      guard hasPower else { return nil }
      exponent += isDown ? -power : power
    }
    guard hasDigit, index == bytes.count else { return nil }
    if isRoundedUp { digits += 1 }
    while digits > 0, digits % 10 == 0 { (digits, exponent) = (digits / 10, exponent + 1) }
    self.digits = digits
    self.exponent = digits == 0 ? 0 : exponent
  }

  /// Writes the number in decimal digits, `shift` places further left: 2 for a percentage. A whole number of more digits
  /// gets an exponent, which shows that digits may be lost.
  func write(to target: ByteBuffer, shift: Int = 0) {
    if isNegative, digits > 0 { target.append(UInt8(ascii: "-")) }
    withDigits { text in
      let power = digits == 0 ? 0 : exponent + shift
      let point = text.count + power
      if power >= 0, point <= Self.digitLimit {
        target.append(text)
        target.append(repeating: 0x30, count: power)
      } else if power < 0, point > 0 {
        target.append(UnsafeBufferPointer(rebasing: text[..<point]))
        target.append(UInt8(ascii: "."))
        target.append(UnsafeBufferPointer(rebasing: text[point...]))
      } else if power < 0, text.count - point <= Self.plainLimit {
        target.append("0.")
        target.append(repeating: 0x30, count: -point)
        target.append(text)
      } else {
        target.append(text[0])
        if text.count > 1 { target.append(UInt8(ascii: ".")) }
        target.append(UnsafeBufferPointer(rebasing: text[1...]))
        target.append("E\(point > 0 ? "+" : "")\(point - 1)")
      }
    }
  }

  /// Writes a whole number with zeros in front, so that it has `width` digits.
  func write(to target: ByteBuffer, paddedTo width: Int) {
    guard exponent >= 0, !isNegative else { return write(to: target) }
    let length = withDigits { $0.count } + exponent
    // A longer one is written with an exponent.
    guard length <= 15 else { return write(to: target) }
    target.append(repeating: 0x30, count: min(width, 64) - length)
    write(to: target)
  }

  private func withDigits<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { space in
      var (rest, start) = (digits, 20)
      repeat {
        start -= 1
        space[start] = UInt8(0x30 + rest % 10)
        rest /= 10
      } while rest > 0
      return body(UnsafeBufferPointer(rebasing: space[start...]))
    }
  }

  /// The number of 31 December 9999, the last day of Excel.
  private static let lastDay = 2_958_465

  /// The whole days, and the seconds behind them, rounded; `nil` for what is not a time.
  var daysAndSeconds: (days: Int, seconds: Int)? {
    guard !isNegative || digits == 0 else { return nil }
    if exponent >= 0 {
      guard exponent <= 7, digits < 100_000_000 else { return nil }
      let days = (0..<exponent).reduce(Int(digits)) { value, _ in value * 10 }
      return days <= Self.lastDay ? (days, 0) : nil
    }
    // Digits behind the eighteenth decimal are too small to change the second.
    var (digits, places) = (digits, -exponent)
    while places > 18, digits > 0 { (digits, places) = (digits / 10, places - 1) }
    guard places <= 18 else { return (0, 0) }
    let unit = (0..<places).reduce(UInt64(1)) { value, _ in value * 10 }
    let (days, rest) = digits.quotientAndRemainder(dividingBy: unit)
    let seconds = (UInt128(rest) * 86_400 + UInt128(unit / 2)) / UInt128(unit)
    guard days <= Self.lastDay else { return nil }
    return seconds == 86_400 ? (Int(days) + 1, 0) : (Int(days), Int(seconds))
  }
}
