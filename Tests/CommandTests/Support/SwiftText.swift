/// The texts of a Swift file: its string literals, without the code between them, and its comments.
struct SwiftText: Equatable {
  /// The line on which the text begins, from 1.
  let line: Int
  /// The text. An interpolation is `…`; the literals in it are texts of their own.
  var text: String
}

extension SwiftText {
  /// The string literals of a file. Literals that `+` joins are one text.
  static func literals(of source: String) -> [SwiftText] {
    var scanner = SwiftScanner(source)
    scanner.scanCode(isInterpolation: false)
    return scanner.literals
  }

  /// The comments of a file on lines of their own, each with all its lines.
  static func comments(of source: String) -> [SwiftText] {
    var comments: [SwiftText] = []
    var isOpen = false
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.drop { $0 == " " }
      guard words.hasPrefix("//") else {
        isOpen = false
        continue
      }
      if isOpen {
        comments[comments.count - 1].text += "\n" + words.drop { $0 == "/" }
      } else {
        comments.append(SwiftText(line: index + 1, text: String(words.drop { $0 == "/" })))
      }
      isOpen = true
    }
    return comments
  }
}

/// Finds the string literals of Swift code. It knows comments, raw literals, literals of several lines and interpolations,
/// but no regular expressions between slashes: there are none in this package.
private struct SwiftScanner {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  /// Whether only white space and `+` were read since the last literal of the same depth.
  private var isJoined = false
  private(set) var literals: [SwiftText] = []

  init(_ source: String) { bytes = Array(source.utf8) }

  private func has(_ text: StaticString, at place: Int) -> Bool {
    place + text.utf8CodeUnitCount <= bytes.count
      && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
  }

  private mutating func step() {
    if bytes[place] == UInt8(ascii: "\n") { line += 1 }
    place += 1
  }

  /// Reads code up to the end, or up to the parenthesis that closes an interpolation.
  mutating func scanCode(isInterpolation: Bool) {
    var depth = 0
    isJoined = false
    var last: Int?
    while place < bytes.count {
      if has("//", at: place) {
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
        continue
      }
      if has("/*", at: place) {
        while place < bytes.count, !has("*/", at: place) { step() }
        place = min(place + 2, bytes.count)
        continue
      }
      switch bytes[place] {
      case UInt8(ascii: "\""), UInt8(ascii: "#"):
        if let opened = opening() {
          let index = literals.count
          scanLiteral(opened)
          if isJoined, let last {
            literals[last].text += literals[index].text
            literals.remove(at: index)
          } else {
            last = index
          }
          isJoined = true
          continue
        }
        isJoined = false
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0, isInterpolation {
          place += 1
          return
        }
        depth -= 1
      default: break
      }
      if !has(" ", at: place), !has("\n", at: place), !has("+", at: place) { isJoined = false }
      step()
    }
  }

  /// A literal's beginning: the number signs, and whether three quotes follow; `nil` where none begins here.
  private func opening() -> (signs: Int, isLong: Bool)? {
    var quote = place
    while quote < bytes.count, bytes[quote] == UInt8(ascii: "#") { quote += 1 }
    guard has("\"", at: quote) else { return nil }
    return (quote - place, has("\"\"\"", at: quote))
  }

  private func hasSigns(_ count: Int, at place: Int) -> Bool {
    place + count <= bytes.count && bytes[place..<place + count].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  private mutating func scanLiteral(_ opened: (signs: Int, isLong: Bool)) {
    let quotes = opened.isLong ? 3 : 1
    let (start, index) = (line, literals.count)
    literals.append(SwiftText(line: start, text: ""))
    place += opened.signs + quotes
    var text: [UInt8] = []
    while place < bytes.count {
      if opened.isLong ? has("\"\"\"", at: place) : has("\"", at: place), hasSigns(opened.signs, at: place + quotes) {
        place += quotes + opened.signs
        break
      }
      guard bytes[place] == UInt8(ascii: "\\"), hasSigns(opened.signs, at: place + 1) else {
        text.append(bytes[place])
        step()
        continue
      }
      place += 1 + opened.signs
      switch place < bytes.count ? bytes[place] : 0 {
      case UInt8(ascii: "("):
        place += 1
        text += Array("…".utf8)
        scanCode(isInterpolation: true)
      case UInt8(ascii: "n"), UInt8(ascii: "t"):
        text.append(UInt8(ascii: " "))
        place += 1
      case UInt8(ascii: "\n"):
        // A line that goes on in the next one; the indentation is white space, as the break is.
        text.append(UInt8(ascii: "\n"))
        step()
      default:
        text.append(UInt8(ascii: "\\"))
        if place < bytes.count {
          text.append(bytes[place])
          step()
        }
      }
    }
    literals[index].text = String(decoding: text, as: UTF8.self)
  }
}
