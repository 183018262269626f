import Files
import Glibc
package import Messages

/// What is known of the terminal that a person looks at, if any.
public struct Terminal: Sendable {
  /// Whether text may have colours (escape sequences of ANSI).
  public let hasColour: Bool
  /// The characters of a line, at least 40.
  public let width: Int
  /// Whether the width is somebody's, and not assumed.
  private let isWidthKnown: Bool

  /// A sentence that scripts read as one line: folded only where somebody looks, and where it is too long.
  package func sentence(_ text: String) -> [ShownText] {
    isWidthKnown && text.count > width ? wrapped(text, width: width) : [ShownText(text)]
  }

  /// The characters of a line that are assumed where none are known.
  public static let standardWidth = 80

  /// No terminal: no colour, 80 characters a line.
  public static let none = Terminal(hasColour: false, columns: nil)

  /// For lines that something else folds, such as the cells of a workbook.
  package static let unfolded = Terminal(hasColour: false, width: 10_000)

  /// Makes a terminal whose lines have `width` characters; fewer than 40 count as 40.
  public init(hasColour: Bool, width: Int) {
    self.init(hasColour: hasColour, columns: width)
  }

  private init(hasColour: Bool, columns: Int?) {
    self.hasColour = hasColour
    width = max(columns ?? Self.standardWidth, 40)
    isWidthKnown = columns != nil
  }

  /// The terminal behind an open descriptor: colour unless `NO_COLOR` is set or `TERM` is `dumb`. `COLUMNS` is the
  /// width where it is set, also where there is no terminal, but a pager or a file; else it is the terminal's own
  /// width.
  package static func behind(descriptor: Int32, environment: [String: String]) -> Terminal {
    let columns = environment["COLUMNS"].flatMap { Int($0) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
    guard isatty(descriptor) == 1 else { return Terminal(hasColour: false, columns: columns) }
    let noColour = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    var size = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return Terminal(hasColour: !noColour, columns: columns ?? (known ? Int(size.ws_col) : nil))
  }

  package enum Colour: String, Sendable {
    /// Something is wrong.
    case red = "31"
    /// Something needs a check.
    case yellow = "33"
    /// All is well.
    case green = "32"
    /// Of less weight.
    case dim = "2"
    /// Of more weight.
    case bold = "1"
  }

  /// The text in a colour, or without where there are no colours. What can't be shown of it is replaced.
  package func paint(_ text: ShownText, _ colour: Colour) -> ShownText {
    hasColour ? ShownText(own: "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m") : text
  }

  package func paint(_ text: String, _ colour: Colour) -> ShownText { paint(ShownText(text), colour) }
}
