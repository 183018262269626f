/// The number of the line that is read, where lines end with LF, CRLF or CR.
struct LineCount {
  private var lineFeeds = 0
  private var carriageReturns = 0

  mutating func count(_ byte: UInt8) {
    if byte == 0x0A { lineFeeds += 1 }
    if byte == 0x0D { carriageReturns += 1 }
  }

  var line: Int { 1 + max(lineFeeds, carriageReturns) }
}

/// Makes UTF-8 of UTF-16. A byte order mark at the beginning is left out.
struct UTF16Decoder: PieceDecoder {
  enum Order {
    case littleEndian
    case bigEndian
  }

  let order: Order
  private var isAtStart = true
  private var lines = LineCount()

  init(_ order: Order) { self.order = order }

  mutating func decode(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, into target: UnsafeMutableRawBufferPointer
  ) throws(DecodingFault) -> (read: Int, written: Int) {
    let (low, high) = order == .littleEndian ? (0, 1) : (1, 0)
    var (next, end) = (0, 0)
    func unit(at place: Int) -> UInt32 { UInt32(bytes[place + high]) << 8 | UInt32(bytes[place + low]) }
    while next + 1 < bytes.count, end + 4 <= target.count {
      let first = unit(at: next)
      if first < 0x80 {
        let byte = UInt8(truncatingIfNeeded: first)
        target[end] = byte
        lines.count(byte)
        next += 2
        end += 1
      } else if isAtStart, first == 0xFEFF {
        next += 2
      } else if first & 0xF800 == 0xD800 {
        // Of the two halves the first comes first.
        let hasNext = next + 3 < bytes.count
        if first < 0xDC00, !hasNext, !isLast { break }
        let second = hasNext ? unit(at: next + 2) : 0
        guard first < 0xDC00, second & 0xFC00 == 0xDC00 else {
          if end > 0 { break }
          throw half(first)
        }
        let scalar = 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
        target[end] = UInt8(0xF0 | scalar >> 18)
        target[end + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
        target[end + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
        target[end + 3] = UInt8(0x80 | scalar & 0x3F)
        next += 4
        end += 4
      } else {
        end += target.write(unit: first, at: end)
        next += 2
      }
      isAtStart = false
    }
    if isLast, end == 0, next + 1 == bytes.count {
      throw DecodingFault(
        line: lines.line, words: "the UTF-16 text stops in the middle of a character; get the file again")
    }
    return (next, end)
  }

  private func half(_ unit: UInt32) -> DecodingFault {
    DecodingFault(
      line: lines.line,
      words: "has half a character of UTF-16 (\(String(unit, radix: 16, uppercase: true))); save or export it again")
  }
}

/// Makes UTF-8 of Windows-1252.
struct Windows1252Decoder: PieceDecoder {
  private var lines: LineCount

  /// Begins behind some lines.
  init(_ lines: LineCount = LineCount()) { self.lines = lines }

  mutating func decode(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, into target: UnsafeMutableRawBufferPointer
  ) throws(DecodingFault) -> (read: Int, written: Int) {
    var (next, end) = (0, 0)
    while next < bytes.count, end + 3 <= target.count {
      let byte = bytes[next]
      if byte < 0x80 {
        target[end] = byte
        lines.count(byte)
        end += 1
      } else {
        let unit = byte < 0xA0 ? Self.characters[Int(byte) - 0x80] : UInt32(byte)
        guard unit > 0 else {
          if end > 0 { break }
          throw DecodingFault(
            line: lines.line,
            words: "has the byte \(String(byte, radix: 16, uppercase: true)), which Windows-1252 does not have;"
              + " save it as UTF-8 (in a spreadsheet: CSV UTF-8)")
        }
        end += target.write(unit: unit, at: end)
      }
      next += 1
    }
    return (next, end)
  }

  /// The characters of the bytes from 80 to 9F; 0 for the five that are not characters.
  private static let characters: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// Whether a byte is one of Windows-1252.
  static func hasCharacter(_ byte: UInt8) -> Bool { !(0x80..<0xA0).contains(byte) || characters[Int(byte) - 0x80] > 0 }
}

/// Makes line feeds of carriage returns that have none behind them.
struct LineEndDecoder: PieceDecoder {
  mutating func decode(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, into target: UnsafeMutableRawBufferPointer
  ) -> (read: Int, written: Int) {
    var count = min(bytes.count, target.count)
    // What follows the last of the bytes is not known yet.
    if count > 0, bytes[count - 1] == 0x0D, count < bytes.count || !isLast { count -= 1 }
    target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    Self.convert(UnsafeMutableRawBufferPointer(rebasing: target[..<count]))
    return (count, count)
  }

  /// Converts bytes where they are. The last of them is not half a line end.
  static func convert(_ bytes: UnsafeMutableRawBufferPointer) {
    for place in bytes.indices where bytes[place] == 0x0D {
      if place + 1 == bytes.count || bytes[place + 1] != 0x0A { bytes[place] = 0x0A }
    }
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Writes a character of 0x80 to 0xFFFF as UTF-8; gives the number of bytes.
  fileprivate func write(unit: UInt32, at place: Int) -> Int {
    guard unit >= 0x800 else {
      self[place] = UInt8(0xC0 | unit >> 6)
      self[place + 1] = UInt8(0x80 | unit & 0x3F)
      return 2
    }
    self[place] = UInt8(0xE0 | unit >> 12)
    self[place + 1] = UInt8(0x80 | unit >> 6 & 0x3F)
    self[place + 2] = UInt8(0x80 | unit & 0x3F)
    return 3
  }
}
