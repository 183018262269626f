import Files
import Glibc

/// All bytes of a table, in memory for as long as one of its rows is.
package final class TableBytes: @unchecked Sendable {
  /// Never written to after it was filled and decoded.
  private(set) var bytes: UnsafeMutableBufferPointer<UInt8>
  /// From lines to rows, where the text comes from a sheet of a workbook.
  let sheet: SheetPlaces?
  /// Whether it is JSON over its limit, of which no more was read.
  let isCut: Bool
  private let name: String

  /// Reads a source to its end; `nil` where it has more than `limit` bytes. Of JSON no more than `jsonLimit` and what shows
  /// that there is more.
  init?(_ source: any ByteSource, limit: Int, jsonLimit: Int? = nil) throws(FileError) {
    sheet = (source as? SheetSource)?.places
    var source = source
    // One byte more tells that a source is over the limit.
    var limit = min(limit, .max - 1)
    // What is expected fits at once, with a byte to find the end: when the first bytes have told what it is.
    let expected = source.expectedCount ?? 0
    var memory = try Self.memory(1 << 18, for: source.name)
    var count = 0
    // As long as only white space has come: how many bytes were checked, and that it is not known
    // whether they are JSON.
    var seen = 0
    var isJSON: Bool? = jsonLimit == nil || sheet != nil ? false : nil
    do throws(FileError) {
      while count <= limit {
        if count == memory.count {
          // Never more than is needed to see that the file is over the limit.
          let wanted = max(2 * count, min(expected, limit) + 1)
          let larger = try Self.memory(min(wanted, limit + 1), for: source.name)
          larger.copyMemory(from: UnsafeRawBufferPointer(memory))
          free(memory.baseAddress)
          memory = larger
        }
        let read = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: memory[count...]))
        if read == 0 { break }
        count += read
        // A byte order mark is there whole.
        guard isJSON == nil, let jsonLimit, count >= Self.mark.count else { continue }
        let markLength = memory.starts(with: Self.mark) ? Self.mark.count : 0
        // What begins with a bracket may be a table: two signs tell.
        let rest = memory[max(seen, markLength)..<count]
        seen = rest.firstIndex(where: Self.isInk) ?? count
        let signs = Array(rest.lazy.filter(Self.isInk).prefix(2))
        if signs.count == 2 { isJSON = ForeignFile.isJSON(signs[0], signs[1]) }
        if isJSON == true { limit = min(limit, jsonLimit + markLength) }
      }
    } catch {
      free(memory.baseAddress)
      throw error
    }
    name = source.name
    bytes = UnsafeMutableBufferPointer(rebasing: memory.bindMemory(to: UInt8.self)[..<count])
    isCut = isJSON == true && count > limit
    if count > limit, !isCut { return nil }
  }

  /// Memory for this number of bytes of a file, however large it is: where there is none, that is an error and not the end of the
  /// program.
  private static func memory(_ count: Int, for name: String) throws(FileError) -> UnsafeMutableRawBufferPointer {
    guard let start = malloc(count) else { throw FileError(.read, name, errorNumber: ENOMEM) }
    return UnsafeMutableRawBufferPointer(start: start, count: count)
  }

  /// Makes UTF-8 of all bytes that are Windows-1252, line feeds of carriage returns alone where lines end so, and leaves
  /// out a lone 1A at the end. To be called once, before anything is read.
  func decode(_ encoding: TableEncoding, areReturns: Bool) throws(FileError) {
    if bytes.last == 0x1A { bytes = UnsafeMutableBufferPointer(rebasing: bytes.dropLast()) }
    if encoding == .windows1252 {
      let others = bytes.count { $0 >= 0x80 }
      // No character takes more than three bytes.
      let larger = try Self.memory(bytes.count + 2 * others + 3, for: name)
      var decoder = Windows1252Decoder()
      let written: Int
      do throws(DecodingFault) {
        let step = try decoder.decode(UnsafeRawBufferPointer(bytes), isLast: true, into: larger)
        written = step.written
        if step.read < bytes.count {
          let rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[step.read...])
          _ = try decoder.decode(rest, isLast: true, into: larger)
        }
      } catch {
        free(larger.baseAddress)
        throw FileError(name, line: error.line, content: error.words)
      }
      free(bytes.baseAddress)
      bytes = UnsafeMutableBufferPointer(rebasing: larger.bindMemory(to: UInt8.self)[..<written])
    }
    if areReturns { LineEndDecoder.convert(UnsafeMutableRawBufferPointer(bytes)) }
  }

  /// The bytes of the byte order mark of UTF-8 at the beginning; 0 where there is none.
  var markLength: Int { bytes.starts(with: Self.mark) ? Self.mark.count : 0 }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// All bytes, for those who keep them.
  package var array: [UInt8] { Array(bytes) }

  /// The text behind the byte order mark.
  var text: UnsafeMutableBufferPointer<UInt8> { UnsafeMutableBufferPointer(rebasing: bytes[markLength...]) }

  /// The first byte that is not white space.
  var firstInk: UInt8? { text.first(where: Self.isInk) }

  private static func isInk(_ byte: UInt8) -> Bool { byte != 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D }

  /// Whether the text is JSON: by its first two signs, or because it begins as JSON does and is nothing else. A table may
  /// begin with a bracket, too: `[id],[Party]`. It is one where it has a header, or a heading in brackets.
  func isJSON(hasHeader: () -> Bool) -> Bool {
    let signs = Array(text.lazy.filter(Self.isInk).prefix(2))
    guard sheet == nil, let first = signs.first, ForeignFile.mayBeginJSON(first) else { return false }
    return signs.count == 2 && ForeignFile.isJSON(first, signs[1]) || !hasHeader() && !beginsWithHeading
  }

  /// Whether the first field is a word in brackets that is not a value of JSON.
  private var beginsWithHeading: Bool {
    let start = text.prefix(1000).drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let field = CellText.trimmed(UnsafeBufferPointer(rebasing: start.prefix { !",;|\t\r\n".utf8.contains($0) }))
    let words = String(decoding: field.dropFirst().dropLast(), as: UTF8.self)
    return field.first == UInt8(ascii: "[") && field.last == UInt8(ascii: "]") && words.contains { $0.isLetter }
      && !["null", "true", "false"].contains(words)
  }

  deinit { free(bytes.baseAddress) }
}
