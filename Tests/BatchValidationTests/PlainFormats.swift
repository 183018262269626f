import BatchValidation
import Foundation
import IDAllocation
import Messages
import Reporting
import TestSupport

/// The rows of JSON Lines in the other formats, the slow and plain way: text by text, with nothing of the code under test
/// but what makes text safe to show.
struct PlainFormats {
  struct Finding: Decodable {
    let code, severity, detail, source, status: String
    let meant, value, suggestion: String?
  }

  struct Row: Decodable {
    let file, column, canonical, verdict: String
    let line: Int
    let letter: String?
    let findings: [Finding]
  }

  /// The rows, each with the bytes of its identifier.
  let rows: [(row: Row, id: [UInt8]?)]

  init(_ run: BatchRun, _ plain: PlainBatch) throws {
    let lines = run.text.split(separator: "\n")
    rows = try zip(lines, plain.rows).map { line, row in
      (try JSONDecoder().decode(Row.self, from: Data(line.utf8)), row.id)
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }

  var jsonLines: [String] {
    rows.map { row, id in
      let id = id.map { Self.quoted(String(decoding: $0, as: UTF8.self)) } ?? "null"
      let findings = row.findings.map { finding in
        var text =
          "{\"code\":\"\(finding.code)\",\"severity\":\"\(finding.severity)\",\"detail\":\(Self.quoted(finding.detail))"
        text += finding.meant.map { ",\"meant\":\"\($0)\"" } ?? ""
        text += ",\"source\":\(Self.quoted(finding.source)),\"status\":\"\(finding.status)\""
        if finding.value != nil { text += ",\"value\":\(id)" }
        return text + (finding.meant.map { ",\"suggestion\":\"\($0)\"" } ?? "") + "}"
      }
      return
        "{\"file\":\(Self.quoted(row.file)),\"line\":\(row.line),\"column\":\(Self.quoted(row.column)),\"id\":\(id)"
        + ",\"canonical\":\"\(row.canonical)\",\"verdict\":\"\(row.verdict)\",\"findings\":[\(findings.joined(separator: ","))]"
        + (row.letter.map { ",\"letter\":\"\($0)\"" } ?? "") + "}"
    }
  }

  /// The first of the worst findings.
  private static func worst(_ row: Row) -> Finding? {
    row.findings.first { $0.severity == "error" } ?? row.findings.first
  }

  /// For each row its details in CSV; empty where it has none.
  var details: [String] { rows.map { Self.worst($0.row)?.detail ?? "" } }

  /// The table for a terminal of a width, without colours, or with them.
  func table(_ terminal: Terminal) -> String {
    func paint(_ text: String, _ colour: Int) -> String {
      terminal.hasColour ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
    }
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let isNarrow = terminal.width < 62
    let titles =
      isNarrow
      ? ["     LINE  IDENTIFIER", "           VERDICT  CODE"] : ["     LINE  IDENTIFIER               VERDICT  CODE"]
    var text = titles.map { paint($0, 1) + "\n" }.joined()
    for (row, id) in rows {
      let line =
        row.line < 1_000 ? "\(row.line)" : "\(row.line / 1_000),\(String(row.line % 1_000 + 1_000).dropFirst())"
      let shown = String(decoding: (id ?? []).prefix(92), as: UTF8.self).shown()
      let cut = shown.count > 23 ? shown.prefix(22) + "…" : shown
      let worst = Self.worst(row)
      text += String(repeating: " ", count: 9 - line.count) + line + "  "
      text += isNarrow ? cut + "\n           " : padded(cut, 25)
      text += paint(row.verdict, row.verdict == "valid" ? 32 : row.verdict == "warning" ? 33 : 31)
      text += worst == nil ? "" : String(repeating: " ", count: 9 - row.verdict.count)
      text += (worst?.code ?? "") + "\n"
      for line in worst.map({ wrapped($0.detail, width: terminal.width - 11) }) ?? [] {
        text += "           " + paint(line.description, 2) + "\n"
      }
    }
    return text
  }

  /// Findings on texts and on bits whose words are not the plain ones.
  func wrongWords(kind: String, environment: String) -> [String] {
    rows.flatMap { row, id -> [String] in
      row.findings.compactMap { finding in
        let expected: (message: String, meant: String?)
        if let value = UInt64(row.canonical.filter { $0 != "-" }, radix: 16) {
          guard PlainIdentifierRules.table.contains(where: { $0.code == finding.code }) else { return nil }
          expected = PlainIdentifierWords.words(for: finding.code, on: value, kind: kind, environment: environment)
        } else {
          guard let id, let offset = Self.offset(of: finding.code, id) else { return nil }
          let plain = PlainExplanation(id, code: finding.code, at: offset)
          expected = (plain.message, plain.meant)
        }
        let isSame = finding.detail == expected.message && finding.meant == expected.meant
        return isSame ? nil : "\(finding.detail), meant \(finding.meant ?? ""), instead of \(expected)"
      }
    }
  }

  /// The first byte at fault of a text; `nil` for a code that is not one of texts.
  private static func offset(of code: String, _ id: [UInt8]) -> Int? {
    switch code {
    case "missing", "cell-error", "wrong-length", "form-not-accepted": 0
    case "not-ascii": id.firstIndex { $0 >= 0x80 }
    case "control-character":
      id.indices.first { place in
        (id[place] < 0x20 || id[place] == 0x7F) && id[..<place].contains { !" \t\r\n".utf8.contains($0) }
          || id[place] < 0x20 && ![0x09, 0x0A, 0x0D].contains(id[place]) || id[place] == 0x7F
      }
    case "bad-character": id.firstIndex { !"0123456789abcdefABCDEF-:. \t\r\n".utf8.contains($0) }
    case "bad-grouping": PlainIdentifierReader(id).groupingBreak
    default: nil
    }
  }
}
