import Crypto
import Messages
import Reporting

/// A SHA-256 hash, by which an event is tied to all before it.
public struct EventHash: Hashable, Sendable, LosslessStringConvertible, Codable {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// What comes before the first event: 32 bytes that are 0.
  public static let beginning = EventHash(unchecked: Array(repeating: 0, count: 32))

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// A hash of 32 bytes; `nil` for another number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  init(_ digest: SHA256Digest) { bytes = Array(digest) }

  /// Reads 64 hex digits; `nil` for anything else.
  public init?(_ text: String) {
    let digits = text.utf8.map { byte -> UInt8? in
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x61...0x66: byte - 0x61 + 10
      case 0x41...0x46: byte - 0x41 + 10
      default: nil
      }
    }
    let values = digits.compactMap(\.self)
    guard values.count == 64, digits.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  /// 64 hex digits.
  public var description: String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    var text = ""
    for byte in bytes {
      text.unicodeScalars.append(digits[Int(byte >> 4)])
      text.unicodeScalars.append(digits[Int(byte & 15)])
    }
    return text
  }

  /// Reads a hash from a string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let hash = EventHash(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text.shown)' is not a SHA-256 hash")
    }
    self = hash
  }

  /// Writes the hash as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
