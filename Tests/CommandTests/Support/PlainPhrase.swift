import Foundation

/// A phrase that plain English does without, and what to write instead.
struct PlainPhrase: Sendable {
  /// The phrase as a regular expression. A space matches any white space, since tables break lines.
  let pattern: String
  /// What to write instead.
  let instead: String
  /// A sentence with the phrase.
  let example: String

  init(_ pattern: String, _ instead: String, as example: String) {
    (self.pattern, self.instead, self.example) = (pattern, instead, example)
  }

  /// The phrases that no text for people has.
  static let all: [PlainPhrase] = [
    PlainPhrase(#"\b(?<!there )(is|are|was|were) no (?!longer\b|more than\b)"#, "is not a", as: "'x' is no date"),
    PlainPhrase(#"(?<!there )\b(is|are|was|were|as) none\b"#, "is not one", as: "kind 'x' is none"),
    PlainPhrase(#"\b(has|have|had) not (a|an|the|got)\b"#, "does not have", as: "paid has not the sign of gross"),
    PlainPhrase(#"\b(stands?|stood)\b"#, "is, appears, means", as: "the column stands there twice"),
    PlainPhrase(#"\b(is|are) there (already|twice|too)\b"#, "already exists, appears twice", as: "it is there already"),
    PlainPhrase(
      #"\b(that|those) (of (?!time\b)|(by )?which\b)"#, "name the noun again", as: "the range is that of the Party"),
    PlainPhrase(#"\b(what|that) (it is|they are) of\b"#, "name the noun", as: "what they are of is unchanged"),
    PlainPhrase(#"\bfor ever\b"#, "always, never again", as: "one identifier has one Party for ever"),
    PlainPhrase(#"\bat hand\b"#, "available", as: "the legal text was not at hand"),
    PlainPhrase(#"\bmend(s|ed|ing)?\b"#, "fix, correct", as: "mend it first"),
    PlainPhrase(#"\bspeaks? against\b"#, "conflicts with", as: "nothing speaks against a record"),
    PlainPhrase(#"\bin the way\b"#, "blocks, obstacles", as: "what comes in the way"),
    PlainPhrase(#"\b(has|have) it for\b"#, "lists it for, uses it for", as: "line 2 has it for ED"),
    PlainPhrase(#"\bof before\b"#, "earlier", as: "give an assessment of before"),
    PlainPhrase(
      #"\b(assessment|one|file|plan|event) before\b(?=[;,.:]| \(|$)"#, "earlier", as: "not in the assessment before;"),
    PlainPhrase(
      #"\b(anyhow|meanwhile|anew|likewise)\b"#, "already, in the meantime, again", as: "what was there anyhow"),
    PlainPhrase(#"\ball the same\b"#, "anyway", as: "give --force to replace it all the same"),
    PlainPhrase(#"\bthough (it|they|he|she) be\b"#, "even if it is", as: "though it be Sunday"),
    PlainPhrase(#"\bas at which\b"#, "the date of", as: "the day as at which it was assessed"),
    PlainPhrase(
      #"\b(is|are|was|were) to (be|go|get|have|come|serve|count|use)\b"#, "must be, or an order",
      as: "the day is to be met"),
    PlainPhrase(#"\b(puts?|was put|were put) (down|out)\b"#, "records, prints", as: "puts out every row"),
    PlainPhrase(#"\bso (many|much) (?!as\b)"#, "N, this number of", as: "the day so many Working Days after it"),
    PlainPhrase(#"\bfor so long\b|\bwait so long\b"#, "seconds to wait", as: "wait so long for others"),
    PlainPhrase(#", with (it|both|that day)\b"#, "inclusive", as: "up to a day, with it"),
    PlainPhrase(#"\bup to it and\b"#, "inclusive", as: "up to it and with it"),
    PlainPhrase(
      #"\btakes? the place of\b|\bin the place of\b|\bin place of\b"#, "replaces, instead of", as: "in place of the one"
    ),
    PlainPhrase(
      #"\b(rules?|rates?|one) (that )?holds?( on)?\b"#, "is in force, applies", as: "the date whose rules hold"),
    PlainPhrase(#"\b(came|comes?) about\b"#, "is calculated", as: "how the figures came about"),
    PlainPhrase(#"\bone (a|an) (line|row|file|processor|step|batch)\b"#, "one per line", as: "mappings, one a line"),
    PlainPhrase(
      #"\ban? (object|identifier|error|row|header|line) (a|an|each) (line|row|file|step|batch)\b"#, "one per line",
      as: "jsonl (an object a line)"),
    PlainPhrase(#"\btakes? (it|them|one) out\b|\btake out\b"#, "remove", as: "leave it, or take it out"),
    PlainPhrase(
      #"\b(was|were|is|are) (also )?looked (at|for|after)\b"#, "checked, searched", as: "no time stamp was looked at"),
    PlainPhrase(#"\b(is|are) passed (by|over)\b"#, "skipped", as: "comments are passed by"),
    PlainPhrase(#"\bis (taken|read) for the\b"#, "is read as", as: "it is taken for the Party"),
    PlainPhrase(
      #"\b(?<![\d.,:/£-])1 (Parties|Invoices|Working Days|rows|columns|findings|identifiers|organisations|ranges|events)\b"#,
      "1 Party, 1 row", as: "1 Parties: 1 short"),
    PlainPhrase(
      #"\b(?<![\d.,:/£-])1 (tasks|files|bytes|seconds|minutes|days|lines|times|notes|instruments|sheets|fields|rules)\b"#,
      "1 task, 1 file", as: "1 files were read"),
  ]

  /// The phrase's place in a text and its words.
  struct Finding: Equatable, CustomStringConvertible {
    /// The line of the text, from 1.
    let line: Int
    let words: String
    let instead: String

    var description: String { "'\(words)': write \(instead)" }
  }

  /// The phrases in a text.
  static func findings(in text: String) -> [Finding] {
    let range = NSRange(text.startIndex..., in: text)
    guard anyOfThem.firstMatch(in: text, range: range) != nil else { return [] }
    return expressions.flatMap { phrase, expression in
      expression.matches(in: text, range: range).compactMap { match in
        guard let found = Range(match.range, in: text) else { return nil }
        return Finding(
          line: text[..<found.lowerBound].count { $0 == "\n" } + 1,
          words: text[found].split(whereSeparator: \.isWhitespace).joined(separator: " "), instead: phrase.instead)
      }
    }
  }

  private static let expressions = all.map { ($0, expression($0.pattern)) }
  /// Finds one of them fast: nearly all begin where a word begins, and most places in a text are elsewhere.
  private static let anyOfThem: NSRegularExpression = {
    let atWord = all.compactMap { $0.pattern.hasPrefix(#"\b"#) ? "(?:\($0.pattern.dropFirst(2)))" : nil }
    let others = all.filter { !$0.pattern.hasPrefix(#"\b"#) }.map { "(?:\($0.pattern))" }
    return expression(([#"\b(?:\#(atWord.joined(separator: "|")))"#] + others).joined(separator: "|"))
  }()

  private static func expression(_ pattern: String) -> NSRegularExpression {
    // A lookbehind must have a bounded length.
    let spaced = pattern.replacing(" ", with: "\\s+").replacing("(?<!there\\s+)", with: "(?<!there\\s{1,40})")
    do {
      return try NSRegularExpression(pattern: spaced, options: .caseInsensitive)
    } catch {
      preconditionFailure("\(pattern): \(error)")
    }
  }
}
