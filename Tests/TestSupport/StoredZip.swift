/// A ZIP file whose members are stored as they are: made from the format's description, without the library that reads it.
package struct StoredZip {
  package struct Member {
    package var name: String
    package var bytes: [UInt8]
    /// What the list of contents says of the size, where that is not true.
    package var claimedSize: Int?
    package var flags: UInt16 = 0
    package var method: UInt16 = 0
  }

  package var members: [Member]

  package init(_ members: [(name: String, text: String)]) {
    self.members = members.map { Member(name: $0.name, bytes: Array($0.text.utf8)) }
  }

  /// The bytes of the file.
  package var bytes: [UInt8] {
    var file: [UInt8] = []
    var list: [UInt8] = []
    for member in members {
      let name = Array(member.name.utf8)
      let size = UInt32(member.claimedSize ?? member.bytes.count)
      let common =
        Self.bytes(UInt16(20)) + Self.bytes(member.flags) + Self.bytes(member.method)
        + Self.bytes(UInt32(0x5A21_0000)) + Self.bytes(Self.checkSum(member.bytes))
        + Self.bytes(UInt32(member.bytes.count)) + Self.bytes(size) + Self.bytes(UInt16(name.count))
        + Self.bytes(UInt16(0))
      list += Self.bytes(UInt32(0x0201_4B50)) + Self.bytes(UInt16(20)) + common
      list += [UInt8](repeating: 0, count: 10) + Self.bytes(UInt32(file.count)) + name
      file += Self.bytes(UInt32(0x0403_4B50)) + common + name + member.bytes
    }
    let count = Self.bytes(UInt16(members.count))
    return file + list + Self.bytes(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + count + count
      + Self.bytes(UInt32(list.count)) + Self.bytes(UInt32(file.count)) + [0, 0]
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }

  /// The sum of each byte alone.
  private static let sums: [UInt32] = (0..<256).map { (byte: UInt32) -> UInt32 in
    var value = byte
    for _ in 0..<8 {
      let half = value >> 1
      value = value & 1 == 1 ? half ^ 0xEDB8_8320 : half
    }
    return value
  }

  /// CRC-32, byte by byte, as a loop that is quick under a sanitizer, too.
  private static func checkSum(_ bytes: [UInt8]) -> UInt32 {
    sums.withUnsafeBufferPointer { sums in
      bytes.withUnsafeBufferPointer { bytes in
        var sum: UInt32 = ~0
        var index = 0
        while index < bytes.count {
          sum = sums[Int((sum ^ UInt32(bytes[index])) & 0xFF)] ^ sum >> 8
          index += 1
        }
        return ~sum
      }
    }
  }
}
