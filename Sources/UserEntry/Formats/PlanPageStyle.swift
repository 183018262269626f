/// How the page of a plan looks: on a desk, on a phone, and on A4 in landscape.
enum PlanPageStyle {
  static let css = """
    * { box-sizing: border-box; }
    body { font: 15px/1.45 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #1c2733; background: #fff;
      margin: 0 auto; padding: 24px; max-width: 1280px; }
    h1 { font-size: 26px; margin: 0 0 4px; overflow-wrap: anywhere; }
    h2 { font-size: 18px; margin: 32px 0 8px; border-bottom: 2px solid #1f3a5f; padding-bottom: 4px; }
    p { margin: 4px 0; overflow-wrap: anywhere; }
    li { overflow-wrap: anywhere; }
    .headline { color: #a31515; font-weight: bold; font-size: 17px; }
    .quiet { color: #52606d; }
    .frame { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 13px; }
    th, td { text-align: left; padding: 4px 8px; border-bottom: 1px solid #dfe5eb; vertical-align: top; }
    th { border-bottom: 2px solid #8a97a5; }
    td { overflow-wrap: break-word; min-width: 70px; }
    td.fixed { white-space: nowrap; }
    td.wide { min-width: 200px; overflow-wrap: anywhere; }
    /* The widest table. Of two dates one stands below the other, and neither is broken. */
    #task-list { font-size: 12px; }
    #task-list td.wide { min-width: 130px; }
    #task-list td:nth-child(5), #task-list td:nth-child(6) { min-width: 92px; }
    .number { text-align: right; }
    tr.critical td:first-child { font-weight: bold; border-left: 4px solid #a31515; }
    tr.late td { background: #fdeceb; }
    /* The whole picture on any desk; a phone scrolls what would be too small to be read. */
    svg { display: block; width: 100%; min-width: 640px; height: auto; }
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
    @media (max-width: 600px) {
      body { padding: 14px; font-size: 14px; }
      h1 { font-size: 21px; }
    }
    @page { size: A4 landscape; margin: 11mm; }
    @media print {
      body { padding: 0; max-width: none; font-size: 10pt; }
      table, #task-list { font-size: 7.5pt; }
      th, td { padding: 2px 4px; }
      td { min-width: 0; }
      td.wide, #task-list td.wide { min-width: 110px; }
      #task-list td:nth-child(5), #task-list td:nth-child(6) { min-width: 72px; }
      .frame { overflow: visible; }
      svg { min-width: 0; max-height: 184mm; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      h2 { break-after: avoid; }
      /* A page of its own, with the title that it has inside. */
      #picture { break-before: page; margin: 0; }
      #picture h2 { display: none; }
      #tasks { break-before: page; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }
    """
}
