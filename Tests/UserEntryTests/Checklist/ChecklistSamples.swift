import TestSupport
import UserEntry

/// Checklists that their texts are looked at with.
enum ChecklistSamples {
  /// Everything that breaks tables, pages and terminals.
  static let hostile = "a|b\\|c <b>&amp;\"'`*_[x](y)\u{1B}[2J\r\n\tnext\u{0}\u{85}\u{2028}\u{FFFF}電\u{1F4DC}"

  static func all() throws -> [(name: String, checklist: Checklist)] {
    [
      ("blank", try EntryCase.checklist()), ("mixed", try mixed()), ("hostile", try hostileOne()),
      ("long words", try longWords()),
      ("full", try EntryCase.checklist(EntryCase.everything(for: "OU"), roles: ["OU"])),
      ("of an RDP", try EntryCase.checklist(EntryCase.everything(for: "RDP"), roles: ["RDP", "ED"])),
      (
        "all roles",
        try EntryCase.checklist(roles: ["IS", "ES", "GS", "ED", "GT", "RSA", "OU", "MDR", "LC"], today: "2017-09-27")
      ),
    ]
  }

  /// Every state, with findings and due dates, and with what the assessment says.
  static func mixed() throws -> Checklist {
    let records = [
      try EntryCase.record("user-id", due: "2017-08-31", identifier: EntryCase.badIdentifier),
      try EntryCase.record("srept", .notApplicable, date: "2017-05-31"),
      try EntryCase.record("uept", .open, date: nil, due: "2018-12-31", evidence: "in work"),
      try EntryCase.record("security-assessment", date: "2017-10-01"),
      try EntryCase.record("smki-certificates", .open, date: nil, due: "2017-08-31", evidence: ""),
      try EntryCase.record("srept", role: "OU", .open, date: nil, due: "2018-12-31", evidence: ""),
      try EntryCase.record("privacy-audit", role: "OU", evidence: "report, \"final\""),
    ]
    return Checklist(
      try EntryCase.file(records), today: try EntryCase.date("2017-09-01"),
      cover: try EntryCase.cover("not-required"))
  }

  static func hostileOne() throws -> Checklist {
    let records = [
      try EntryCase.record("user-id", evidence: hostile, identifier: hostile),
      try EntryCase.record("uept", evidence: hostile), try EntryCase.record("srept", .notApplicable, evidence: hostile),
    ]
    return try EntryCase.checklist(records, party: "P|Q <&> \"R\" *S* `T` # [U]")
  }

  static func longWords() throws -> Checklist {
    let word = String(repeating: "w", count: 500)
    let sentence = Array(repeating: "words", count: 160).joined(separator: " ")
    return try EntryCase.checklist(
      [
        EntryCase.record("uept", evidence: "see \(word) there"), EntryCase.record("srept", evidence: sentence),
        EntryCase.record("gateway-connection", evidence: word),
      ], party: Array(repeating: "Party", count: 16).joined(separator: " "))
  }
}
