import DelimitedText
import EUI64
import IDAllocation
import Messages
import Reporting

/// The columns that a kind of list has, and how they are found among headings as people write them.
struct ListColumns: Sendable {
  /// The names, in the order in which a message tells them.
  let names: [String]
  /// Those that must be there.
  let required: Set<String>
  /// Words that show that a heading means a column.
  let words: [String: Set<String>]
  /// Whether a column that is not known must not hold identifiers of the block: they are ranges that would be lost.
  let holdsRanges: Bool
  /// The column of each heading that is taken, by its key.
  private let known: [String: String]

  init(
    names: [String], required: Set<String>, headings: [String: [String]] = [:], words: [String: Set<String>] = [:],
    holdsRanges: Bool = false
  ) {
    self.names = names
    self.required = required
    self.words = words
    self.holdsRanges = holdsRanges
    let pairs = names.flatMap { name in ([name] + headings[name, default: []]).map { (Self.key($0), name) } }
    known = Dictionary(pairs) { first, _ in first }
  }

  /// Of an allocation list.
  static let organisations = ListColumns(
    names: [
      "organisation_number", "kind", "name", "signifier", "first", "last", "range", "state", "accession", "past_names",
    ], required: ["organisation_number", "name", "signifier"], headings: organisationHeadings,
    words: organisationWords, holdsRanges: true)
  /// Of a list of identifiers.
  static let identifiers = ListColumns(
    names: ["id", "party", "kind", "roles", "state", "proposed", "accepted", "withdrawn"], required: ["id", "party"],
    headings: identifierHeadings, words: identifierWords)

  /// What counts of a heading: its letters and digits, in lower case.
  static func key(_ heading: String) -> String { heading.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// The column that a heading names.
  func column(of heading: String) -> String? { known[Self.key(heading)] }

  /// The column that a heading of none was probably meant to be, among those that are absent: one that others call so,
  /// one that has a word of it, or one that is written nearly so.
  func likely(_ heading: String, absent: [String]) -> String? {
    let key = Self.key(heading)
    let parts = heading.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return absent.first { Self.synonyms[$0]?.contains { Self.key($0) == key } ?? false }
      ?? absent.first { words[$0]?.isDisjoint(with: parts) == false }
      ?? Suggestion.nearest(to: ColumnName.key(heading), among: absent)
  }

  /// Whether a cell holds an identifier or a range of the Panel block, in whatever form.
  static func isOfBlock(_ cell: String) -> Bool {
    guard cell.utf8.count >= 16 else { return false }
    return key(cell).contains(block)
  }

  private static let block = key(IdentifierRules.builtIn.panelBlock.block.prefixText)

  /// What others call the columns. A heading that is none of those that are taken is asked about.
  private static let synonyms: [String: Set<String>] = [
    "accepted": ["accepted_on", "acceptance", "acceptance_date", "date_accepted"],
    "accession": ["acceded", "acceded_on", "accession_date", "date_of_accession", "joined"],
    "first": ["first_id", "from", "range_first", "range_from", "range_start", "start"],
    "id": ["eui", "eui64", "eui_64", "identifier", "rdp_id", "user_id", "userid"],
    "kind": ["category", "organisation_kind", "party_kind", "type"],
    "last": ["end", "last_id", "range_end", "range_last", "range_to", "to"],
    "name": ["company", "company_name", "org_name", "organisation", "organisation_name", "organization", "party_name"],
    "number": [
      "org_no", "org_number", "organisation_no", "organisation_number", "organization_number", "party_number",
    ],
    "organisation_number": [
      "no", "number", "org", "org_id", "org_no", "org_num", "org_number", "organisation_id", "organisation_no",
      "organization_number", "party_number",
    ],
    "party": [
      "org", "org_number", "organisation", "organisation_number", "organization", "party_id", "party_number",
      "party_signifier", "signifier",
    ],
    "past_names": ["former_name", "former_names", "formerly", "old_names", "previous_name", "previous_names"],
    "proposed": ["date_proposed", "proposal_date", "proposed_on"],
    "range": ["eui64_range", "eui_64_range", "eui_range", "id_range", "identifier_range", "identifiers", "ranges"],
    "request_id": ["reference", "req", "req_id", "req_no", "request", "request_no", "request_number", "requestid"],
    "roles": ["role", "user_role", "user_roles", "userrole", "userroles"],
    "signifier": ["party", "party_id", "party_signifier", "short_name"],
    "state": ["status"],
    "withdrawn": ["date_withdrawn", "withdrawal", "withdrawal_date", "withdrawn_on"],
  ]
}
