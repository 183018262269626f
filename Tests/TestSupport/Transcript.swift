import Foundation

/// A text with commands and what they answer: a `.console` file under `Fixtures`, the README, or a guide.
///
/// In a `console` block, a line that begins with `$ ` is a command for `/bin/sh`. The lines below it, up to the next
/// command or the end of the block, are its answer: standard output as it is, lines of standard error behind `[stderr] `,
/// and `[exit 2]` where the status is not 0. A line that can't be shown as it is (control characters, bytes that are not
/// UTF-8, or a line that begins like one of these marks) follows `[esc] `, with `\xFF` for a byte, `\u{FEFF}` for a
/// character and `\\` for a backslash. `[no line end]` follows a last line that has none. All else is free text.
package struct Transcript: Sendable {
  /// A command and its answer.
  package struct Step: Sendable {
    package let command: String
    /// The lines of the answer.
    package var answer: [String]
    /// The number of the command's line in the file, from 1.
    package let line: Int
  }

  private var lines: [String]
  package let steps: [Step]
  /// The files that a story starts with: patterns of paths from the folder of the transcript (`Inputs: month/* own.csv`).
  package let inputs: [String]
  /// The story before this one, in whose folder it goes on (`Follows: allocate.console`).
  package let follows: String?
  /// The text between the blocks; their lines are empty in it.
  package let prose: String

  /// Reads a text; `language` is what follows the three backticks of its blocks.
  package init(_ text: String, language: String = "console") {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var steps: [Step] = []
    var prose = IndexSet(lines.indices)
    for block in Self.blocks(of: language, in: lines) {
      prose.remove(integersIn: block)
      for index in block {
        if let command = lines[index].behind("$ ") {
          steps.append(Step(command: command, answer: [], line: index + 1))
        } else if let step = steps.indices.last {
          steps[step].answer.append(lines[index])
        }
      }
    }
    (self.lines, self.steps) = (lines, steps)
    self.prose = lines.indices.map { prose.contains($0) ? lines[$0] : "" }.joined(separator: "\n")
    inputs = prose.compactMap { lines[$0].behind("Inputs: ") }.flatMap { $0.split(separator: " ").map(String.init) }
    follows = prose.compactMap { lines[$0].behind("Follows: ") }.first
  }

  /// Where the blocks of a language are, without the lines of backticks around them.
  package static func blocks(of language: String, in lines: [String]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start: Int?
    for (index, line) in lines.enumerated() {
      if let first = start {
        guard line == "```" else { continue }
        blocks.append(first..<index)
        start = nil
      } else if line == "```" + language {
        start = index + 1
      }
    }
    return blocks
  }

  /// The text with other answers, one for each step.
  package func text(with answers: [[String]]) -> String {
    var lines = lines
    for (step, answer) in zip(steps, answers).reversed() {
      lines.replaceSubrange(step.line..<step.line + step.answer.count, with: answer)
    }
    return lines.joined(separator: "\n")
  }
}

extension Transcript {
  private static let noLineEnd = "[no line end]"
  private static let marks = ["$ ", "```", "[stderr]", "[exit ", "[signal ", "[esc] ", noLineEnd]

  /// The lines that show what a stream of a command gave.
  package static func shown(_ bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(shown(line:))
    // Behind the last line end nothing is left, or a line without an end.
    if bytes.isEmpty || bytes.last == UInt8(ascii: "\n") {
      lines.removeLast()
    } else {
      lines.append(noLineEnd)
    }
    return lines
  }

  private static func shown(line bytes: ArraySlice<UInt8>) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return "[esc] " + bytes.map { escaped(Unicode.Scalar($0), isByte: $0 >= 0x80) }.joined()
    }
    let isPlain = text.unicodeScalars.allSatisfy { !isUnseen($0) } && !marks.contains { text.behind($0) != nil }
    return isPlain ? text : "[esc] " + text.unicodeScalars.map { escaped($0, isByte: false) }.joined()
  }

  private static func escaped(_ scalar: Unicode.Scalar, isByte: Bool) -> String {
    switch scalar {
    case "\\": "\\\\"
    case "\r": "\\r"
    case _ where isByte || scalar.isASCII && isUnseen(scalar): "\\x" + hex(scalar)
    case _ where isUnseen(scalar): "\\u{" + hex(scalar) + "}"
    default: String(scalar)
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }

  /// Whether a reader would not see the character, or not as itself.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar != "\t"
    case .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }
}

extension Transcript.Step {
  /// The lines of the answer that are standard output.
  package var output: [String] { answer.filter { $0.behind("[stderr]") == nil && $0.behind("[exit ") == nil } }
  /// The lines of the answer that are standard error.
  package var errors: [String] { answer.compactMap { $0 == "[stderr]" ? "" : $0.behind("[stderr] ") } }
  /// The text of standard output, where all of it can be shown as it is.
  package var text: String { output.map { $0 + "\n" }.joined() }
  package var status: Int32 { answer.last?.behind("[exit ").flatMap { Int32($0.dropLast()) } ?? 0 }
}

extension String {
  /// What follows a prefix, compared byte by byte; `nil` where the text begins with something else.
  package func behind(_ prefix: String) -> String? {
    utf8.starts(with: prefix.utf8) ? String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : nil
  }
}
