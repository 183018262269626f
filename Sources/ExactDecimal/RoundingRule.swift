/// How a number is rounded that has more digits than are kept. The rules are the same as in the General Decimal
/// Arithmetic and in Python's `decimal`.
public enum RoundingRule: String, CaseIterable, Codable, Sendable {
  /// Away from zero: 1.1 becomes 2, -1.1 becomes -2.
  case up
  /// Towards zero: 1.9 becomes 1, -1.9 becomes -1.
  case down
  /// Towards plus infinity: 1.1 becomes 2, -1.9 becomes -1.
  case ceiling
  /// Towards minus infinity: 1.9 becomes 1, -1.1 becomes -2.
  case floor
  /// To the nearest; a half away from zero.
  case halfUp = "half-up"
  /// To the nearest; a half towards zero.
  case halfDown = "half-down"
  /// To the nearest; a half to the even digit.
  case halfEven = "half-even"
  /// Away from zero where the last digit kept is 0 or 5, else towards zero.
  case zeroFiveUp = "05up"

  /// Whether a number that is cut off towards zero must go one step away from it. `half` is under 0, 0 or over 0, as
  /// what was cut off, never nothing, is to a half; `lastDigit` is the last digit that is kept.
  func goesAwayFromZero(isNegative: Bool, half: Int, lastDigit: Int) -> Bool {
    switch self {
    case .up: true
    case .down: false
    case .ceiling: !isNegative
    case .floor: isNegative
    case .halfUp: half >= 0
    case .halfDown: half > 0
    case .halfEven: half > 0 || (half == 0 && !lastDigit.isMultiple(of: 2))
    case .zeroFiveUp: lastDigit == 0 || lastDigit == 5
    }
  }
}
