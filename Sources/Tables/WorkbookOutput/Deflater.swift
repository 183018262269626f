import CZlib

/// Bytes packed by zlib as they come (RFC 1951), with what a ZIP file says of them.
final class Deflater {
  /// The number of bytes that came.
  private(set) var size = 0
  /// The number of bytes that they were packed to.
  private(set) var packedSize = 0
  /// The CRC-32 of the bytes that came.
  private(set) var checksum: UInt32 = 0
  /// The stream is at one place in memory from beginning to end, as zlib asks for.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var room = [UInt8](repeating: 0, count: 64 * 1024)

  /// Sheets are packed to a tenth at any level; the higher ones take several times as long for a little less.
  private static let level: Int32 = 3

  init() {
    stream.initialize(to: z_stream())
    // Negative window bits: without the header of zlib's own format.
    let status = deflateInit2_(
      stream, Self.level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib takes these constants; only memory can be lacking")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Packs bytes, and appends to `output` what is ready of them; with `isLast` all.
  func pack(_ bytes: [UInt8], isLast: Bool = false, into output: inout [UInt8]) {
    var input = bytes
    let before = output.count
    input.withUnsafeMutableBufferPointer { input in
      size += input.count
      checksum = UInt32(truncatingIfNeeded: crc32_z(UInt(checksum), input.baseAddress, input.count))
      var next = input.baseAddress
      var left = input.count
      repeat {
        let count = min(left, Int(UInt32.max))
        stream.pointee.next_in = next
        stream.pointee.avail_in = UInt32(count)
        next = next.map { $0 + count }
        left -= count
        run(isLast && left == 0 ? Z_FINISH : Z_NO_FLUSH, into: &output)
      } while left > 0
    }
    packedSize += output.count - before
  }

  private func run(_ flush: Int32, into output: inout [UInt8]) {
    repeat {
      room.withUnsafeMutableBufferPointer { room in
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(room.count)
        _ = deflate(stream, flush)
        output += room[..<(room.count - Int(stream.pointee.avail_out))]
      }
    } while stream.pointee.avail_out == 0
  }
}
