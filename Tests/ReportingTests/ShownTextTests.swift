import Messages
import Reporting
import Testing

/// Text that a terminal may be given.
@Suite struct ShownTextTests {
  private static let foreign = "a\u{1B}[31m\u{202E}\n\u{85}\u{2066}b"
  private static let safe = "a\u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b"

  private struct Foreign: CustomStringConvertible {
    let description = ShownTextTests.foreign
  }

  @Test func whatIsForeignIsMadeSafeBetweenOurWords() {
    let text: ShownText = "one\n\(Self.foreign), \(Foreign()), \(12)\n"
    #expect(text.description == "one\n\(Self.safe), \(Self.safe), 12\n")
    #expect(ShownText(Self.foreign).description == Self.safe)
    #expect(ShownText(lines: "x\u{1B}\n\u{85}y\n").description == "x\u{FFFD}\n\u{FFFD}y\n")
  }

  @Test func whatIsSafeIsTakenAsItIs() {
    let red = Terminal(hasColour: true, width: 80).paint(Self.foreign, .red)
    let line: ShownText = "> \(red)" + "."
    #expect(line.description == "> \u{1B}[31m\(Self.safe)\u{1B}[0m.")
    #expect(ShownText(ShownText(Self.foreign).description).description == Self.safe)
  }

  @Test func tablesAndLinesAreSafe() {
    var table = TextTable([.left, .left])
    table.add([Self.foreign, Self.foreign])
    #expect(table.lines().map(\.description) == ["\(Self.safe)  \(Self.safe)"])
    #expect(wrapped("x \(Self.foreign)", width: 80).map(\.description) == ["x \(Self.safe)"])
    let listing = Listing(["x"], [[Self.foreign]], table: .lines { _ in ["\(Self.foreign)"] })
    #expect(listing.text(.table, terminal: .none) == Self.safe + "\n")
  }
}
