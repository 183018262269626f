import Messages
import Reporting

/// The one rule of all texts that a register takes: names, the ids of requests, and who does something. They stay in it
/// permanently, and are shown on terminals.
package enum RegisterText {
  /// The characters that a text may have.
  package static let length = 1...200

  /// What two texts could differ in that look the same: `é` is one letter, not a letter and a mark.
  private static let invisible: Set<Unicode.GeneralCategory> = [
    .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate,
  ]

  /// Throws where a text is not one. `what` begins the sentence that says so: `a name`.
  package static func check(
    _ text: String, _ what: String, _ code: RegisterRefusal.Code = .invalidRequest
  ) throws(RegisterRefusal) {
    guard length.contains(text.unicodeScalars.count),
      !text.unicodeScalars.contains(where: { invisible.contains($0.properties.generalCategory) }),
      !text.allSatisfy(\.isWhitespace), !text.unicodeScalars.contains("\u{FFFD}")
    else {
      throw RegisterRefusal(
        code,
        "\(what) must have \(length.lowerBound) to \(length.upperBound) characters, without control characters, invisible"
          + " characters, combining marks or bytes that are not UTF-8")
    }
    guard text == Organisation.tidy(text) else {
      throw RegisterRefusal(
        code, "\(what) must have single spaces between its words; probably meant: '\(Organisation.tidy(text).shown)'")
    }
  }
}
