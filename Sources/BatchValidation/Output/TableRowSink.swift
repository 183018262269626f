import DelimitedText
import Files
import IDAllocation
import Messages
import Reporting

/// Columns of fixed width, so that each row can be shown when it comes; the detail below its row.
struct TableRowSink: RowSink {
  private let terminal: Terminal
  private let manyInputs: Bool

  private static var lineWidth: Int { 9 }
  private static var identifierWidth: Int { 25 }
  private static var verdictWidth: Int { 9 }
  /// The spaces before a detail.
  private static var indent: Int { lineWidth + 2 }

  init(_ terminal: Terminal, manyInputs: Bool) {
    self.terminal = terminal
    self.manyInputs = manyInputs
  }

  func begin(_ head: InputHead, _ context: InputContext, into output: inout OutputBuffer) {
    let place = "LINE".padded(to: Self.lineWidth, atStart: true) + "  "
    let verdict = "VERDICT".padded(to: Self.verdictWidth) + "CODE"
    let titles =
      isNarrow
      ? [place + "IDENTIFIER", "".padded(to: Self.indent) + verdict]
      : [place + "IDENTIFIER".padded(to: Self.identifierWidth) + verdict]
    for line in titles { output.append("\(terminal.paint(line, .bold))\n") }
  }

  /// Whether the verdict goes below the identifier.
  private var isNarrow: Bool { terminal.width < 62 }

  func beginInput(_ context: InputContext, into output: inout OutputBuffer) {
    if manyInputs { output.append("\(terminal.paint("\(context.name)", .dim))\n") }
  }

  func write(
    _ row: Row, _ verdict: Verdict, _ code: RowCode?, _ context: InputContext, into output: inout OutputBuffer
  ) {
    append(placeOf: row, context, &output)
    append(identifierOf: row, context, &output)
    if isNarrow {
      output.append(UInt8(ascii: "\n"))
      output.append(spaces: Self.indent)
    }
    begin(verdict == .valid ? .green : verdict == .warning ? .yellow : .red, &output)
    output.append(verdict.text)
    end(&output)
    guard let code else { return output.append(UInt8(ascii: "\n")) }
    output.append(spaces: Self.verdictWidth - verdict.text.utf8CodeUnitCount)
    output.append(code.name)
    output.append(UInt8(ascii: "\n"))
    append(detail: context.words(for: code, on: row, in: &output).bytes, &output)
  }

  /// The line, or the cell alone: all rows are of one sheet.
  private func append(placeOf row: Row, _ context: InputContext, _ output: inout OutputBuffer) {
    if let cell = context.cell(of: row) {
      let place = cell.lastIndex(of: "!").map { String(cell[cell.index(after: $0)...]) } ?? cell
      output.append(place.padded(to: Self.lineWidth, atStart: true))
    } else if row.line < 1_000 {
      output.append(spaces: Self.lineWidth - (row.line < 10 ? 1 : row.line < 100 ? 2 : 3))
      output.append(decimal: row.line)
    } else if row.line < 1_000_000 {
      let (thousands, rest) = row.line.quotientAndRemainder(dividingBy: 1_000)
      output.append(spaces: Self.lineWidth - (thousands < 10 ? 5 : thousands < 100 ? 6 : 7))
      output.append(decimal: thousands)
      output.append(rest < 10 ? ",00" : rest < 100 ? ",0" : ",")
      output.append(decimal: rest)
    } else {
      output.append(row.line.grouped.padded(to: Self.lineWidth, atStart: true))
    }
    output.append("  ")
  }

  private func append(identifierOf row: Row, _ context: InputContext, _ output: inout OutputBuffer) {
    let width = Self.identifierWidth - 2
    if let plain = context.plainIdentifier(row), Self.arePrintable(plain) {
      guard plain.count > width else {
        output.append(plain)
        return output.append(spaces: isNarrow ? 0 : Self.identifierWidth - plain.count)
      }
      output.append(UnsafeBufferPointer(rebasing: plain[..<(width - 1)]))
      output.append(isNarrow ? "…" : "…  ")
    } else {
      let shown = Self.shown(context.identifierData(row), width: width)
      output.append(isNarrow ? shown : shown.padded(to: Self.identifierWidth))
    }
  }

  /// The words in lines of the terminal's width; a longer word has a line of its own.
  private func append(detail words: UnsafeBufferPointer<UInt8>, _ output: inout OutputBuffer) {
    let width = terminal.width - Self.indent
    guard Self.arePrintable(words) else {
      for line in wrapped(String(decoding: words, as: UTF8.self), width: width) {
        output.append(spaces: Self.indent)
        output.append("\(terminal.paint(line, .dim))\n")
      }
      return
    }
    let space = UInt8(ascii: " ")
    var (length, next) = (0, 0)
    while next < words.count {
      var end = next
      while end < words.count, words[end] != space { end += 1 }
      if end > next {
        let isFirst = length == 0
        if isFirst || length + 1 + end - next > width {
          if !isFirst {
            self.end(&output)
            output.append(UInt8(ascii: "\n"))
          }
          output.append(spaces: Self.indent)
          begin(.dim, &output)
          length = end - next
        } else {
          output.append(space)
          length += 1 + end - next
        }
        output.append(UnsafeBufferPointer(rebasing: words[next..<end]))
      }
      next = end + 1
    }
    guard length > 0 else { return }
    end(&output)
    output.append(UInt8(ascii: "\n"))
  }

  func write(overlong bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, into output: inout OutputBuffer) {}

  func end(isEmpty: Bool, into output: inout OutputBuffer) {}

  private func begin(_ colour: Terminal.Colour, _ output: inout OutputBuffer) {
    if terminal.hasColour { output.append("\u{1B}[\(colour.rawValue)m") }
  }

  private func end(_ output: inout OutputBuffer) {
    if terminal.hasColour { output.append("\u{1B}[0m") }
  }

  /// A value as a terminal can show it: made safe, and cut to a width.
  private static func shown(_ bytes: [UInt8], width: Int) -> String {
    let text = String(decoding: bytes.prefix(4 * width), as: UTF8.self).shown()
    return text.count > width ? text.prefix(width - 1) + "…" : text
  }

  private static func arePrintable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

extension OutputBuffer {
  fileprivate mutating func append(spaces count: Int) {
    for _ in 0..<max(0, count) { append(UInt8(ascii: " ")) }
  }
}
