import Glibc
import Messages
import Reporting
import Testing

@Suite("Terminal")
struct TerminalTests {
  @Test func withoutATerminalThereIsNoColourAndEightyColumns() {
    #expect(!Terminal.none.hasColour)
    #expect(Terminal.none.width == 80)
    for descriptor: Int32 in [-1, 9_999] {
      let terminal = Terminal.behind(descriptor: descriptor, environment: [:])
      #expect(!terminal.hasColour)
      #expect(terminal.width == 80)
    }
  }

  @Test func theEnvironmentMaySayTheWidth() {
    for (columns, width) in [
      ("120", 120), ("41", 41), ("39", 40), ("1", 40), ("10000", 10_000), ("0", 80), ("-5", 80), ("10001", 80),
      ("", 80),
      ("wide", 80), ("99999999999999999999", 80),
    ] {
      let terminal = Terminal.behind(descriptor: -1, environment: ["COLUMNS": columns])
      #expect(terminal.width == width && !terminal.hasColour, "\(columns)")
    }
  }

  @Test func aColourIsPaintedOnlyWhereThereAreColours() {
    let colours: [(Terminal.Colour, String)] = [
      (.red, "31"), (.yellow, "33"), (.green, "32"), (.dim, "2"), (.bold, "1"),
    ]
    for (colour, number) in colours {
      #expect(Terminal(hasColour: true, width: 80).paint("x", colour) == "\u{1B}[\(number)mx\u{1B}[0m")
      #expect(Terminal.none.paint("x", colour) == "x")
    }
  }

  @Test func aVeryNarrowTerminalIsTakenAsOneOfForty() {
    #expect(Terminal(hasColour: false, width: 1).width == 40)
    #expect(Terminal(hasColour: false, width: 40).width == 40)
    #expect(Terminal(hasColour: false, width: 41).width == 41)
  }

  @Test func aRealTerminalTellsItsWidthAndItsColours() throws {
    // What posix_openpt(3), unlockpt(3) and ptsname(3) do, none of which Swift imports.
    let primary = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(primary >= 0)
    defer { close(primary) }
    var lock: Int32 = 0
    var number: Int32 = -1
    try #require(ioctl(primary, UInt(0x4004_5431), &lock) == 0)
    try #require(ioctl(primary, UInt(0x8004_5430), &number) == 0)
    let secondary = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(secondary >= 0)
    defer { close(secondary) }
    var size = winsize(ws_row: 25, ws_col: 132, ws_xpixel: 0, ws_ypixel: 0)
    #expect(ioctl(secondary, UInt(TIOCSWINSZ), &size) == 0)
    let terminal = Terminal.behind(descriptor: secondary, environment: [:])
    #expect(terminal.hasColour)
    #expect(terminal.width == 132)
    #expect(Terminal.behind(descriptor: secondary, environment: ["NO_COLOR": ""]).hasColour)
    #expect(!Terminal.behind(descriptor: secondary, environment: ["NO_COLOR": "1"]).hasColour)
    #expect(!Terminal.behind(descriptor: secondary, environment: ["TERM": "dumb"]).hasColour)
    #expect(Terminal.behind(descriptor: secondary, environment: ["TERM": "xterm"]).hasColour)
    // A terminal that does not know its width.
    size.ws_col = 0
    #expect(ioctl(secondary, UInt(TIOCSWINSZ), &size) == 0)
    #expect(Terminal.behind(descriptor: secondary, environment: [:]).width == 80)
  }
}

@Suite("Rule references")
struct RuleReferenceTests {
  @Test func theWordsNameSourceAndStatus() {
    #expect(RuleReference(source: "SEC H1", status: .unverified).description == "SEC H1 (unverified)")
    #expect(RuleReference(source: "IEEE", status: .sourced).description == "IEEE (sourced)")
  }
}
