import CZlib

/// Unpacks gzip (RFC 1952): one member or several, one after another, as `cat` puts files together.
final class GzipDecoder: PieceDecoder {
  /// What comes next at the place that is read.
  private enum Place {
    case member
    /// Behind a member: another one, or nothing.
    case between
    /// Zeros up to a whole block, as tapes have them.
    case padding
  }

  /// On the heap: zlib keeps a pointer to it.
  private let stream: UnsafeMutablePointer<z_stream>
  private var place = Place.member
  private var (packed, unpacked) = (0, 0)
  private let limit: Int
  /// Whether all of it is kept in memory: then a file made to fill it is refused, as a workbook is.
  private let isWhole: Bool

  init(limit: Int, isWhole: Bool) {
    (self.limit, self.isWhole) = (limit, isWhole)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 is the largest window; 16 more means gzip and nothing else.
    let code = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "zlib takes no memory or is another version")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func decode(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, into target: UnsafeMutableRawBufferPointer
  ) throws(DecodingFault) -> (read: Int, written: Int) {
    if place != .member {
      guard let first = bytes.first else { return (0, 0) }
      if first == 0 { place = .padding }
      if place == .padding {
        guard bytes.allSatisfy({ $0 == 0 }) else { throw Self.somethingElse }
        return (bytes.count, 0)
      }
      guard first == 0x1F else { throw Self.somethingElse }
      inflateReset(stream)
      place = .member
    }
    let room = min(target.count, 1 << 30)
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(bytes.count)
    stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(room)
    let code = inflate(stream, Z_NO_FLUSH)
    let step = (read: bytes.count - Int(stream.pointee.avail_in), written: room - Int(stream.pointee.avail_out))
    switch code {
    case Z_OK: break
    case Z_STREAM_END: place = .between
    case Z_BUF_ERROR:
      if isLast, step.read == 0, step.written == 0 {
        throw DecodingFault(words: "the gzip data stops before its end; get the file again")
      }
    default:
      // What came before the fault is given first; zlib tells it again.
      if step.written > 0 { break }
      let reason = stream.pointee.msg.map { " (\(String(cString: $0)))" } ?? ""
      throw DecodingFault(words: "the gzip data is damaged\(reason); get the file again")
    }
    packed += step.read
    unpacked += step.written
    let usual = WorkbookLimits()
    guard !isWhole || unpacked <= usual.free || unpacked / usual.ratio <= packed else {
      throw DecodingFault(
        words:
          "unpacks to over \(usual.ratio) times its size, like a file made to fill the memory; if it is a real table, unpack it first"
      )
    }
    guard unpacked <= limit else {
      throw DecodingFault(words: "unpacks to more than \(limit) bytes, the limit here; check that it is the right file")
    }
    return step
  }

  private static let somethingElse = DecodingFault(
    words: "other data follows the end of the gzip data; get the file again")
}
