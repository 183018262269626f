package import EUI64
import Messages
import Reporting

/// Why a text is not a range.
package struct RangeTextError: Error {
  package let detail: String
  /// Whether it is the last end that can't be read.
  package fileprivate(set) var isOfLast = false
  package fileprivate(set) var endsBeforeItBegins = false
  package fileprivate(set) var meant: String?
}

/// Ranges of identifiers as people write them in one cell or in two.
///
/// A range is two ends with `to`, a hyphen with spaces around it, a dash or two full stops between them. The last end
/// may be its last octets alone, which replace the last octets of the first end: `70-B3-D5-1F-30-01-00-00 to FF-FF`.
/// Several ranges have semicolons between them.
package enum RangeParser {
  /// The ranges of one cell, at least one.
  package static func ranges(_ cell: String) throws(RangeTextError) -> [ClosedRange<EUI64>] {
    var ranges: [ClosedRange<EUI64>] = []
    for piece in cell.split(separator: ";") where !piece.allSatisfy(\.isWhitespace) {
      let ends = ends(of: piece)
      guard ends.count == 2 else {
        let isOne = ends.count == 1 && (try? EUI64(ends[0], form: .any)) != nil
        throw RangeTextError(
          detail: (isOne ? "'\(ends[0].shown)' is one identifier" : "'\(String(piece).shown)' is not a range")
            + "; write 'first to last', with semicolons between ranges")
      }
      ranges.append(try range(ends[0], ends[1]))
    }
    guard !ranges.isEmpty else { throw RangeTextError(detail: "the range is missing; write 'first to last'") }
    return ranges
  }

  /// The range between two ends.
  package static func range(_ first: String, _ last: String) throws(RangeTextError) -> ClosedRange<EUI64> {
    guard !first.isEmpty else { throw RangeTextError(detail: "the first identifier is missing before '\(last.shown)'") }
    guard !last.isEmpty else {
      throw RangeTextError(detail: "the last identifier is missing after '\(first.shown)'", isOfLast: true)
    }
    let start: EUI64
    do throws(EUI64ParseError) {
      start = try EUI64(first, form: .any)
    } catch {
      throw RangeTextError(
        detail: "'\(first.shown)' is not an EUI-64\(error.remark)", meant: error.explanation.meant?.description)
    }
    let end: EUI64
    do throws(EUI64ParseError) {
      end = if let short = shortened(last, after: start) { short } else { try EUI64(last, form: .any) }
    } catch {
      let remark = error.explanation.hasLostDigits ? error.remark : ""
      throw RangeTextError(
        detail: "'\(last.shown)' is neither an EUI-64 nor its last octets, as FF-FF\(remark)", isOfLast: true)
    }
    guard start <= end else {
      throw RangeTextError(
        detail: "\(start) to \(end) ends before it begins; swap the ends", isOfLast: true, endsBeforeItBegins: true,
        meant: "\(end) to \(start)")
    }
    return start...end
  }

  /// What is between and around the separators. Hyphens and spaces are inside identifiers too: a hyphen separates
  /// only where it is on its own.
  private static func ends(of text: Substring) -> [String] {
    var text = text
    for separator in ["–", "—", "..", "…"] { text.replace(separator, with: " to ") }
    return text.split(whereSeparator: \.isWhitespace)
      .split(omittingEmptySubsequences: false) { $0 == "-" || $0.lowercased() == "to" }
      .map { $0.joined(separator: " ") }
  }

  /// An identifier of which only the last octets are written, one to seven; the other octets are taken from `first`.
  private static func shortened(_ text: String, after first: EUI64) -> EUI64? {
    let separator = text.first { "-: ".contains($0) }
    let octets = separator.map { text.split(separator: $0, omittingEmptySubsequences: false) } ?? [text[...]]
    let digits = octets.joined()
    guard separator == nil || octets.allSatisfy({ $0.utf8.count == 2 }), digits.utf8.count.isMultiple(of: 2),
      (2...14).contains(digits.utf8.count), digits.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let value = UInt64(digits, radix: 16)
    else { return nil }
    let mask: UInt64 = (1 << UInt64(4 * digits.utf8.count)) - 1
    return EUI64(rawValue: first.rawValue & ~mask | value)
  }
}
