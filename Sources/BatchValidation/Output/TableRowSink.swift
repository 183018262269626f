import DelimitedText
import Files
import IDAllocation
import Messages
import Reporting

/// Columns of fixed width, so that each row can be shown when it comes; the detail below its row.
struct TableRowSink: RowSink {
  private let terminal: Terminal
  private let manyInputs: Bool

  private static let lineWidth = 9
  private static let identifierWidth = 25
  private static let verdictWidth = 9

  init(_ terminal: Terminal, manyInputs: Bool) {
    self.terminal = terminal
    self.manyInputs = manyInputs
  }

  func begin(_ head: InputHead, _ context: InputContext, into output: inout OutputBuffer) {
    let titles =
      "LINE".padded(to: Self.lineWidth, atStart: true) + "  " + "IDENTIFIER".padded(to: Self.identifierWidth)
      + "VERDICT".padded(to: Self.verdictWidth) + "CODE"
    output.append("\(terminal.paint(titles, .bold))\n")
  }

  func beginInput(_ context: InputContext, into output: inout OutputBuffer) {
    if manyInputs { output.append("\(terminal.paint("\(context.name)", .dim))\n") }
  }

  func write(
    _ row: Row, _ verdict: Verdict, _ code: RowCode?, _ context: InputContext, into output: inout OutputBuffer
  ) {
    let colour: Terminal.Colour =
      switch verdict {
      case .valid: .green
      case .warning: .yellow
      case .invalid: .red
      }
    let identifier = Self.shown(context.identifierText(row), width: Self.identifierWidth - 2)
    let verdictText = terminal.paint(verdict.rawValue, colour)
    let padding = String(repeating: " ", count: code == nil ? 0 : Self.verdictWidth - verdict.rawValue.count)
    output.append(
      (context.cell(of: row).map(Self.withoutSheet) ?? row.line.grouped).padded(to: Self.lineWidth, atStart: true)
        + "  " + identifier.padded(to: Self.identifierWidth)
        + verdictText.description + padding + (code?.name ?? "") + "\n")
    guard let code else { return }
    let indent = Self.lineWidth + 2
    for line in wrapped(context.finding(code, on: row).message, width: terminal.width - indent) {
      output.append(String(repeating: " ", count: indent) + "\(terminal.paint(line, .dim))\n")
    }
  }

  /// The cell alone: all rows are of one sheet.
  private static func withoutSheet(_ cell: String) -> String {
    cell.lastIndex(of: "!").map { String(cell[cell.index(after: $0)...]) } ?? cell
  }

  func write(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, into output: inout OutputBuffer) {}

  func end(isEmpty: Bool, into output: inout OutputBuffer) {}

  /// A value as a terminal can show it: made safe, and cut to a width.
  private static func shown(_ bytes: [UInt8], width: Int) -> String {
    let text = String(decoding: bytes.prefix(4 * width), as: UTF8.self).shown()
    return text.count > width ? text.prefix(width - 1) + "…" : text
  }
}
