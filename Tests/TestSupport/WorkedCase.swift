/// A row of `identifier-cases.csv`: a text and what must be said of it.
package struct WorkedCase: Sendable, CustomStringConvertible {
  package let name: String
  package let escapedInput: String
  package let form: String
  package let kind: String
  package let environment: String
  package let canonical: String
  package let verdict: String
  package let code: String

  package var description: String { "\(name) \(escapedInput) \(form) \(kind) \(environment)" }

  /// All worked cases.
  package static let all: [WorkedCase] = {
    do {
      let records = PlainCSV(delimiter: ",").records(of: try Fixture.bytes("identifiers/identifier-cases.csv"))
      return records.records.dropFirst().map { record in
        let fields = record.fields.map { String(decoding: $0.value, as: UTF8.self) }
        return WorkedCase(
          name: fields[0], escapedInput: fields[1], form: fields[2], kind: fields[3], environment: fields[4],
          canonical: fields[5], verdict: fields[6], code: fields[7])
      }
    } catch {
      fatalError("the worked cases can't be read: \(error)")
    }
  }()

  /// The bytes of the input. `\xHH` of 0x80 and over is a code point in an 8-bit notation: it is read as the raw byte and
  /// as the UTF-8 of that code point, which gives two inputs where there is such an escape and one otherwise.
  package var inputs: [[UInt8]] {
    let raw = bytes(wideEscapesAsUTF8: false)
    let encoded = bytes(wideEscapesAsUTF8: true)
    return raw == encoded ? [raw] : [raw, encoded]
  }

  private func bytes(wideEscapesAsUTF8: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Substring(escapedInput)
    func takeHex(_ count: Int) -> UInt32 {
      guard let value = UInt32(rest.prefix(count), radix: 16) else { fatalError("a bad escape in \(escapedInput)") }
      rest = rest.dropFirst(count)
      return value
    }
    func append(scalar value: UInt32) {
      guard let scalar = Unicode.Scalar(value) else { fatalError("a bad escape in \(escapedInput)") }
      bytes += Array(String(Character(scalar)).utf8)
    }
    while let character = rest.popFirst() {
      guard character == "\\" else {
        bytes += Array(String(character).utf8)
        continue
      }
      switch rest.popFirst() {
      case "t": bytes.append(0x09)
      case "n": bytes.append(0x0A)
      case "r": bytes.append(0x0D)
      case "0": bytes.append(0x00)
      case "\\": bytes.append(0x5C)
      case "u": append(scalar: takeHex(4))
      case "x":
        let value = takeHex(2)
        if wideEscapesAsUTF8 { append(scalar: value) } else { bytes.append(UInt8(value)) }
      default: fatalError("a bad escape in \(escapedInput)")
      }
    }
    return bytes
  }
}
