import ExactDecimal
import Foundation
import TestSupport
import Testing

@Suite("General Decimal Arithmetic test cases")
struct DecTests {
  @Test("A small set of our own")
  func small() throws {
    let file = DecTestFile(String(decoding: try Fixture.bytes("exact-decimal/small.decTest"), as: UTF8.self))
    #expect(file.failures == [])
    #expect(file.count == 30)
  }

  @Test("A wrong result is noticed")
  func notices() {
    #expect(DecTestFile("x add 1 1 -> 3").failures == ["x add 1 1 -> 3: 2"])
    #expect(DecTestFile("x toSci 1 -> NaN Conversion_syntax").failures.count == 1)
  }

  @Test("Those that come with Python", .enabled(if: Python.decimalTestData != nil))
  func python() throws {
    let folder = try #require(Python.decimalTestData)
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".decTest") {
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")), as: UTF8.self)
      let file = DecTestFile(text)
      #expect(file.failures == [], "\(name)")
      count += file.count
    }
    #expect(count > 13_000)
  }
}
