/// How the page looks: on a desk, on a phone, and on A4.
enum ReportStyle {
  static let css = """
    * { box-sizing: border-box; }
    body { font: 15px/1.45 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #1c2733; background: #fff;
      margin: 0 auto; padding: 24px; max-width: 1080px; }
    h1 { font-size: 26px; margin: 0 0 4px; }
    h2 { font-size: 18px; margin: 32px 0 8px; border-bottom: 2px solid #1f3a5f; padding-bottom: 4px; }
    p { margin: 4px 0; }
    .quiet { color: #52606d; }
    .tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 20px 0 0; padding: 0; list-style: none; }
    .tiles li { flex: 1 1 150px; border: 1px solid #c5ced8; border-left: 5px solid #1f3a5f; padding: 8px 12px; }
    .tiles li.alarm { border-left-color: #b3261e; }
    .tiles b { display: block; font-size: 21px; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
    .frame { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 13.5px; }
    th, td { text-align: left; padding: 4px 8px; border-bottom: 1px solid #dfe5eb; vertical-align: top; }
    th { border-bottom: 2px solid #8a97a5; white-space: nowrap; }
    td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    td.fixed { white-space: nowrap; }
    td.wide { min-width: 220px; }
    h3 { font-size: 14px; margin: 16px 0 4px; }
    tr.short td { background: #fdeceb; }
    tr.short td:first-child { font-weight: bold; border-left: 4px solid #b3261e; }
    tr.unverified td { background: #fff6df; }
    tfoot td { font-weight: bold; border-top: 2px solid #8a97a5; }
    svg { display: block; width: 100%; font: 12px "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
    .legend span { display: inline-block; margin-right: 18px; }
    .legend i { display: inline-block; width: 22px; height: 10px; margin-right: 6px; }
    @media (max-width: 600px) {
      body { padding: 14px; font-size: 14px; }
      h1 { font-size: 21px; }
      .tiles li { flex-basis: 130px; }
      .tiles b { font-size: 17px; }
    }
    @page { size: A4; margin: 14mm; }
    @media print {
      body { padding: 0; max-width: none; font-size: 10.5pt; }
      table { font-size: 8pt; }
      th, td { padding: 2px 4px; }
      th { white-space: normal; }
      td.wide { min-width: 0; }
      .frame { overflow: visible; }
      thead { display: table-header-group; }
      tr, .tiles li, svg g { break-inside: avoid; }
      h2, h3, .legend { break-after: avoid; }
      #requirement, #expiring { break-inside: avoid; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }
    """
}
