import Reporting

/// How the page of a plan looks, on A4 in landscape where it is printed.
enum PlanPageStyle {
  static let css = HTMLStyle.css(
    width: 1280, paper: "A4 landscape; margin: 11mm",
    rules: """
      h1, p, li { overflow-wrap: anywhere; }
      .headline { color: #a31515; font-weight: bold; font-size: 17px; }
      table { font-size: 13px; }
      td { overflow-wrap: break-word; min-width: 70px; }
      td.wide { min-width: 200px; overflow-wrap: anywhere; }
      /* The widest table. Two dates are on separate lines, and neither is broken. */
      #task-list { font-size: 12px; }
      #task-list td.wide { min-width: 130px; }
      #task-list td:nth-child(5), #task-list td:nth-child(6) { min-width: 92px; }
      tr.critical td:first-child { font-weight: bold; border-left: 4px solid #a31515; }
      tr.late td { background: #fdeceb; }
      /* The whole picture on any desk; a phone scrolls what would be too small to be read. */
      svg { min-width: 640px; height: auto; }
      /* Every column within the screen of a small desk, and of a tablet: words move into more lines, dates stay whole. */
      @media screen and (max-width: 1300px) {
        table { font-size: 12px; }
        th, td { padding: 3px 4px; }
        td { min-width: 0; }
        td.fixed { white-space: normal; overflow-wrap: anywhere; min-width: 120px; }
        td.wide, #task-list td.wide { min-width: 90px; }
      }
      @media screen and (max-width: 1000px) {
        body { padding: 14px; }
        table, #task-list { font-size: 11px; }
        td.wide, #task-list td.wide { min-width: 68px; }
        #task-list td.fixed { min-width: 72px; }
        #task-list td:nth-child(5), #task-list td:nth-child(6) { min-width: 78px; }
      }
      """,
    print: """
        body { font-size: 10pt; }
        table, #task-list { font-size: 7.5pt; }
        td { min-width: 0; }
        td.wide, #task-list td.wide { min-width: 110px; }
        #task-list td:nth-child(5), #task-list td:nth-child(6) { min-width: 72px; }
        svg { min-width: 0; max-height: 184mm; }
        /* A page of its own, with the title that it has inside. */
        #picture { break-before: page; margin: 0; }
        #picture h2 { display: none; }
        #tasks { break-before: page; }
      """)
}
