import Foundation
import FoundationXML
import TestSupport
import Testing

/// The page for the monthly meeting, as a browser shows and prints it.
@Suite struct CoverReportTests {
  private static let files = [
    "--parties", "credit-cover/next/parties.csv", "--invoices", "credit-cover/next/invoices.csv", "--support",
    "credit-cover/next/support.csv", "--as-at", "2025-05-15", "--threshold", "2689",
  ]

  private static let large = Result { try largePage() }

  /// A page with everything on it.
  private static func page(_ more: [String] = ["--previous", "credit-cover/next/previous.json"]) throws -> String {
    let folder = try TemporaryFolder()
    let outcome = try run(["cover", "assess"] + files + more + ["--report", folder["report.html"]])
    #expect(outcome.ending == .exit(1))
    return try folder.text("report.html")
  }

  /// Parties with long names and large amounts, more than a picture shows.
  private static func largePage() throws -> String {
    let folder = try TemporaryFolder()
    let header = "party,name,method,estimate,monthly_invoice,maximum_credit_value,sp,moodys,fitch,dbrs,score\n"
    let name = "A Party with a long name & <markup> \"quotes\" Café"
    let parties = (0..<1100).map {
      "PARTY-\($0)-WITH-A-LONG-SIGNIFIER,\(name.replacing("\"", with: "'")),,\($0 * 123_457_011),,,,,,,\n"
    }
    try folder.write("parties.csv", header + parties.joined())
    let support = (0..<60).map {
      "PARTY-\($0)-WITH-A-LONG-SIGNIFIER,INSTRUMENT-\($0),letter-of-credit,\($0)000000,Bank,A,,,,2025-\($0 % 3 + 10)-2\($0 % 10),in-force\n"
    }
    try folder.write(
      "support.csv", "party,instrument,kind,amount,issuer,sp,moodys,fitch,dbrs,expires,state\n" + support.joined())
    _ = try run([
      "cover", "assess", "--parties", folder["parties.csv"], "--support", folder["support.csv"], "--as-at",
      "2025-05-15",
      "--threshold", "2689", "--report", folder["report.html"], "--output", folder["out.txt"],
    ])
    return try folder.text("report.html")
  }

  @Test func aStrictParserReadsThePage() throws {
    for page in [
      try Self.page(), try Self.large.get(), try Self.page(["--notified", "credit-cover/next/notified.csv"]),
    ] {
      // The one name of HTML that XML does not know is not used.
      let parser = XMLParser(data: Data(page.utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    }
  }

  @Test func thePageNeedsNothingElse() throws {
    let page = try Self.page()
    for word in ["<script", "<link", "<img", "src=", "href=", "url(", "@import"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(
      page.firstRange(of: "http")
        == page.firstRange(of: "http://www.w3.org/1999/xhtml").map {
          $0.lowerBound..<page.index($0.lowerBound, offsetBy: 4)
        })
  }

  struct Layout: Decodable {
    let width: Double
    let overflow: Double
    let overlaps: [String]
    let outside: [String]
    let small: [String]
    let parties: [String]
    let styles: [String]
    let bars: [[Double]]
    let chartWidth: Double
  }

  private static let script = """
    const box = e => e.getBoundingClientRect();
    const overlaps = [], outside = [], small = [];
    for (const svg of document.querySelectorAll("svg")) {
      const frame = box(svg), texts = [...svg.querySelectorAll("text")];
      texts.forEach((one, i) => {
        const a = box(one);
        if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.bottom > frame.bottom + 1) outside.push(one.textContent);
        if (a.height < 10) small.push(one.textContent);
        texts.slice(i + 1).forEach(other => {
          const b = box(other);
          if (a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1)
            overlaps.push(one.textContent + " / " + other.textContent);
        });
      });
    }
    const rows = [...document.querySelectorAll("#assessment tbody tr")];
    return {
      width: window.innerWidth, overflow: document.documentElement.scrollWidth - window.innerWidth, overlaps, outside, small,
      parties: rows.map(r => r.cells[0].textContent), styles: rows.map(r => r.className),
      bars: [...document.querySelectorAll("#chart g")].map(g => [...g.querySelectorAll("rect")].map(r => box(r).width)),
      chartWidth: box(document.querySelector("#chart")).width
    };
    """

  private static let widths = [320, 375, 768, 1280]

  /// A page with everything and a large one at each width, as one browser shows them all.
  private static let layouts = Result {
    let pages = [try page(), try large.get()]
    return try Browser.measure(
      widths.flatMap { width in pages.map { Browser.View(page: $0, width: width, script: script) } }, as: Layout.self)
  }

  @Test func itIsReadableAtEveryWidth() throws {
    let layouts = try Self.layouts.get()
    #expect(layouts.map(\.width) == Self.widths.flatMap { [Double($0), Double($0)] })
    for layout in layouts {
      #expect(layout.overflow <= 0, "the page does not scroll sideways at \(layout.width)")
      #expect(layout.overlaps == [], "\(layout.width)")
      #expect(layout.outside == [], "\(layout.width)")
      #expect(layout.small == [], "\(layout.width)")
    }
  }

  @Test func shortfallsComeFirstAndBarsHaveTheirLengths() throws {
    let layouts = try Self.layouts.get()
    let layout = layouts[layouts.count - 2]
    #expect(
      layout.parties == [
        "ECHO · Echo Power", "BRAVO · Bravo Supply", "GOLF · Golf Grid", "ALPHA · Alpha Networks",
        "CHARLIE · Charlie Gas", "DELTA · Delta \"D\" Ltd",
      ])
    #expect(layout.styles == ["short", "short", "short", "", "", ""])
    // Requirement and support in pounds, the largest first, on a scale to £70,000.
    let amounts: [[Double]] = [
      [60_000, 70_000], [23_000, 0], [16_100, 16_600], [9_300, 0], [5_000, 0], [1_600, 0],
    ]
    #expect(layout.bars.count == amounts.count)
    for (bars, pair) in zip(layout.bars, amounts) {
      for (bar, amount) in zip(bars, pair) { #expect(abs(bar - layout.chartWidth * amount / 70_000) < 1.5) }
    }
  }

  @Test func itIsPrintedOnA4() throws {
    let text = String(decoding: try Browser.pdf(try Self.page()), as: Unicode.ASCII.self)
    let boxes = text.matches(of: /\/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]/)
    #expect((3...5).contains(boxes.count), "a few pages: \(boxes.count)")
    for box in boxes {
      #expect(box.output.1.hasPrefix("594.9") || box.output.1.hasPrefix("595"))
      #expect(box.output.2.hasPrefix("841.9") || box.output.2.hasPrefix("842"))
    }
  }

  @Test func moreThanAPageHoldsIsCounted() throws {
    let page = try Self.large.get()
    #expect(page.contains("<p class=\"quiet\">100 more Parties are in the totals only.</p>"))
    #expect(page.contains("<p class=\"quiet\">1059 more Parties with less are not drawn.</p>"))
    #expect(page.contains("<p class=\"quiet\">20 more instruments count for longer.</p>"))
    #expect(page.contains("&lt;markup&gt; 'quotes' Café"))
  }
}
