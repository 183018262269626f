/// Pieces of SVG pictures, written so that a strict XML parser reads them too.
package enum SVG {
  /// The attributes of an element in their order; one whose value is `nil` is left out.
  package typealias Attributes = KeyValuePairs<String, String?>

  /// An element without content, on a line of its own: `<rect x="0" y="8"/>`.
  package static func element(_ name: String, _ attributes: Attributes) -> String {
    "<\(name)\(text(attributes))/>\n"
  }

  /// A text on one line.
  package static func text(_ content: String, _ attributes: Attributes) -> String {
    "<text\(text(attributes))>\(HTML.escaped(content))</text>\n"
  }

  /// Elements that belong together, with a text that a browser shows beside the pointer.
  package static func group(_ title: String, style: String? = nil, _ elements: String) -> String {
    "<g\(text(["class": style]))><title>\(HTML.escaped(title))</title>\n\(elements)</g>\n"
  }

  private static func text(_ attributes: Attributes) -> String {
    attributes.map { name, value in value.map { " \(name)=\"\($0)\"" } ?? "" }.joined()
  }
}
