import Reporting

/// How the page of an assessment looks, on A4 where it is printed.
enum ReportStyle {
  static let css = HTMLStyle.css(
    width: 1080, paper: "A4; margin: 14mm",
    rules: """
      .tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 20px 0 0; padding: 0; list-style: none; }
      .tiles li { flex: 1 1 150px; border: 1px solid #c5ced8; border-left: 5px solid #1f3a5f; padding: 8px 12px; }
      .tiles li.alarm { border-left-color: #b3261e; }
      .tiles b { display: block; font-size: 21px; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
      table { font-size: 13.5px; }
      th { white-space: nowrap; }
      td.number, th.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
      td.wide { min-width: 220px; }
      h3 { font-size: 14px; margin: 16px 0 4px; }
      tr.short td { background: #fdeceb; }
      tr.short td:first-child { font-weight: bold; border-left: 4px solid #b3261e; }
      tr.unverified td { background: #fff6df; }
      tfoot td { font-weight: bold; border-top: 2px solid #8a97a5; }
      svg { font: 12px "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
      .legend span { display: inline-block; margin-right: 18px; }
      .legend i { display: inline-block; width: 22px; height: 10px; margin-right: 6px; }
      """,
    phone: """
        .tiles li { flex-basis: 130px; }
        .tiles b { font-size: 17px; }
      """,
    print: """
        body { font-size: 10.5pt; }
        table { font-size: 8pt; }
        th { white-space: normal; }
        td.wide { min-width: 0; }
        .tiles li, svg g { break-inside: avoid; }
        h3, .legend { break-after: avoid; }
        #requirement, #expiring { break-inside: avoid; }
      """)
}
