extension ExactDecimal {
  /// Reads a number. Throws a ``NumberError`` with the place of what is wrong; never reads only a part.
  public init(parsing text: some StringProtocol, as style: NumberStyle = .plain) throws(NumberError) {
    var copy = String(text)
    let result = copy.withUTF8 { bytes in Result { () throws(NumberError) in try ExactDecimal(utf8: bytes, as: style) }
    }
    self = try result.get()
  }

  /// Reads a number from bytes. Throws a ``NumberError`` with the place of what is wrong.
  public init(utf8 bytes: UnsafeBufferPointer<UInt8>, as style: NumberStyle = .plain) throws(NumberError) {
    if bytes.count <= style.digitLimit, let plain = ExactDecimal(plainUTF8: bytes, scaleLimit: style.scaleLimit) {
      self = plain
    } else {
      var parser = NumberParser(bytes, style)
      self = try parser.parse()
    }
  }

  /// The number of digits and at most a point between them that fits a word, as nearly all are; `nil` for any other, and
  /// for what is wrong. Collects no digits.
  package init?(plainUTF8 bytes: UnsafeBufferPointer<UInt8>, scaleLimit: Int) {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    var point: Int?
    for (index, byte) in bytes.enumerated() {
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        value = value &* 10 &+ Int(digit)
      } else if byte == UInt8(ascii: "."), point == nil, index > 0 {
        point = index
      } else {
        return nil
      }
    }
    let scale = point.map { bytes.count - $0 - 1 }
    if let scale, scale == 0 || scale > scaleLimit { return nil }
    self.init(value, scale: scale ?? 0)
  }

  /// All digits and nothing but digits, a point and a minus: `-1234.50`, also for 1.5E+3.
  public var plainText: String { text(groupSeparator: "", currencySign: "") }

  /// With commas between thousands: `-1,234.50`.
  public var groupedText: String { text(groupSeparator: ",", currencySign: "") }

  /// As an amount of money: `-£1,234.50`. Has the digits that the number has; round it first.
  public func amountText(currencySign: String = "£") -> String { text(groupSeparator: ",", currencySign: currencySign) }

  private func text(groupSeparator: String, currencySign: String) -> String {
    var digits = coefficient(at: min(exponent, 0)).magnitude.text
    let padding = max(0, scale + 1 - digits.utf8.count)
    let count = padding + digits.utf8.count
    let wholeCount = count - scale
    let separatorRoom = wholeCount / 3 * groupSeparator.utf8.count
    return String(unsafeUninitializedCapacity: 2 + currencySign.utf8.count + count + separatorRoom) { buffer in
      var end = 0
      func append(_ byte: UInt8) {
        buffer[end] = byte
        end += 1
      }
      if signum < 0 { append(UInt8(ascii: "-")) }
      for byte in currencySign.utf8 { append(byte) }
      digits.withUTF8 { digits in
        for place in 0..<count {
          if place == wholeCount {
            append(UInt8(ascii: "."))
          } else if place > 0, place < wholeCount, (wholeCount - place).isMultiple(of: 3) {
            for byte in groupSeparator.utf8 { append(byte) }
          }
          append(place < padding ? UInt8(ascii: "0") : digits[place - padding])
        }
      }
      return end
    }
  }

  /// The number as the General Decimal Arithmetic writes it (`to-scientific-string`): with an exponent where it has zeros
  /// that aren't digits of it, or very many behind the point.
  public var scientificText: String {
    let digits = coefficient.magnitude.text
    let sign = signum < 0 ? "-" : ""
    let adjusted = exponent + digits.utf8.count - 1
    if exponent <= 0, adjusted >= -6 { return plainText }
    let fraction = digits.dropFirst()
    return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "E" + (adjusted < 0 ? "" : "+")
      + String(adjusted)
  }
}

extension ExactDecimal: CustomStringConvertible, Codable {
  /// All digits, without an exponent or commas: `1234.50`. Zeros behind the point are kept.
  public var description: String { plainText }

  /// Reads a number from a string; a number of JSON is refused, since most programs read those inexactly.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(parsing: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' \(error)")
    }
  }

  /// Writes the number as a string with all its digits, as ``plainText``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(plainText)
  }
}
