import Foundation
import FoundationXML
import Testing
import UserEntry

/// What a strict parser finds in a picture: its size and where its texts and shapes are, in pixels.
final class DrawnPicture: NSObject, XMLParserDelegate {
  struct Text {
    var words = ""
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    /// Its number among the elements: a later one hides an earlier.
    var order = 0
  }

  /// What a shape covers.
  struct Shape {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    let order: Int
    let fill: String

    /// Whether it covers a part of a text.
    func touches(_ text: Text) -> Bool {
      left < text.right && text.left < right && top < text.bottom && text.top < bottom
    }

    /// Whether it covers a whole text.
    func covers(_ text: Text) -> Bool {
      left <= text.left && right >= text.right && top <= text.top && bottom >= text.bottom
    }
  }

  private(set) var width = 0.0
  private(set) var height = 0.0
  private(set) var texts: [Text] = []
  /// Pieces of lines, and small shapes of straight lines. The lines between months are ground, as weekends are.
  private(set) var lines: [Shape] = []
  private(set) var rectangles: [Shape] = []
  private var order = 0
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
    order += 1
    switch name {
    case "text": place = attributes
    case "rect":
      let x = Self.number(attributes["x"]), y = Self.number(attributes["y"])
      rectangles.append(
        shape([(x, y), (x + Self.number(attributes["width"]), y + Self.number(attributes["height"]))], attributes))
    case "line" where attributes["stroke"] != "#c5ced8":
      let ends = [("x1", "y1"), ("x2", "y2")].map { (Self.number(attributes[$0]), Self.number(attributes[$1])) }
      lines.append(shape(ends, attributes))
    case "polyline", "polygon":
      let places = (attributes["points"] ?? "").split(separator: " ").map { point in
        let numbers = point.split(separator: ",").map { Self.number(String($0)) }
        return (numbers[0], numbers[1])
      }
      if name == "polygon" {
        lines.append(shape(places, attributes))
      } else {
        lines += zip(places, places.dropFirst()).map { shape([$0, $1], attributes) }
      }
    default: break
    }
    words = ""
  }

  private func shape(_ places: [(x: Double, y: Double)], _ attributes: [String: String]) -> Shape {
    let half = attributes["stroke-width"].map { Self.number($0) / 2 } ?? 0
    let x = places.map(\.x), y = places.map(\.y)
    return Shape(
      left: (x.min() ?? 0) - half, right: (x.max() ?? 0) + half, top: (y.min() ?? 0) - half,
      bottom: (y.max() ?? 0) + half, order: order, fill: attributes["fill"] ?? "none")
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
      Text(
        words: words, left: left, right: left + width, top: baseline - 0.75 * size, bottom: baseline + 0.22 * size,
        order: order))
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

  /// Texts that a line runs through which no ground of theirs hides.
  var crossed: [String] {
    texts.filter { text in
      let ground = rectangles.last { $0.order < text.order && $0.fill.hasPrefix("#") && $0.covers(text) }
      return lines.contains { $0.order > ground?.order ?? 0 && $0.touches(text) }
    }.map(\.words)
  }

  /// Texts that leave the picture.
  var outside: [String] {
    texts.filter { !($0.left >= 0 && $0.right <= width && $0.top >= 0 && $0.bottom <= height) }.map(\.words)
  }
}
