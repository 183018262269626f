import ExactDecimal

/// A file of General Decimal Arithmetic test cases. The cases that apply to exact numbers are run and compared.
struct DecTestFile {
  /// The cases that were run.
  private(set) var count = 0
  /// What came out otherwise than it should.
  private(set) var failures: [String] = []
  private var precision = 9
  private var rounding: RoundingRule? = .halfUp

  private static let rules: [String: RoundingRule] = [
    "up": .up, "down": .down, "ceiling": .ceiling, "floor": .floor, "half_up": .halfUp, "half_down": .halfDown,
    "half_even": .halfEven, "05up": .zeroFiveUp,
  ]
  private static let operations: Set = ["add", "subtract", "multiply", "compare", "quantize", "tosci"]
  /// Results of these depend on the least and greatest exponent of a context, which exact numbers don't have.
  private static let boundedFlags: Set = [
    "overflow", "underflow", "subnormal", "clamped", "invalid_operation", "lost_digits", "division_undefined",
  ]

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) { read(String(line)) }
  }

  private mutating func read(_ line: String) {
    let tokens = Self.tokens(line)
    guard let first = tokens.first, !first.hasPrefix("--") else { return }
    if first.hasSuffix(":"), tokens.count > 1 {
      if first.lowercased() == "precision:" { precision = Int(tokens[1]) ?? precision }
      if first.lowercased() == "rounding:" { rounding = Self.rules[tokens[1].lowercased()] }
      return
    }
    guard let arrow = tokens.firstIndex(of: "->"), arrow >= 3, tokens.count > arrow + 1 else { return }
    let operation = tokens[1].lowercased()
    guard Self.operations.contains(operation), let rounding else { return }
    let flags = Set(tokens[(arrow + 2)...].prefix { !$0.hasPrefix("--") }.map { $0.lowercased() })
    guard flags.isDisjoint(with: Self.boundedFlags) else { return }
    let wanted = tokens[arrow + 1]
    let operands = Array(tokens[2..<arrow])
    if flags.contains("conversion_syntax") {
      count += 1
      if let number = try? ExactDecimal(parsing: operands[0], as: .scientific) {
        failures.append("\(line): was read as \(number)")
      }
      return
    }
    guard (operands + [wanted]).allSatisfy(Self.isOrdinary) else { return }
    do {
      let numbers = try operands.map { try ExactDecimal(parsing: $0, as: .scientific) }
      let result = Self.result(of: operation, numbers, precision: precision, rounding)
      count += 1
      if result != wanted { failures.append("\(line): \(result)") }
    } catch let error as NumberError {
      // Exponents of many digits, which the files have and money doesn't.
      if case .exponentTooLarge = error.reason { return }
      failures.append("\(line): \(error)")
    } catch {
      failures.append("\(line): \(error)")
    }
  }

  private static func result(
    of operation: String, _ numbers: [ExactDecimal], precision: Int, _ rounding: RoundingRule
  ) -> String {
    switch operation {
    case "add": (numbers[0] + numbers[1]).rounded(digits: precision, rounding).scientificText
    case "subtract": (numbers[0] - numbers[1]).rounded(digits: precision, rounding).scientificText
    case "multiply": (numbers[0] * numbers[1]).rounded(digits: precision, rounding).scientificText
    case "quantize": numbers[0].rounded(scale: -numbers[1].exponent, rounding).scientificText
    case "compare": String(numbers[0].compared(to: numbers[1]).signum())
    default: numbers[0].rounded(digits: precision, rounding).scientificText
    }
  }

  /// Neither infinite, nor no number, nor a negative zero, nor encoded in bits.
  private static func isOrdinary(_ text: String) -> Bool {
    let lowered = text.lowercased()
    guard !lowered.contains("nan"), !lowered.contains("inf"), !text.contains("#"), text != "?" else { return false }
    guard lowered.hasPrefix("-") else { return true }
    return lowered.prefix { $0 != "e" }.contains { ("1"..."9").contains($0) }
  }

  /// The words of a line; one in quotes may hold spaces, and two quotes for one.
  private static func tokens(_ line: String) -> [String] {
    var tokens: [String] = []
    var rest = Substring(line).drop { $0 == " " || $0 == "\t" }
    while let first = rest.first {
      if first == "'" || first == "\"" {
        var token = ""
        rest = rest.dropFirst()
        while let next = rest.first {
          rest = rest.dropFirst()
          if next == first {
            guard rest.first == first else { break }
            rest = rest.dropFirst()
          }
          token.append(next)
        }
        tokens.append(token)
      } else {
        let token = rest.prefix { $0 != " " && $0 != "\t" }
        tokens.append(String(token))
        rest = rest.dropFirst(token.count)
      }
      rest = rest.drop { $0 == " " || $0 == "\t" }
    }
    return tokens
  }
}
