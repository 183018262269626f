import Messages

/// What is wrong in a text that should be JSON, and where.
package struct JSONSyntaxError: Error, Hashable, CustomStringConvertible {
  let place: JSONPlace
  let message: String

  package var description: String { "\(place): \(message)" }
}

/// A place in a text.
struct JSONPlace: Hashable, CustomStringConvertible {
  let line: Int
  /// The byte in the line, from 1.
  let column: Int

  init(_ offset: Int, in bytes: [UInt8]) {
    let before = bytes[..<min(offset, bytes.count)]
    let lineFeed = before.lastIndex(of: UInt8(ascii: "\n"))
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    column = before.count - (lineFeed.map { $0 + 1 } ?? 0) + 1
  }

  var description: String { "line \(line), column \(column)" }
}

/// Finds what is wrong in a text that should be JSON (RFC 8259), and where: the decoder of Foundation tells only that
/// something is.
package struct JSONSyntax {
  /// Arrays and objects in each other.
  static let nestingLimit = 32

  private let bytes: [UInt8]
  private var next = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first thing that is wrong with a text; `nil` for JSON. Takes time in proportion to the text.
  package static func fault(in bytes: [UInt8]) -> JSONSyntaxError? {
    var syntax = JSONSyntax(bytes)
    do throws(JSONSyntaxError) {
      syntax.skipBlanks()
      if syntax.current == nil { throw syntax.fault("it is empty") }
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
    guard let byte = current else { throw fault("the text ends where a value is expected") }
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
      throw fault(otherQuote ?? "a value is expected here")
    }
  }

  private mutating func members(isObject: Bool, depth: Int) throws(JSONSyntaxError) {
    let end = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    var names: Set<[UInt8]> = []
    next += 1
    skipBlanks()
    if take(end) { return }
    while true {
      if isObject {
        guard current == UInt8(ascii: "\"") else {
          throw fault(otherQuote ?? "a name in double quotes is expected here")
        }
        let start = next
        try string()
        guard names.insert(Array(bytes[start..<next])).inserted else {
          let name = String(decoding: bytes[start + 1..<next - 1], as: UTF8.self)
          next = start
          throw fault("'\(name.shown)' appears twice in one pair of braces; remove one")
        }
        skipBlanks()
        guard take(UInt8(ascii: ":")) else { throw fault("a colon is expected here") }
      }
      try value(depth: depth + 1)
      skipBlanks()
      if take(end) { return }
      let comma = next
      guard take(UInt8(ascii: ",")) else { throw fault("a comma or \(isObject ? "}" : "]") is expected here") }
      skipBlanks()
      if current == end {
        next = comma
        throw fault("nothing follows this comma; remove it")
      }
    }
  }

  private mutating func string() throws(JSONSyntaxError) {
    let start = next
    next += 1
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        guard String(validating: bytes[start...next], as: UTF8.self) != nil else {
          next = start
          throw fault("the text in quotes that begins here is not UTF-8; save the file as UTF-8")
        }
        next += 1
        return
      case UInt8(ascii: "\\"): try escape()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        throw fault("the line ends inside a text in quotes; close the quotes, or write \\n for a new line")
      case 0..<0x20: throw fault("a text has a control character; write it as \\u and four hex digits")
      default: next += 1
      }
    }
    next = start
    throw fault("the text in quotes that begins here has no end; close the quotes")
  }

  /// Passes over a backslash and what belongs to it.
  private mutating func escape() throws(JSONSyntaxError) {
    func isHex(_ byte: UInt8) -> Bool { Character(UnicodeScalar(byte)).isHexDigit }
    let digits = bytes[next...].dropFirst(2).prefix(4)
    switch next + 1 < bytes.count ? bytes[next + 1] : UInt8(ascii: "\"") {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      next += 2
    case UInt8(ascii: "u") where digits.count == 4 && digits.allSatisfy(isHex): next += 6
    default: throw fault("a backslash is on its own; write two for one")
    }
  }

  private mutating func number() throws(JSONSyntaxError) {
    let start = next
    _ = take(UInt8(ascii: "-"))
    let first = next
    var isRight = skipDigits() && (next == first + 1 || bytes[first] != UInt8(ascii: "0"))
    if isRight, take(UInt8(ascii: ".")) { isRight = skipDigits() }
    if isRight, take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      isRight = skipDigits()
    }
    func isPart(_ byte: UInt8) -> Bool { isDigit(byte) || "+-.eE".utf8.contains(byte) }
    if isRight, current.map({ !isPart($0) }) ?? true { return }
    while let byte = current, isPart(byte) { next += 1 }
    let text = String(decoding: bytes[start..<next], as: UTF8.self)
    next = start
    throw fault("'\(text.shown)' is not a JSON number")
  }

  /// Passes over digits. Says whether there was one.
  private mutating func skipDigits() -> Bool {
    let first = next
    while let byte = current, isDigit(byte) { next += 1 }
    return next > first
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// What is said of a quote that is not the one of JSON.
  private var otherQuote: String? {
    let text = String(decoding: bytes[next...].prefix(3), as: UTF8.self)
    return text.first.map { "'‘’‚“”„`".contains($0) } == true
      ? "use straight double quotes (\") for names and texts" : nil
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
    JSONSyntaxError(place: JSONPlace(next, in: bytes), message: message)
  }
}

extension JSONSyntax {
  /// Where the value of a path is in a text that is JSON, or as much of the path as is there.
  static func range(of path: [any CodingKey], in bytes: [UInt8]) -> Range<Int> {
    var syntax = JSONSyntax(bytes)
    syntax.skipBlanks()
    for key in path {
      guard let place = syntax.member(key) else { break }
      syntax.next = place
    }
    let start = syntax.next
    try? syntax.value(depth: 0)
    return start..<syntax.next
  }

  /// The path of the first number in a text of JSON that is not a whole one, or is too large to be read.
  static func firstOddNumber(in bytes: [UInt8]) -> [any CodingKey]? {
    var syntax = JSONSyntax(bytes)
    syntax.skipBlanks()
    return syntax.firstOddNumber()
  }

  private func firstOddNumber() -> [any CodingKey]? {
    if let byte = current, byte == UInt8(ascii: "-") || isDigit(byte) {
      var inner = self
      try? inner.number()
      return Int(String(decoding: bytes[next..<inner.next], as: UTF8.self)) == nil ? [] : nil
    }
    return firstMember { key, inner in inner.firstOddNumber().map { [key] + $0 } }
  }

  /// Where the value of a key is in the array or object that begins here.
  private func member(_ key: any CodingKey) -> Int? {
    firstMember { other, inner in
      other.intValue == key.intValue && (key.intValue != nil || other.stringValue == key.stringValue) ? inner.next : nil
    }
  }

  /// What a look at each member of the array or object that begins here gives first.
  private func firstMember<Found>(_ look: (JSONKey, JSONSyntax) -> Found?) -> Found? {
    var inner = self
    let isObject = current == UInt8(ascii: "{")
    guard isObject || current == UInt8(ascii: "[") else { return nil }
    inner.next += 1
    var index = 0
    while true {
      inner.skipBlanks()
      guard let byte = inner.current, byte != UInt8(ascii: "}"), byte != UInt8(ascii: "]") else { return nil }
      var key = JSONKey(index: index)
      if isObject {
        let start = inner.next
        try? inner.string()
        key = JSONKey(String(decoding: bytes[start + 1..<inner.next - 1], as: UTF8.self))
        inner.skipBlanks()
        inner.next += 1
        inner.skipBlanks()
      }
      if let found = look(key, inner) { return found }
      try? inner.value(depth: 0)
      inner.skipBlanks()
      guard inner.take(UInt8(ascii: ",")) else { return nil }
      index += 1
    }
  }
}
