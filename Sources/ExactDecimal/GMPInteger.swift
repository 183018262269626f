import CGMP

/// An integer of any size, kept by GMP. Immutable once made, so that threads may share it.
final class GMPInteger: @unchecked Sendable {
  private var value = __mpz_struct()

  private init() { __gmpz_init(&value) }

  deinit { __gmpz_clear(&value) }

  convenience init(_ number: Int) {
    self.init()
    __gmpz_set_si(&value, number)
  }

  /// Digits in base ten, at least one, and nothing else.
  convenience init(digits: some Sequence<UInt8>) {
    self.init()
    var text = digits.map { CChar(bitPattern: $0) }
    text.append(0)
    let status = __gmpz_set_str(&value, text, 10)
    precondition(status == 0, "not all are digits")
  }

  static func powerOfTen(_ exponent: Int) -> GMPInteger {
    let result = GMPInteger()
    __gmpz_ui_pow_ui(&result.value, 10, UInt(exponent))
    return result
  }

  /// The number as a machine word; `nil` where it is too big.
  var word: Int? { __gmpz_fits_slong_p(&value) != 0 ? __gmpz_get_si(&value) : nil }

  var signum: Int { Int(value._mp_size.signum()) }

  func adding(_ other: GMPInteger) -> GMPInteger { combined(other) { __gmpz_add($0, $1, $2) } }

  func subtracting(_ other: GMPInteger) -> GMPInteger { combined(other) { __gmpz_sub($0, $1, $2) } }

  func multiplied(by other: GMPInteger) -> GMPInteger { combined(other) { __gmpz_mul($0, $1, $2) } }

  func greatestCommonDivisor(_ other: GMPInteger) -> GMPInteger { combined(other) { __gmpz_gcd($0, $1, $2) } }

  /// The quotient, cut off towards zero, and what is left, with the sign of this number.
  func divided(by divisor: GMPInteger) -> (quotient: GMPInteger, remainder: GMPInteger) {
    let quotient = GMPInteger()
    let remainder = GMPInteger()
    withUnsafePointer(to: value) { number in
      withUnsafePointer(to: divisor.value) { __gmpz_tdiv_qr(&quotient.value, &remainder.value, number, $0) }
    }
    return (quotient, remainder)
  }

  var negated: GMPInteger {
    let result = GMPInteger()
    withUnsafePointer(to: value) { __gmpz_neg(&result.value, $0) }
    return result
  }

  /// Under 0, 0 or over 0, as this number is to the other.
  func compared(to other: GMPInteger) -> Int {
    withUnsafePointer(to: value) { one in withUnsafePointer(to: other.value) { Int(__gmpz_cmp(one, $0)) } }
  }

  /// The number of digits in base ten, or one more.
  var digitCountOrOneMore: Int { withUnsafePointer(to: value) { Int(__gmpz_sizeinbase($0, 10)) } }

  /// The digits in base ten, behind a minus where it is negative.
  var text: String {
    String(unsafeUninitializedCapacity: digitCountOrOneMore + 2) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { bytes in
        _ = withUnsafePointer(to: value) { __gmpz_get_str(bytes.baseAddress, 10, $0) }
        return bytes.firstIndex(of: 0) ?? 0
      }
    }
  }

  private typealias Operation = (
    UnsafeMutablePointer<__mpz_struct>, UnsafePointer<__mpz_struct>, UnsafePointer<__mpz_struct>
  ) -> Void

  private func combined(_ other: GMPInteger, _ operation: Operation) -> GMPInteger {
    let result = GMPInteger()
    withUnsafePointer(to: value) { one in
      withUnsafePointer(to: other.value) { operation(&result.value, one, $0) }
    }
    return result
  }
}
