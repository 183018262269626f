import ExactDecimal
import Foundation
import Testing

@Suite("Numbers as text")
struct NumberTextTests {
  @Test(
    "Numbers keep the digits with which they were written",
    arguments: [
      "0", "0.00", "1", "-1", "1.50", "-0.05", "1234.5", "9223372036854775807", "9223372036854775808",
      "-9223372036854775808", "-9223372036854775809", "0.1234567890123456789012345678901234567890",
      "1234567890123456789012345678901234567890",
    ])
  func roundTrip(text: String) throws {
    let number = try ExactDecimal(parsing: text)
    #expect(number.plainText == text)
    let data = try JSONEncoder().encode([number])
    #expect(String(decoding: data, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([ExactDecimal].self, from: data).map(\.plainText) == [text])
  }

  @Test(
    "What is not a number is refused, with the place",
    arguments: [
      ("", NumberError.Reason.empty, 0), ("-", .missingDigit, 1), ("1.", .missingDigit, 2),
      (".5", .unexpectedCharacter, 0), ("+1", .unexpectedCharacter, 0), ("--1", .unexpectedCharacter, 1),
      (" 1", .unexpectedCharacter, 0), ("1 ", .unexpectedCharacter, 1), ("12abc", .unexpectedCharacter, 2),
      ("1,000", .unexpectedCharacter, 1), ("£1", .unexpectedCharacter, 0), ("NaN", .unexpectedCharacter, 0),
      ("Infinity", .unexpectedCharacter, 0), ("1e5", .exponent, 1), ("1E5", .exponent, 1),
      ("1.2.3", .unexpectedCharacter, 3), ("0x10", .unexpectedCharacter, 1), ("１", .unexpectedCharacter, 0),
      ("1_000", .unexpectedCharacter, 1), ("−1", .unexpectedCharacter, 0),
    ])
  func refused(text: String, reason: NumberError.Reason, offset: Int) {
    let error = #expect(throws: NumberError.self) { try ExactDecimal(parsing: text) }
    #expect(error == NumberError(reason: reason, offset: offset))
  }

  @Test(
    "Amounts in pounds",
    arguments: [
      ("1234", "1234"), ("1234.5", "1234.5"), ("1234.56", "1234.56"), ("£1234.56", "1234.56"),
      ("£1,234.56", "1234.56"), ("1,234", "1234"), ("-£1,234,567.89", "-1234567.89"), ("-5", "-5"),
      ("999,999,999,999,999,999,999.99", "999999999999999999999.99"), ("0.00", "0.00"),
    ])
  func amounts(text: String, plain: String) throws {
    #expect(try ExactDecimal(parsing: text, as: .pounds).plainText == plain)
  }

  @Test(
    "What is not an amount in pounds",
    arguments: [
      ("1,23,4", NumberError.Reason.misplacedSeparator, 4), ("1,23", .misplacedSeparator, 1),
      ("1234,567", .misplacedSeparator, 4), (",123", .misplacedSeparator, 0), ("1,,234", .misplacedSeparator, 2),
      ("1,234,", .misplacedSeparator, 5), ("1,2345", .misplacedSeparator, 1), ("1.234", .tooManyDecimals(limit: 2), 4),
      ("1.00,0", .unexpectedCharacter, 4), ("£", .missingDigit, 2), ("£-5", .unexpectedCharacter, 2),
      ("££5", .unexpectedCharacter, 2), ("5£", .unexpectedCharacter, 1), ("$5", .unexpectedCharacter, 0),
      ("1.5E+3", .exponent, 3), ("(5)", .unexpectedCharacter, 0), ("1,234.", .missingDigit, 6),
    ])
  func noAmounts(text: String, reason: NumberError.Reason, offset: Int) {
    let error = #expect(throws: NumberError.self) { try ExactDecimal(parsing: text, as: .pounds) }
    #expect(error == NumberError(reason: reason, offset: offset))
  }

  @Test("Digits are limited, at the limit and one past it")
  func digitLimit() throws {
    let style = NumberStyle(scaleLimit: 3, digitLimit: 5)
    #expect(try ExactDecimal(parsing: "12345", as: style).plainText == "12345")
    #expect(try ExactDecimal(parsing: "12.345", as: style).plainText == "12.345")
    for (text, reason, offset) in [
      ("123456", NumberError.Reason.tooManyDigits(limit: 5), 5), ("1.2345", .tooManyDecimals(limit: 3), 5),
      ("123.456", .tooManyDigits(limit: 5), 6),
    ] {
      let error = #expect(throws: NumberError.self) { try ExactDecimal(parsing: text, as: style) }
      #expect(error == NumberError(reason: reason, offset: offset))
    }
    #expect(try ExactDecimal(parsing: "1E10000", as: .scientific).plainText.count == 10_001)
    let error = #expect(throws: NumberError.self) { try ExactDecimal(parsing: "1E10001", as: .scientific) }
    #expect(error == NumberError(reason: .exponentTooLarge(limit: 10_000), offset: 1))
    #expect(throws: NumberError.self) { try ExactDecimal(parsing: "1E99999999999999999999", as: .scientific) }
    let long = String(repeating: "9", count: 1_000)
    #expect(try ExactDecimal(parsing: long).plainText == long)
    #expect(throws: NumberError.self) { try ExactDecimal(parsing: long + "9") }
  }

  @Test("Errors say what is wrong")
  func errorWords() {
    let words = [
      ("", "is empty"), ("12a", "has a character at position 3 that doesn't belong in a number"),
      ("£", "lacks a digit at position 3"), ("1,23", "has a comma at position 2 that doesn't separate three digits"),
      ("1.234", "has more than 2 digits after the point"),
      (String(repeating: "1", count: 1_001), "has more than 1000 digits"),
      ("1E3", "is written with an exponent; write all digits"),
    ]
    for (text, wanted) in words {
      let error = #expect(throws: NumberError.self) { try ExactDecimal(parsing: text, as: .pounds) }
      #expect(error?.description == wanted)
    }
    #expect(
      NumberError(reason: .exponentTooLarge(limit: 10_000), offset: 1).description == "has an exponent beyond 10000")
  }

  @Test(
    "Printed with thousands and with a currency sign",
    arguments: [
      ("0", "0", "£0"), ("999", "999", "£999"), ("1000", "1,000", "£1,000"), ("-1234.50", "-1,234.50", "-£1,234.50"),
      ("123456", "123,456", "£123,456"), ("1234567.891", "1,234,567.891", "£1,234,567.891"), ("0.05", "0.05", "£0.05"),
      ("-0.5", "-0.5", "-£0.5"),
    ])
  func printed(text: String, grouped: String, amount: String) throws {
    let number = try ExactDecimal(parsing: text)
    #expect(number.groupedText == grouped)
    #expect(number.amountText() == amount)
    #expect(try ExactDecimal(parsing: grouped, as: NumberStyle(allowsThousandsSeparators: true)) == number)
  }

  @Test("Exponents are written out plainly")
  func exponents() throws {
    #expect(try ExactDecimal(parsing: "1.5E+3", as: .scientific).plainText == "1500")
    #expect(try ExactDecimal(parsing: "1.5E+3", as: .scientific).scientificText == "1.5E+3")
    #expect(try ExactDecimal(parsing: "-15E-3", as: .scientific).plainText == "-0.015")
    #expect(try ExactDecimal(parsing: "0E+3", as: .scientific).plainText == "0")
    #expect(try ExactDecimal(parsing: "+.5", as: .scientific).plainText == "0.5")
    #expect(try ExactDecimal(parsing: "5.", as: .scientific).plainText == "5")
  }

  @Test("In JSON a number, rather than a string, is refused")
  func jsonNumber() {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([ExactDecimal].self, from: Data("[1.5]".utf8)) }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ExactDecimal].self, from: Data(#"["1,000"]"#.utf8))
    }
  }
}
