import Messages
import Reporting
import Testing

@Suite("Pieces of pictures and pages")
struct SVGTests {
  @Test("elements have their attributes in order, without those that are nil")
  func elements() {
    #expect(SVG.element("rect", ["y": "1", "x": "2", "rx": nil]) == "<rect y=\"1\" x=\"2\"/>\n")
    #expect(SVG.text("a & <b>", ["x": nil, "fill": "#fff"]) == "<text fill=\"#fff\">a &amp; &lt;b&gt;</text>\n")
    #expect(
      SVG.group("x\u{0}\"", SVG.element("path", [:]))
        == "<g><title>x\u{FFFD}&quot;</title>\n<path/>\n</g>\n")
    #expect(SVG.group("t", style: "late", "").hasPrefix("<g class=\"late\"><title>t</title>"))
  }

  @Test("what can't be seen is written as a number, and is the same character to a browser")
  func unseenCharacters() {
    #expect(HTML.escaped("a\u{202E}b\u{AD}\u{200B}\u{2028}\u{E0041}") == "a&#x202E;b&#xAD;&#x200B;&#x2028;&#xE0041;")
    for value in UInt32(0x20)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let escaped = HTML.escaped(String(scalar))
      #expect(String(escaped).shown() == escaped, "\(value)")
      let isNumbered = escaped == "&#x\(String(value, radix: 16, uppercase: true));"
      #expect(
        isNumbered || escaped == "\(scalar)" || ["&amp;", "&lt;", "&gt;", "&quot;", "\u{FFFD}"].contains(escaped),
        "\(value)")
    }
  }

  @Test("a page's own rules follow the common ones of each medium")
  func style() throws {
    let css = HTMLStyle.css(
      width: 700, paper: "A5", rules: "p { a: b; }", phone: "  i { c: d; }", print: "  b { e: f; }")
    let places = [
      "max-width: 700px", "p { margin: 4px 0; }", "p { a: b; }", "@media (max-width: 600px) {",
      "h1 { font-size: 21px; }", "i { c: d; }", "@page { size: A5; }", "@media print {", "max-width: none",
      "b { e: f; }",
    ].map { css.firstRange(of: $0)?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(css.filter { $0 == "{" }.count == css.filter { $0 == "}" }.count)
  }
}
