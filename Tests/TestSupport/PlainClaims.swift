import Foundation

/// What the rows of a batch claim of one identifier, written down plainly: each row is compared with all before it.
package struct PlainClaims {
  /// A row with its Party and its roles, in capitals; none where the column is not there or the field is empty.
  private struct Row {
    let party: String
    let roles: Set<String>
    let file: String
    let line: Int
    var isRefused = false
  }

  /// What is found on a row, with the line that it rests on.
  package struct Finding: Equatable {
    package let code: String
    package let file: String
    /// 0 where it rests on the row alone.
    package let line: Int
    /// Whether a duplicate names the same Party and roles.
    package var isExact = true
  }

  private static let roles: Set = ["IS", "ES", "GS", "ED", "GT", "RSA", "OU", "MDR", "LC"]
  private static let sharing: Set = ["IS", "ES", "GS"]
  private var rows: [UInt64: [Row]] = [:]

  package init() {}

  private static func mayNotShare(_ one: String, _ other: String) -> Bool {
    one != other && roles.contains(one) && roles.contains(other) && !(sharing.contains(one) && sharing.contains(other))
  }

  private static func mayNotShare(_ one: Set<String>, _ other: Set<String>) -> Bool {
    one.contains { a in other.contains { mayNotShare(a, $0) } }
  }

  private static let blank = CharacterSet.whitespacesAndNewlines.union(
    CharacterSet(charactersIn: "\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{2060}\u{FEFF}\u{A0}"))

  private static func plain(_ text: String) -> String { text.trimmingCharacters(in: blank).uppercased() }

  /// A number without zeros before it, or the text.
  private static func party(_ text: String) -> String {
    let text = plain(text)
    return isNumber(text) ? String(Int(text) ?? -1) : text
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { "0123456789".contains($0) }
  }

  /// What is found on a row behind those before it. `judges` tells whether Parties and roles are judged.
  package mutating func findings(
    on value: UInt64, party: String, role: String, file: String, line: Int, judges: Bool
  ) -> [Finding] {
    let roles = role.split { ",;/".contains($0) }.map { Self.plain(String($0)) }.filter { !$0.isEmpty }
    var row = Row(party: Self.party(party), roles: Set(roles), file: file, line: line)
    let before = rows[value] ?? []
    let sameParty = before.filter { $0.party == row.party || $0.party.isEmpty || row.party.isEmpty }
    var findings: [Finding] = []
    if judges {
      if Self.mayNotShare(row.roles, row.roles) {
        findings.append(Finding(code: "role-shared", file: file, line: 0))
      } else if let other = sameParty.first(where: { !$0.isRefused && Self.mayNotShare(row.roles, $0.roles) }) {
        findings.append(Finding(code: "role-shared", file: other.file, line: other.line))
      }
      row.isRefused = !findings.isEmpty
      if let other = before.first(where: {
        ![$0.party, row.party].contains("") && $0.party != row.party
          && Self.isNumber($0.party) == Self.isNumber(row.party)
      }) {
        findings.append(Finding(code: "two-parties", file: other.file, line: other.line))
      }
    }
    if let same = sameParty.first(where: { $0.roles == row.roles || $0.roles.isEmpty || row.roles.isEmpty }) {
      findings.append(
        Finding(
          code: "duplicate", file: same.file, line: same.line,
          isExact: same.party == row.party && same.roles == row.roles))
    }
    rows[value] = before + [row]
    return findings
  }
}
