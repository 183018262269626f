import Messages

/// What is wrong in a text that is to be JSON, and where.
package struct JSONSyntaxError: Error, Hashable, CustomStringConvertible {
  let line: Int
  /// The byte in the line, from 1.
  let column: Int
  let message: String

  package var description: String { "line \(line), column \(column): \(message)" }
}

/// Finds what is wrong in a text that is to be JSON (RFC 8259), and where: the decoder of Foundation tells only that
/// something is.
package struct JSONSyntax {
  /// Arrays and objects in each other.
  static let nestingLimit = 32

  private let bytes: [UInt8]
  private var next = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first fault of a text; `nil` for JSON. Takes time in proportion to the text.
  package static func fault(in bytes: [UInt8]) -> JSONSyntaxError? {
    var syntax = JSONSyntax(bytes)
    do throws(JSONSyntaxError) {
      try syntax.value(depth: 0)
      syntax.skipBlanks()
      if syntax.next < bytes.count { throw syntax.fault("something follows the end of the document") }
      return nil
    } catch {
      return error
    }
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) {
    skipBlanks()
    guard let byte = current else { throw fault("the text ends where a value should stand") }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < Self.nestingLimit else { throw fault("it is nested deeper than \(Self.nestingLimit) levels") }
      try members(isObject: byte == UInt8(ascii: "{"), depth: depth)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default:
      for word in ["true", "false", "null"] where bytes[next...].starts(with: word.utf8) {
        next += word.utf8.count
        return
      }
      throw fault("a value should stand here")
    }
  }

  private mutating func members(isObject: Bool, depth: Int) throws(JSONSyntaxError) {
    let end = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    var names: Set<[UInt8]> = []
    next += 1
    skipBlanks()
    if take(end) { return }
    while true {
      skipBlanks()
      if isObject {
        guard current == UInt8(ascii: "\"") else { throw fault("a name in quotes should stand here") }
        let start = next
        try string()
        guard names.insert(Array(bytes[start..<next])).inserted else {
          next = start
          let name = String(decoding: bytes[start...].dropFirst().prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
          throw fault("the name '\(name.shown)' is there twice in one object")
        }
        skipBlanks()
        guard take(UInt8(ascii: ":")) else { throw fault("a colon should stand here") }
      }
      try value(depth: depth + 1)
      skipBlanks()
      if take(end) { return }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma or \(isObject ? "}" : "]") should stand here") }
    }
  }

  private mutating func string() throws(JSONSyntaxError) {
    let start = next
    next += 1
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        next += 1
        return
      case UInt8(ascii: "\\"): next += 2
      case 0..<0x20: throw fault("a control character stands in a string")
      default: next += 1
      }
    }
    next = start
    throw fault("the string that begins here has no end")
  }

  private mutating func number() throws(JSONSyntaxError) {
    let isPart: (UInt8) -> Bool = { $0 >= 0x30 && $0 <= 0x39 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
    while let byte = current, isPart(byte) { next += 1 }
  }

  private var current: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    next += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { next += 1 }
  }

  private func fault(_ message: String) -> JSONSyntaxError {
    let before = bytes[..<min(next, bytes.count)]
    let lineFeed = before.lastIndex(of: UInt8(ascii: "\n"))
    return JSONSyntaxError(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: before.count - (lineFeed.map { $0 + 1 } ?? 0) + 1,
      message: message)
  }
}
