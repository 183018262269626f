package import IDAllocation
import Messages
import Reporting
import WorkingDays

/// Why a text is not a list of past names.
package struct PastNamesError: Error {
  package let detail: String
}

/// Past names in one cell: `Old Name (until 2024-05-01);Older`, the oldest first.
///
/// A name is in quotes, and inner quotes are doubled, where it could be read otherwise: with a semicolon or a quote in it, with
/// spaces around it, or with an ending that looks like a day. Works on Unicode scalars: a semicolon is one whatever follows.
package enum PastNamesText {
  private typealias Scalars = Substring.UnicodeScalarView

  /// The text of names.
  package static func text(_ names: [Organisation.PastName]) -> String {
    names.map { past in quoted(past.name) + (past.until.map { " (until \($0))" } ?? "") }.joined(separator: ";")
  }

  private static func quoted(_ name: String) -> String {
    let scalars = name[...].unicodeScalars
    let isPlain =
      !scalars.contains { $0 == ";" || $0 == "\"" } && trimmed(scalars).count == scalars.count
      && !(scalars.last == ")" && name.lowercased().contains("until"))
    guard !isPlain else { return name }
    var text = "\""
    for scalar in scalars { text.unicodeScalars.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar]) }
    return text + "\""
  }

  /// The names of a text; none of an empty one.
  package static func names(_ text: String) throws(PastNamesError) -> [Organisation.PastName] {
    var rest = text[...].unicodeScalars
    var names: [Organisation.PastName] = []
    while true {
      rest = rest.drop { $0.properties.isWhitespace || $0 == ";" }
      guard let first = rest.first else { break }
      let quoted = first == "\"" ? try quotedName(&rest) : nil
      let end = rest.firstIndex(of: ";") ?? rest.endIndex
      let (name, until) = try parts(rest[..<end])
      rest = rest[end...]
      if let quoted, !name.isEmpty {
        throw PastNamesError(
          detail: "'\(name.shown)' follows '\(quoted.shown)' in quotes; double every quote inside a name")
      }
      guard quoted != nil || !name.isEmpty else {
        throw PastNamesError(detail: "the name is missing before '(until \(until?.description ?? ""))'")
      }
      names.append(Organisation.PastName(name: quoted ?? name, until: until))
    }
    let days = names.compactMap(\.until)
    guard zip(days, days.dropFirst()).allSatisfy(<=) else {
      throw PastNamesError(detail: "the dates are not in order; put the oldest name first")
    }
    return names
  }

  /// A name in quotes, of which `rest` loses all up to the closing one.
  private static func quotedName(_ rest: inout Scalars) throws(PastNamesError) -> String {
    var name = String.UnicodeScalarView()
    rest = rest.dropFirst()
    while let quote = rest.firstIndex(of: "\"") {
      name.append(contentsOf: rest[..<quote])
      rest = rest[rest.index(after: quote)...]
      guard rest.first == "\"" else { return String(name) }
      name.append("\"")
      rest = rest.dropFirst()
    }
    name.append(contentsOf: rest)
    throw PastNamesError(detail: "the quote before '\(String(name).shown)' is never closed; close it")
  }

  /// A name and the day behind it, where one is. What only looks like a day is told.
  private static func parts(_ text: Scalars) throws(PastNamesError) -> (name: String, until: CivilDate?) {
    let text = trimmed(text)
    let whole = String(Substring(text))
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return (whole, nil) }
    let words = text[text.index(after: open)...].dropLast().split { $0.properties.isWhitespace }
      .map { String(Substring($0)) }
    guard words.count == 2, words[0].lowercased() == "until" else { return (whole, nil) }
    guard let day = CivilDate(words[1]) else {
      throw PastNamesError(
        detail: "'\(words[1].shown)' is not a date; write (until yyyy-mm-dd), or put the name in quotes")
    }
    return (String(Substring(trimmed(text[..<open]))), day)
  }

  private static func trimmed(_ text: Scalars) -> Scalars {
    guard let last = text.lastIndex(where: { !$0.properties.isWhitespace }) else { return text[..<text.startIndex] }
    return text[...last].drop { $0.properties.isWhitespace }
  }
}
