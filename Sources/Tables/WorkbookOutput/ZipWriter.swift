import Files

/// A ZIP file that is written from its beginning to its end: sizes come after each member, so nothing written is
/// touched again. No member has a date of its own: the same members are the same bytes.
package struct ZipWriter {
  private struct Member {
    let name: [UInt8]
    let offset: Int
    let checksum: UInt32
    let packedSize: Int
    let size: Int
  }

  private var members: [Member] = []
  private var offset = 0

  /// No field of a plain ZIP file holds more; programs that read workbooks need not know ZIP64.
  package static let sizeLimit = Int(UInt32.max)

  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Version 2.0; sizes behind the bytes; packed by deflate; 1 January 1980, the first date there is in a ZIP file.
  private static let properties: [UInt16] = [20, 1 << 3, 8, 0, 1 << 5 | 1]

  /// The bytes that come before the bytes of a member.
  func header(_ name: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(little: UInt32(0x0403_4B50))
    for property in Self.properties { bytes.append(little: property) }
    for _ in 0..<3 { bytes.append(little: UInt32(0)) }
    bytes.append(little: UInt16(name.utf8.count))
    bytes.append(little: UInt16(0))
    return bytes + Array(name.utf8)
  }

  /// The bytes that come after the bytes of a member, which is packed by now.
  mutating func trailer(_ name: String, _ deflater: Deflater) throws(UnfitOutput) -> [UInt8] {
    let member = Member(
      name: Array(name.utf8), offset: offset, checksum: deflater.checksum, packedSize: deflater.packedSize,
      size: deflater.size)
    guard max(member.size, offset + member.packedSize) < limit - (1 << 20) else {
      throw UnfitOutput("a workbook holds at most 4 GiB; write CSV (--output FILE.csv)")
    }
    var bytes: [UInt8] = []
    bytes.append(little: UInt32(0x0807_4B50))
    bytes.append(little: member.checksum)
    bytes.append(little: UInt32(member.packedSize))
    bytes.append(little: UInt32(member.size))
    members.append(member)
    offset += header(name).count + member.packedSize + bytes.count
    return bytes
  }

  /// A member that is there as a whole.
  mutating func member(_ name: String, _ text: String) throws(UnfitOutput) -> [UInt8] {
    var bytes = header(name)
    let deflater = Deflater()
    deflater.pack(Array(text.utf8), isLast: true, into: &bytes)
    return bytes + (try trailer(name, deflater))
  }

  /// The bytes behind the last member: the directory.
  func directory() -> [UInt8] {
    var bytes: [UInt8] = []
    for member in members {
      bytes.append(little: UInt32(0x0201_4B50))
      bytes.append(little: UInt16(20))
      for property in Self.properties { bytes.append(little: property) }
      bytes.append(little: member.checksum)
      bytes.append(little: UInt32(member.packedSize))
      bytes.append(little: UInt32(member.size))
      bytes.append(little: UInt16(member.name.count))
      for _ in 0..<4 { bytes.append(little: UInt16(0)) }
      bytes.append(little: UInt32(0))
      bytes.append(little: UInt32(member.offset))
      bytes += member.name
    }
    let size = bytes.count
    bytes.append(little: UInt32(0x0605_4B50))
    for _ in 0..<2 { bytes.append(little: UInt16(0)) }
    for _ in 0..<2 { bytes.append(little: UInt16(members.count)) }
    bytes.append(little: UInt32(size))
    bytes.append(little: UInt32(offset))
    bytes.append(little: UInt16(0))
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append(little number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
