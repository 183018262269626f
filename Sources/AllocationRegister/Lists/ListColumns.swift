import DelimitedText
import Reporting

/// The columns that a kind of list has, and how they are found among names as people write them.
struct ListColumns: Sendable {
  /// The names, in the order in which a message tells them.
  let names: [String]
  /// Those that must be there.
  let required: Set<String>

  /// Of an allocation list.
  static let organisations = ListColumns(
    names: [
      "organisation_number", "kind", "name", "signifier", "first", "last", "range", "state", "accession", "past_names",
    ], required: ["organisation_number", "name", "signifier"])
  /// Of a list of identifiers.
  static let identifiers = ListColumns(
    names: ["id", "party", "kind", "roles", "state", "proposed", "accepted", "withdrawn"], required: ["id", "party"])

  /// The column that an unknown name was probably meant to be, among those that are absent: one that others call so, else
  /// one that is written nearly so.
  func likely(_ name: String, absent: [String]) -> String? {
    let key = ColumnName.key(name)
    return absent.first { Self.synonyms[$0]?.contains(key) ?? false } ?? Suggestion.nearest(to: key, among: absent)
  }

  /// What others call the columns. A column of such a name is not taken for the other: it is asked about.
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
