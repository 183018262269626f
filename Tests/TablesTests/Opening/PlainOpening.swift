import Foundation

/// What text bytes below the window are, worked out from all of them at once and with Foundation's decoder.
struct PlainOpening {
  var text: [UInt8]
  var notes: [String] = []

  init(_ bytes: [UInt8]) {
    text = bytes
    var found: [String] = []
    let isUTF8 = bytes.starts(with: [0xEF, 0xBB, 0xBF]) || String(validating: bytes, as: UTF8.self) != nil
    if !isUTF8, !bytes.contains(0), let western = Self.western(bytes) {
      text = western
      found.append("Windows-1252")
    }
    if Self.hasReturns(bytes) {
      found.append("lines that end with CR")
      text = text.indices.map { place in
        let isAlone = text[place] == 0x0D && (place + 1 == text.count || text[place + 1] != 0x0A)
        return isAlone ? 0x0A : text[place]
      }
    }
    if text.last == 0x1A { text.removeLast() }
    if !found.isEmpty { notes = ["t: read as \(found.joined(separator: ", "))"] }
  }

  /// Windows-1252 by Foundation; `nil` where a byte has no character.
  static func western(_ bytes: [UInt8]) -> [UInt8]? {
    guard !bytes.contains(where: { [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }) else { return nil }
    return String(data: Data(bytes), encoding: .windowsCP1252).map { Array($0.utf8) }
  }

  /// Whether a return, and no line feed, ends a line outside quotes; where all line ends seem to be in quotes, whether
  /// there is none but returns.
  private static func hasReturns(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.map { $0 == 0x22 || $0 == 0x0D || $0 == 0x0A ? $0 : 0x2E }, as: UTF8.self)
    let parts = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
    let outside = parts.enumerated().filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined(separator: ".")
    if outside.utf8.contains(0x0A) { return false }
    return outside.utf8.contains(0x0D) || text.utf8.contains(0x0D) && !text.utf8.contains(0x0A)
  }
}
