import Files
import Tables
import TestSupport

/// What comes of bytes behind the door: the text and what is said of it, or the error.
struct OpenedBytes: Equatable {
  var text: [UInt8] = []
  var notes: [String] = []
  var error: String?

  /// Opens bytes as a stream that comes in pieces, and reads it into targets of some sizes, over and over.
  static func streamed(
    _ bytes: [UInt8], _ encoding: TableEncoding? = nil, pieces: [Int] = [], targets: [Int] = [4096], limit: Int = .max
  ) -> OpenedBytes {
    var opened = OpenedBytes()
    var notes: [String] = []
    do {
      var source = try TableOpener(.reading(encoding), nil, unpackedLimit: limit, note: { notes.append($0) })
        .open(ScriptedSource(bytes, name: "t", pieces: pieces))
      for turn in 0... {
        let target = UnsafeMutableRawBufferPointer.allocate(byteCount: targets[turn % targets.count], alignment: 1)
        defer { target.deallocate() }
        let count = try source.read(into: target)
        if count == 0 { break }
        opened.text += target[..<count]
      }
    } catch {
      opened.error = "\(error)"
    }
    opened.notes = notes
    return opened
  }

  /// Opens bytes as a table that is read whole.
  static func whole(_ bytes: [UInt8], _ encoding: TableEncoding? = nil, pieces: [Int] = []) -> OpenedBytes {
    var opened = OpenedBytes()
    var notes: [String] = []
    do {
      opened.text =
        try TableOpener(.reading(encoding), nil, note: { notes.append($0) })
        .bytes(of: ScriptedSource(bytes, name: "t", pieces: pieces), limit: .max)?.array ?? []
    } catch {
      opened.error = "\(error)"
    }
    opened.notes = notes
    return opened
  }
}

extension String {
  /// The bytes of the text in UTF-16, with or without a mark.
  func utf16Bytes(bigEndian: Bool = false, mark: Bool = true) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + self).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }
}

extension TableReading {
  /// Reads with an encoding.
  static func reading(_ encoding: TableEncoding?) -> TableReading {
    var reading = TableReading()
    reading.encoding = encoding
    return reading
  }
}
