import EUI64
package import IDAllocation
package import Tables

/// How others call columns that several of the tables have, where they are asked about.
private enum Hints {
  static let id: Set<String> = ["eui", "eui64", "eui_64", "identifier", "rdp_id", "user_id", "userid"]
  static let party: Set<String> = [
    "org", "org_number", "organisation", "organisation_number", "organization", "party_id", "party_number",
    "party_signifier", "signifier",
  ]
  static let kind: Set<String> = ["category", "organisation_kind", "party_kind", "type"]
  static let roles: Set<String> = ["role", "user_role", "user_roles", "userrole", "userroles"]
  static let name: Set<String> = [
    "company", "company_name", "org_name", "organisation", "organisation_name", "organization", "party_name",
  ]
  static let signifier: Set<String> = ["party", "party_id", "party_signifier", "short_name"]
  static let accession: Set<String> = ["acceded", "acceded_on", "accession_date", "date_of_accession", "joined"]
}

/// The tables that a register reads: their columns, and how the lists of others call them, the real headings of the ID
/// Allocation Spreadsheet first.
extension TableSchema {
  /// An allocation list: organisations and their ranges, in one column or in two.
  package static let allocationList = TableSchema(
    "organisations",
    [
      TableColumn(
        "organisation_number", .number, isRequired: true, meaning: "The organisation number, 0 to 4095.",
        synonyms: [
          "Organisation Number", "Organization Number", "Organisation No", "Org Number", "Org No", "Party Number",
          "Number",
        ],
        hints: [
          "no", "number", "org", "org_id", "org_no", "org_num", "org_number", "organisation_id", "organisation_no",
          "organization_number", "party_number",
        ], hintWords: ["number", "no"]),
      TableColumn(
        "kind", .word, meaning: "The kind; empty: the usual kind.", words: OrganisationKind.allCases.map(\.rawValue),
        synonyms: ["Type", "Party type", "Party kind", "Organisation type", "Organisation kind", "Category"],
        hints: Hints.kind, hintWords: ["kind", "type", "category"]),
      TableColumn(
        "name", .text, isRequired: true, meaning: "The organisation's name.",
        synonyms: [
          "Name (SEC Party, DCC or RDP)", "Party Name", "Organisation Name", "Organization Name", "Company Name",
          "Company",
        ], hints: Hints.name, hintWords: ["name"]),
      TableColumn(
        "signifier", .key, isRequired: true, meaning: "The Party Signifier.",
        synonyms: ["Party Signifier", "SEC Party Signifier"], hints: Hints.signifier, hintWords: ["signifier"]),
      TableColumn(
        "first", .identifier, meaning: "The first identifier of the range.",
        synonyms: [
          "First ID", "First identifier", "First EUI-64", "Range from", "Range first", "Range start", "Start of range",
          "Range begin", "EUI-64 range from", "EUI-64 range start",
        ], hints: ["first_id", "from", "range_first", "range_from", "range_start", "start"]),
      TableColumn(
        "last", .identifier, meaning: "The last identifier of the range.",
        synonyms: [
          "Last ID", "Last identifier", "Last EUI-64", "Range to", "Range last", "Range end", "End of range",
          "EUI-64 range to", "EUI-64 range end",
        ], hints: ["end", "last_id", "range_end", "range_last", "range_to", "to"]),
      TableColumn(
        "range", .text, meaning: "The ranges, each as 'first to last', separated by semicolons.",
        synonyms: [
          "EUI-64 Compliant identifier range", "EUI-64 Compliant ID Range", "EUI-64 Compliant Range",
          "EUI-64 identifier range", "EUI-64 ID range", "EUI-64 range", "EUI range", "Allocated range",
          "Allocated identifier range", "Allocated ID range", "Allocated EUI-64 range", "Identifier range", "ID range",
          "Range of identifiers", "Ranges",
        ],
        hints: ["eui64_range", "eui_64_range", "eui_range", "id_range", "identifier_range", "identifiers", "ranges"],
        hintWords: ["range", "ranges", "eui", "eui64", "identifier", "identifiers"]),
      TableColumn(
        "state", .word, meaning: "The state; empty: the usual one.", words: OrganisationState.allCases.map(\.rawValue),
        synonyms: ["Status", "Party status", "Party state", "Organisation status", "Organisation state"],
        hints: ["status"], hintWords: ["state", "status"]),
      TableColumn(
        "accession", .date, meaning: "The date of accession.",
        synonyms: ["Accession date", "Date of accession", "Acceded", "Acceded on"], hints: Hints.accession,
        hintWords: ["accession", "acceded"]),
      TableColumn(
        "past_names", .text, meaning: "Earlier names, as 'Old (until 2024-05-01);Older'.",
        synonyms: [
          "Past name", "Former name", "Former names", "Formerly", "Previous name", "Previous names", "Old names",
        ], hints: ["former_name", "former_names", "formerly", "old_names", "previous_name", "previous_names"],
        hintWords: ["former", "formerly", "previous"]),
    ], alternatives: [[6], [4, 5]])

  /// A list of identifiers.
  package static let identifierList = TableSchema(
    "identifiers",
    [
      TableColumn(
        "id", .identifier, isRequired: true, meaning: "The identifier, in any text form.",
        synonyms: [
          "User ID", "EUI-64", "EUI", "EUI-64 ID", "EUI-64 identifier", "EUI-64 Compliant identifier", "Identifier",
          "RDP ID", "DCC ID",
        ], hints: Hints.id, hintWords: ["id", "eui", "eui64", "identifier"]),
      TableColumn(
        "party", .key, isRequired: true, meaning: "The Party Signifier or the organisation number.",
        synonyms: ["Party Signifier", "Signifier", "SEC Party Signifier", "SEC Party"],
        hints: Hints.party, hintWords: ["party", "signifier"]),
      TableColumn(
        "kind", .word, meaning: "The kind; empty: the usual kind.", words: ["user", "rdp", "dcc"],
        synonyms: ["Type", "ID type", "Identifier type"], hints: Hints.kind, hintWords: ["kind", "type"]),
      TableColumn(
        "roles", .text, meaning: "The User Roles, separated by commas, semicolons or slashes.",
        synonyms: ["Role", "User Role", "User Roles"], hints: Hints.roles, hintWords: ["role", "roles"]),
      TableColumn(
        "state", .word, meaning: "The state; empty: the usual one.", words: IdentifierState.allCases.map(\.rawValue),
        synonyms: ["Status", "ID status", "Identifier status"], hints: ["status"], hintWords: ["state", "status"]),
      TableColumn(
        "proposed", .date, meaning: "The date it was proposed.",
        synonyms: ["Proposed on", "Date proposed", "Proposal date"],
        hints: ["date_proposed", "proposal_date", "proposed_on"], hintWords: ["proposed", "proposal"]),
      TableColumn(
        "accepted", .date, meaning: "The date it was accepted.",
        synonyms: ["Accepted on", "Date accepted", "Acceptance date"],
        hints: ["accepted_on", "acceptance", "acceptance_date", "date_accepted"], hintWords: ["accepted", "acceptance"]),
      TableColumn(
        "withdrawn", .date, meaning: "The date it was withdrawn.",
        synonyms: ["Withdrawn on", "Date withdrawn", "Withdrawal date"],
        hints: ["date_withdrawn", "withdrawal", "withdrawal_date", "withdrawn_on"],
        hintWords: ["withdrawn", "withdrawal"]),
    ])

  /// The Party that something is asked for, and the number of the range.
  private static let wantedParty = TableColumn(
    "party", .key, isRequired: true, meaning: "The Party Signifier or the organisation number.",
    synonyms: ["Party Signifier", "Signifier", "SEC Party Signifier", "SEC Party", "Party ID"], hints: Hints.party)
  private static let wantedNumber = TableColumn(
    "number", .number, meaning: "The organisation number to allocate; empty: the next free one.",
    synonyms: ["Organisation Number", "Organisation No", "Org Number", "Org No"],
    hints: [
      "org_no", "org_number", "organisation_no", "organisation_number", "organization_number", "party_number",
    ])

  private static let wantedID = [
    "User ID", "EUI-64", "EUI", "EUI-64 ID", "EUI-64 identifier", "EUI-64 Compliant identifier", "Identifier", "RDP ID",
    "DCC ID",
  ]

  /// Requests for organisations.
  package static let organisationRequests = requests(
    [
      TableColumn(
        "kind", .word, meaning: "The kind; empty: the usual kind.", words: ["party", "rdp"], hints: Hints.kind),
      TableColumn(
        "name", .text, isRequired: true, meaning: "The organisation's name.",
        synonyms: ["Name (SEC Party, DCC or RDP)", "Organisation name", "Company name"], hints: Hints.name),
      TableColumn(
        "signifier", .key, isRequired: true, meaning: "The Party Signifier.",
        synonyms: ["Party Signifier", "SEC Party Signifier"], hints: Hints.signifier),
      wantedNumber,
      TableColumn(
        "accession", .date, meaning: "The date of accession.",
        synonyms: ["Accession date", "Date of accession", "Acceded", "Acceded on"], hints: Hints.accession,
        hintWords: ["accession", "acceded"]),
    ])

  /// Requests for more ranges.
  package static let rangeRequests = requests([wantedParty, wantedNumber])

  /// Requests for identifiers.
  package static let identifierRequests = requests(
    [
      wantedParty,
      TableColumn(
        "kind", .word, meaning: "The kind; empty: the usual kind.", words: ["user", "rdp", "dcc"], hints: Hints.kind),
      TableColumn(
        "roles", .text, meaning: "The User Roles, separated by commas, semicolons or slashes.",
        synonyms: ["Role", "User Role", "User Roles"], hints: Hints.roles, hintWords: ["role", "roles"]),
      TableColumn(
        "id", .identifier, meaning: "The identifier, in any text form.", synonyms: wantedID,
        hints: Hints.id.union(["ids", "id_wanted", "wanted_id", "requested_id"]),
        hintWords: ["eui", "eui64", "identifier", "identifiers"]),
    ])

  /// Requests to accept identifiers.
  package static let acceptanceRequests = requests(
    [
      TableColumn(
        "id", .identifier, isRequired: true, meaning: "The identifier, in any text form.", synonyms: wantedID,
        hints: Hints.id, hintWords: ["eui", "eui64", "identifier", "id"])
    ])

  private static func requests(_ columns: [TableColumn]) -> TableSchema {
    TableSchema(
      "requests",
      [
        TableColumn(
          "request_id", .text, meaning: "An id that makes the request safe to repeat.",
          synonyms: ["Request No", "Request number", "Request reference"],
          hints: ["reference", "req", "req_id", "req_no", "request", "request_no", "request_number", "requestid"])
      ] + columns)
  }

  /// Whether a cell holds an identifier or a range of a block, in whatever form: a column of them is never passed by.
  static func isOf(_ block: IdentifierBlock, _ cell: String) -> Bool {
    guard cell.utf8.count >= 16 else { return false }
    return key(cell).contains(key(block.prefixText))
  }
}

/// What can be wrong in a list beside what can be wrong with every table.
extension TableCode {
  /// A value is not an identifier.
  package static let notAnIdentifier = TableCode(rawValue: "not-an-identifier")
  /// A value is not a range of identifiers, or more than one column says what the range is.
  package static let notARange = TableCode(rawValue: "not-a-range")
  /// A value is not a list of past names.
  package static let notPastNames = TableCode(rawValue: "not-past-names")
  /// A date is after the day of the import.
  package static let inFuture = TableCode(rawValue: "in-future")

  /// What the rules of the register say of a row.
  package init(_ code: RegisterRefusal.Code) { self.init(rawValue: code.rawValue) }
}
