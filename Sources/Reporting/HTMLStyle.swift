/// How every page of ours looks: on a desk, on a phone, and on paper. A page adds rules of its own.
package enum HTMLStyle {
  /// The style of a page. `rules` follow the common ones, `phone` and `print` follow those for a narrow screen and for
  /// paper, which is of a size as CSS names it.
  package static func css(width: Int, paper: String, rules: String, phone: String = "", print: String) -> String {
    """
    * { box-sizing: border-box; }
    body { font: 15px/1.45 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #1c2733; background: #fff;
      margin: 0 auto; padding: 24px; max-width: \(width)px; }
    h1 { font-size: 26px; margin: 0 0 4px; }
    h2 { font-size: 18px; margin: 32px 0 8px; border-bottom: 2px solid #1f3a5f; padding-bottom: 4px; }
    p { margin: 4px 0; }
    .quiet { color: #52606d; }
    .frame { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; padding: 4px 8px; border-bottom: 1px solid #dfe5eb; vertical-align: top; }
    th { border-bottom: 2px solid #8a97a5; }
    .number { text-align: right; }
    td.fixed { white-space: nowrap; }
    svg { display: block; width: 100%; }
    \(rules)
    @media (max-width: 600px) {
      body { padding: 14px; font-size: 14px; }
      h1 { font-size: 21px; }
    \(phone)
    }
    @page { size: \(paper); }
    @media print {
      body { padding: 0; max-width: none; }
      th, td { padding: 2px 4px; }
      .frame { overflow: visible; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      h2 { break-after: avoid; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    \(print)
    }
    """
  }
}
