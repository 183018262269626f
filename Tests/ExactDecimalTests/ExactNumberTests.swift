import ExactDecimal
import Foundation
import Testing

@Suite("Exact numbers")
struct ExactNumberTests {
  /// The plain way: the nearest thousandths by trying, in machine words.
  private func plainRounding(_ thousandths: Int, to unit: Int, _ rule: RoundingRule) -> Int {
    let (quotient, remainder) = thousandths.quotientAndRemainder(dividingBy: unit)
    let below = remainder < 0 ? quotient - 1 : quotient
    guard below * unit != thousandths else { return below }
    let above = below + 1
    let (towards, away) = thousandths < 0 ? (above, below) : (below, above)
    let twice = 2 * (thousandths - below * unit)
    switch rule {
    case .up: return away
    case .down: return towards
    case .ceiling: return above
    case .floor: return below
    case .halfUp: return twice == unit ? away : twice > unit ? above : below
    case .halfDown: return twice == unit ? towards : twice > unit ? above : below
    case .halfEven: return twice == unit ? (below % 2 == 0 ? below : above) : twice > unit ? above : below
    case .zeroFiveUp: return towards % 5 == 0 ? away : towards
    }
  }

  @Test("All thousandths from -12 to 12 are rounded as by trying", arguments: RoundingRule.allCases)
  func rounding(rule: RoundingRule) {
    for thousandths in -12_000...12_000 {
      let number = ExactDecimal(thousandths, scale: 3)
      for (scale, unit) in [(3, 1), (2, 10), (1, 100), (0, 1_000), (-1, 10_000), (-2, 100_000)] {
        let wanted = plainRounding(thousandths, to: unit, rule)
        let rounded = number.rounded(scale: scale, rule)
        guard rounded == ExactDecimal(wanted, scale: scale), rounded.scale == max(0, scale) else {
          Issue.record("\(number) to \(scale) \(rule): \(rounded), not \(wanted)")
          return
        }
      }
    }
  }

  @Test("Small whole numbers are added, multiplied and compared as machine words are")
  func small() {
    let edges = [Int.min, .min + 1, -1_000_000_000_000_000_000, -10, -1, 0, 1, 2, 10, 999, .max - 1, .max]
    for one in edges {
      for other in edges {
        let (a, b) = (ExactDecimal(one), ExactDecimal(other))
        #expect((a < b) == (one < other))
        #expect((a == b) == (one == other))
        let sum = one.addingReportingOverflow(other)
        if !sum.overflow { #expect(a + b == ExactDecimal(sum.partialValue)) }
        // Beyond a word and back.
        #expect(a + b - b == a)
        #expect((a - b) + b == a)
        #expect(-(-a) == a)
        #expect(a * b == b * a)
        if other != 0 { #expect((a * b).divided(by: b)?.decimal == a) }
        #expect((a + b).hashValue == (b + a).hashValue)
      }
    }
  }

  @Test("The same number is equal however written, and has one hash")
  func equality() throws {
    let texts = ["1500", "1500.0", "1500.000", "1.5E+3", "15E2", "0.15E4"]
    let numbers = try texts.map { try ExactDecimal(parsing: $0, as: .scientific) }
    #expect(Set(numbers).count == 1)
    let zeros = try ["0", "0.000", "0E5", "-0"].map { try ExactDecimal(parsing: $0, as: .scientific) }
    #expect(Set(zeros).count == 1)
    #expect(try ExactDecimal(parsing: "-0").plainText == "0")
    let far = try ["1E9999", "1E-9999", "-1E9999"].map { try ExactDecimal(parsing: $0, as: .scientific) }
    #expect(far.sorted().map(\.scientificText) == ["-1E+9999", "1E-9999", "1E+9999"])
  }

  @Test("Fractions are in lowest terms, and end as decimals where they can")
  func fractions() throws {
    let third = try #require(ExactFraction(1, over: 3))
    #expect(third + third + third == ExactFraction(1))
    #expect(third.decimal == nil)
    #expect(third.description == "1/3")
    #expect(ExactFraction(-2, over: -6) == third)
    #expect(ExactFraction(2, over: -6)?.description == "-1/3")
    #expect(ExactFraction(5, over: 0) == nil)
    #expect(ExactFraction(3, over: 8)?.description == "0.375")
    #expect(ExactFraction(40, over: 5)?.description == "8")
    #expect(ExactFraction(Int.min, over: -1)?.description == "9223372036854775808")
    #expect(third < ExactFraction(try ExactDecimal(parsing: "0.33333333333333333334")))
    #expect(third.divided(by: .zero) == nil)
    #expect(ExactDecimal(1).divided(by: .zero) == nil)
    #expect(third.rounded(scale: 4, .halfUp).plainText == "0.3333")
    #expect(ExactFraction(200, over: 3)?.rounded(scale: -1, .halfUp).plainText == "70")
    #expect(ExactDecimal(2).divided(by: ExactDecimal(3), scale: 2, .halfUp)?.plainText == "0.67")
  }

  @Test("Fractions as text", arguments: ["40/3", "-1/3", "13.33", "0", "-7"])
  func fractionText(text: String) throws {
    let fraction = try #require(ExactFraction(text))
    #expect(fraction.description == text)
    let data = try JSONEncoder().encode([fraction])
    #expect(try JSONDecoder().decode([ExactFraction].self, from: data) == [fraction])
  }

  @Test("What is not a fraction", arguments: ["", "/", "1/", "/3", "1/0", "1/2/3", "1.5/2", "1 / 2", "a", "1/1e3"])
  func noFraction(text: String) {
    #expect(ExactFraction(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ExactFraction].self, from: JSONEncoder().encode([text]))
    }
  }

  @Test("The examples of Credit Cover: a score's factor as a third, and interest day by day")
  func creditCover() throws {
    // Score 45 and a Maximum Credit Value of £45,000.
    let value = ExactFraction(45_000)
    let percent = try #require(ExactFraction("40/3")).divided(by: ExactFraction(100))
    #expect(try (value * #require(percent)).rounded(scale: 2, .halfUp).amountText() == "£6,000.00")
    let rounded = try #require(ExactFraction("13.33")).divided(by: ExactFraction(100))
    #expect(try (value * #require(rounded)).rounded(scale: 2, .halfUp).amountText() == "£5,998.50")
    // £12,000 at 12.25 % for 6 days of 365.
    let rate = try ExactDecimal(parsing: "12.25")
    let interest = (ExactDecimal(12_000) * rate * ExactDecimal(6)).divided(by: ExactDecimal(36_500))
    #expect(interest?.rounded(scale: 2, .halfUp).amountText() == "£24.16")
  }

  @Test(
    "A scale beyond all digits ends the program before GMP is asked for them", arguments: [1_000_001, 1 << 62, .max])
  func scalesAreLimited(_ scale: Int) async {
    await #expect(processExitsWith: .failure) { [scale] in _ = ExactFraction(1).rounded(scale: scale, .down) }
    await #expect(processExitsWith: .failure) { [scale] in _ = ExactDecimal(1).rounded(scale: -scale, .down) }
    #expect(ExactDecimal(1).rounded(scale: 1_000, .down) == ExactDecimal(1))
  }

  @Test("Threads share numbers")
  func threads() async throws {
    let big = try ExactDecimal(parsing: String(repeating: "123456789", count: 20))
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var sum = ExactDecimal.zero
          for _ in 0..<1_000 { sum += big }
          return sum == big * ExactDecimal(1_000)
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
