import Crypto
import EUI64
import IDAllocation
import WorkingDays

/// JSON of events as bytes, in memory that is used again: the very bytes that a `JSONEncoder` would give, on which all
/// hashes rest, at a small part of its cost. A register may have millions of events.
struct EventText {
  private var storage: [UInt8] = []
  private(set) var count = 0

  /// Begins again.
  mutating func clear() { count = 0 }

  /// What was written since the last beginning.
  func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
    try storage.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  /// Its bytes as a text. They are UTF-8 where all that was written was.
  var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  /// The hash of its bytes.
  var hash: EventHash {
    withBytes { bytes in
      var function = SHA256()
      function.update(bufferPointer: UnsafeRawBufferPointer(bytes))
      return EventHash(function.finalize())
    }
  }

  // MARK: Writing

  /// Appends words unchanged.
  mutating func append(_ words: StaticString) {
    append(room: words.utf8CodeUnitCount) { target in
      target.update(from: words.utf8Start, count: words.utf8CodeUnitCount)
      return words.utf8CodeUnitCount
    }
  }

  /// Appends a whole number.
  mutating func append(_ number: Int) {
    var digits = String(number)
    digits.withUTF8 { append(plain: $0) }
  }

  /// Appends a text as a JSON string, quotes included.
  mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append(json: $0) }
  }

  /// Appends UTF-8 as a JSON string, quotes included.
  mutating func append(json text: UnsafeBufferPointer<UInt8>) {
    // A control character takes six bytes at the most.
    append(room: 6 * text.count + 2) { target in
      var place = 0
      func add(_ byte: UInt8) {
        target[place] = byte
        place += 1
      }
      add(UInt8(ascii: "\""))
      for byte in text {
        guard byte >= 0x20 else {
          for escaped in Self.escaped(byte) { add(escaped) }
          continue
        }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { add(UInt8(ascii: "\\")) }
        add(byte)
      }
      add(UInt8(ascii: "\""))
      return place
    }
  }

  /// Appends a hash as a string of 64 hex digits.
  mutating func append(json hash: EventHash) {
    append(room: 66) { target in
      func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 0x30 : 0x57) }
      target[0] = UInt8(ascii: "\"")
      for (index, byte) in hash.bytes.enumerated() {
        target[1 + 2 * index] = digit(byte >> 4)
        target[2 + 2 * index] = digit(byte & 15)
      }
      target[65] = UInt8(ascii: "\"")
      return 66
    }
  }

  /// Appends a date as a string.
  private mutating func append(json date: CivilDate) {
    append("\"")
    append(room: CivilDate.length) { target in
      date.write(to: target)
      return CivilDate.length
    }
    append("\"")
  }

  // MARK: Events

  /// Begins the parts of an event, of which its hash is: a list of strings.
  mutating func beginParts(of sequence: Int) {
    append("[\"")
    append(sequence)
    append("\"")
  }

  /// Appends the next part: in this order the time, the actor, the id of the request, the request, the action, the content.
  mutating func append(part: UnsafeBufferPointer<UInt8>) {
    append(",")
    append(json: part)
  }

  /// Appends the next part as a text.
  mutating func append(part: String) {
    append(",")
    append(json: part)
  }

  /// Ends the parts with the hash of the previous event.
  mutating func endParts(after previous: EventHash) {
    append(",")
    append(json: previous)
    append("]")
  }

  /// Appends what happened where an identifier was added: the content of its event.
  mutating func append(adding identifier: AllocatedIdentifier) {
    append(#"{"add-identifier":{"identifier":{"#)
    if let accepted = identifier.accepted {
      append(#""accepted":"#)
      append(json: accepted)
      append(",")
    }
    append(#""kind":"#)
    append(json: identifier.kind.rawValue)
    append(#","organisation":"#)
    append(identifier.organisation)
    append(#","proposed":"#)
    append(json: identifier.proposed)
    append(#","roles":["#)
    for (index, role) in identifier.roles.enumerated() {
      if index > 0 { append(",") }
      append(json: role)
    }
    append(#"],"state":"#)
    append(json: identifier.state.rawValue)
    append(#","value":""#)
    append(room: EUI64.canonicalLength) { target in
      identifier.value.writeCanonical(to: target)
      return EUI64.canonicalLength
    }
    append("\"")
    if let withdrawn = identifier.withdrawn {
      append(#","withdrawn":"#)
      append(json: withdrawn)
    }
    append("}}}")
  }

  private mutating func append(plain bytes: UnsafeBufferPointer<UInt8>) {
    append(room: bytes.count) { target in
      for (index, byte) in bytes.enumerated() { target[index] = byte }
      return bytes.count
    }
  }

  /// Lets `write` put this number of bytes at the end, and say how many it has put there.
  private mutating func append(room: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    if storage.count < count + room {
      storage.append(contentsOf: repeatElement(0, count: max(count + room - storage.count, storage.count)))
    }
    let start = count
    count += storage.withUnsafeMutableBufferPointer { buffer in
      // There is room for one byte at least wherever there is one to write.
      buffer.baseAddress.map { write($0 + start) } ?? 0
    }
  }

  private static func escaped(_ control: UInt8) -> [UInt8] {
    switch control {
    case 0x08: Array(#"\b"#.utf8)
    case 0x09: Array(#"\t"#.utf8)
    case 0x0A: Array(#"\n"#.utf8)
    case 0x0C: Array(#"\f"#.utf8)
    case 0x0D: Array(#"\r"#.utf8)
    default: Array(#"\u00"#.utf8) + [control < 16 ? 0x30 : 0x31, Array("0123456789abcdef".utf8)[Int(control & 15)]]
    }
  }
}
