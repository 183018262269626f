import ExactDecimal
import Foundation
import TestSupport
import Testing

@Suite("Random operations", .enabled(if: Python.isInstalled))
struct RandomOperationTests {
  /// Works each line out with Python's `fractions`; roundings with its `decimal`.
  private static let program = """
    import decimal, fractions, sys
    sys.set_int_max_str_digits(0) if hasattr(sys, "set_int_max_str_digits") else None
    decimal.getcontext().prec = 5000
    rules = {"half-up": "ROUND_HALF_UP", "half-down": "ROUND_HALF_DOWN", "half-even": "ROUND_HALF_EVEN",
             "up": "ROUND_UP", "down": "ROUND_DOWN", "ceiling": "ROUND_CEILING", "floor": "ROUND_FLOOR",
             "05up": "ROUND_05UP"}
    F = fractions.Fraction
    with open(sys.argv[1]) as lines, open(sys.argv[2], "w") as out:
        for line in lines:
            a, operation, b = line.split()[:3]
            if operation == "+": result = F(a) + F(b)
            elif operation == "-": result = F(a) - F(b)
            elif operation == "*": result = F(a) * F(b)
            elif operation == "/": result = F(a) / F(b)
            elif operation == "?": result = (F(a) > F(b)) - (F(a) < F(b))
            else:
                unit = decimal.Decimal((0, (1,), -int(b)))
                result = format(decimal.Decimal(a).quantize(unit, rounding=rules[operation]), "f")
                if not result.strip("-0."): result = result.lstrip("-")
            out.write(f"{result}\\n")
    """

  /// A number as text: few digits and many, around the ends of a machine word, all nines, zeros.
  private func number(_ generator: inout SeededGenerator) -> String {
    let edges = [
      "0", "1", "5", "10", "25", "999", "1000000000000000000", "999999999999999999", "9223372036854775807",
      "9223372036854775808", "18446744073709551616", "4611686018427387904",
    ]
    var digits: String
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: digits = edges.randomElement(using: &generator) ?? "0"
    case 1: digits = String(repeating: "9", count: Int.random(in: 1...40, using: &generator))
    case 2: digits = String(Int.random(in: 0...10_000_000, using: &generator))
    default:
      digits = String(Int.random(in: 1...9, using: &generator))
      for _ in 0..<Int.random(in: 0...45, using: &generator) {
        digits += String(Int.random(in: 0...9, using: &generator))
      }
    }
    let scale = Bool.random(using: &generator) ? 0 : Int.random(in: 0...24, using: &generator)
    if scale > 0 {
      let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
      digits = padded.dropLast(scale) + "." + padded.suffix(scale)
    }
    return Bool.random(using: &generator) ? "-" + digits : digits
  }

  @Test("Operations come out as in Python")
  func operations() throws {
    var generator = SeededGenerator(seed: 4)
    var operations: [(one: String, operation: String, other: String)] = []
    let names = ["+", "-", "*", "/", "?"] + RoundingRule.allCases.map(\.rawValue)
    for _ in 0..<rounds(100_000, of: 1_000_000) {
      let operation = names.randomElement(using: &generator) ?? "+"
      var other = number(&generator)
      if RoundingRule(rawValue: operation) != nil { other = String(Int.random(in: -30...30, using: &generator)) }
      if operation == "/", try ExactDecimal(parsing: other).isZero { other = "7" }
      operations.append((number(&generator), operation, other))
    }
    let folder = try TemporaryFolder()
    let input = folder.path("input")
    let output = folder.path("output")
    try Data(operations.map { "\($0.one) \($0.operation) \($0.other)\n" }.joined().utf8)
      .write(to: URL(fileURLWithPath: input))
    _ = try #require(Python.run(Self.program, [input, output]))
    let lines = String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    try #require(lines.count == operations.count)
    for (operation, wanted) in zip(operations, lines) {
      let result = try result(of: operation)
      let isSame =
        RoundingRule(rawValue: operation.operation) == nil
        ? try #require(ExactFraction(result)) == #require(ExactFraction(wanted)) : result == wanted
      if !isSame { Issue.record("\(operation) is \(result), not \(wanted)") }
    }
  }

  private func result(of work: (one: String, operation: String, other: String)) throws -> String {
    let one = try ExactDecimal(parsing: work.one)
    if let rule = RoundingRule(rawValue: work.operation) {
      let scale = try #require(Int(work.other))
      let rounded = one.rounded(scale: scale, rule)
      // A fraction is rounded in the same way.
      #expect(ExactFraction(one).rounded(scale: scale, rule).plainText == rounded.plainText)
      return rounded.plainText
    }
    let other = try ExactDecimal(parsing: work.other)
    switch work.operation {
    case "+":
      #expect(ExactFraction(one) + ExactFraction(other) == ExactFraction(one + other))
      return (one + other).plainText
    case "-": return (one - other).plainText
    case "*": return (one * other).plainText
    case "?": return String(one.compared(to: other).signum())
    default: return try #require(one.divided(by: other)).description
    }
  }
}
