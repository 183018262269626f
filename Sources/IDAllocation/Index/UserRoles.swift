import Messages

/// The User Roles of a rule set or of a register, a bit each, and which of them may share an identifier.
package struct UserRoles: Sendable {
  /// Their short forms; the place of each is the place of its bit.
  private let names: [String]
  /// Which roles may share an identifier, in words.
  package let sharing: String
  /// By role, the roles that may not share an identifier with it.
  private let clashes: [UInt32]

  /// The roles of a layout, which has at most ``IdentifierRecords.roleLimit``.
  package init(_ layout: RegisterLayout) {
    names = layout.roles
    sharing = layout.sharing
    clashes = layout.roles.map { role in
      layout.roles.indices.reduce(0) { bits, other in
        layout.canShare([role, layout.roles[other]]) ? bits : bits | 1 << UInt32(other)
      }
    }
  }

  /// The roles that a text names, in any case; and the words in it that are not roles.
  package func read(_ text: String) -> (bits: UInt32, unknown: [String]) {
    var bits: UInt32 = 0
    var unknown: [String] = []
    for word in text.roleWords {
      if let index = names.firstIndex(of: word.uppercased()) {
        bits |= 1 << UInt32(index)
      } else {
        unknown.append(word)
      }
    }
    return (bits, unknown)
  }

  /// The roles that may not share an identifier with all of some.
  package func clashing(with bits: UInt32) -> UInt32 { indices(of: bits).reduce(UInt32(0)) { $0 | clashes[$1] } }

  /// The short forms of some roles, in order.
  package func names(of bits: UInt32) -> String { indices(of: bits).map { names[$0] }.joined(separator: ", ") }

  private func indices(of bits: UInt32) -> [Int] { names.indices.filter { bits & 1 << UInt32($0) != 0 } }
}

extension StringProtocol {
  /// The User Roles of one text, such as `IS;GS`: with commas, semicolons or slashes between them. White space around them is
  /// left out, and what is empty.
  package var roleWords: [String] {
    split { $0 == "," || $0 == ";" || $0 == "/" }
      .map { $0.trimmed.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}

/// A Party or a User Role as it is compared with others: without white space around it (also no-break and zero-width) and
/// without case.
package struct ComparedText: Hashable, Sendable {
  package let text: String

  /// Of a text as it is in a field.
  package init(_ text: some StringProtocol) { self.text = text.trimmed.uppercased() }

  package var isEmpty: Bool { text.isEmpty }

  /// The number that the text is, as its digits without zeros before them; `nil` for anything else.
  package var number: Substring? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let digits = text.drop { $0 == "0" }
    return digits.isEmpty ? "0" : digits
  }
}
