import Foundation
import FoundationXML
import Testing
import UserEntry

/// What a strict parser finds in a picture: its size and where its texts and shapes stand, in pixels.
final class DrawnPicture: NSObject, XMLParserDelegate {
  struct Text {
    var words = ""
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
  }

  private(set) var width = 0.0
  private(set) var height = 0.0
  private(set) var texts: [Text] = []
  private(set) var elements: [String: Int] = [:]
  private(set) var titles: [String] = []
  private var place: [String: String]?
  private var words = ""

  init(_ svg: String) throws {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    let isRead = parser.parse()
    try #require(isRead, "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements[name, default: 0] += 1
    if name == "svg" {
      width = Self.number(attributes["width"])
      height = Self.number(attributes["height"])
    }
    if name == "text" { place = attributes }
    words = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { words += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "title" { titles.append(words) }
    guard name == "text", let place else { return }
    let size = Self.number(place["font-size"])
    let font = LabelFont(size: Int(size * 10), isBold: place["font-weight"] == "bold")
    let width = Double(font.width(of: words)) / 10
    let x = Self.number(place["x"])
    let left = place["text-anchor"] == "end" ? x - width : place["text-anchor"] == "middle" ? x - width / 2 : x
    let baseline = Self.number(place["y"])
    texts.append(
      Text(words: words, left: left, right: left + width, top: baseline - 0.75 * size, bottom: baseline + 0.22 * size))
    self.place = nil
  }

  private static func number(_ text: String?) -> Double { text.flatMap { Double($0) } ?? .nan }

  /// Pairs of texts that cover each other.
  var overlaps: [String] {
    var found: [String] = []
    let sorted = texts.sorted { $0.top < $1.top }
    for (index, one) in sorted.enumerated() {
      for other in sorted[(index + 1)...] {
        if other.top >= one.bottom { break }
        if one.left < other.right, other.left < one.right { found.append("\(one.words) / \(other.words)") }
      }
    }
    return found
  }

  /// Texts that leave the picture.
  var outside: [String] {
    texts.filter { !($0.left >= 0 && $0.right <= width && $0.top >= 0 && $0.bottom <= height) }.map(\.words)
  }
}
