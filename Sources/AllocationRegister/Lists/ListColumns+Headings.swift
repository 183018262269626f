/// How the lists of others call the columns, the real headings of the ID Allocation Spreadsheet first. They are taken; what
/// only looks like a column is asked about.
extension ListColumns {
  static let organisationHeadings: [String: [String]] = [
    "organisation_number": [
      "Organisation Number", "Organization Number", "Organisation No", "Org Number", "Org No", "Party Number", "Number",
    ],
    "name": [
      "Name (SEC Party, DCC or RDP)", "Party Name", "Organisation Name", "Organization Name", "Company Name", "Company",
    ],
    "signifier": ["Party Signifier", "SEC Party Signifier"],
    "range": [
      "EUI-64 Compliant identifier range", "EUI-64 Compliant ID Range", "EUI-64 Compliant Range",
      "EUI-64 identifier range", "EUI-64 ID range", "EUI-64 range", "EUI range", "Allocated range",
      "Allocated identifier range", "Allocated ID range", "Allocated EUI-64 range", "Identifier range", "ID range",
      "Range of identifiers", "Ranges",
    ],
    "first": [
      "First ID", "First identifier", "First EUI-64", "Range from", "Range first", "Range start", "Start of range",
      "Range begin", "EUI-64 range from", "EUI-64 range start",
    ],
    "last": [
      "Last ID", "Last identifier", "Last EUI-64", "Range to", "Range last", "Range end", "End of range",
      "EUI-64 range to", "EUI-64 range end",
    ],
    "kind": ["Type", "Party type", "Party kind", "Organisation type", "Organisation kind", "Category"],
    "state": ["Status", "Party status", "Party state", "Organisation status", "Organisation state"],
    "accession": ["Accession date", "Date of accession", "Acceded", "Acceded on"],
    "past_names": [
      "Past name", "Former name", "Former names", "Formerly", "Previous name", "Previous names", "Old names",
    ],
  ]

  static let organisationWords: [String: Set<String>] = [
    "range": ["range", "ranges", "eui", "eui64", "identifier", "identifiers"],
    "kind": ["kind", "type", "category"],
    "state": ["state", "status"],
    "signifier": ["signifier"],
    "organisation_number": ["number", "no"],
    "name": ["name"],
    "accession": ["accession", "acceded"],
    "past_names": ["former", "formerly", "previous"],
  ]

  /// Of requests, whose other columns are passed along: what says what is wanted must not be.
  static let requestWords: [String: Set<String>] = [
    "id": ["eui", "eui64", "identifier"],
    "roles": ["role", "roles"],
    "accession": ["accession", "acceded"],
  ]

  static let identifierHeadings: [String: [String]] = [
    "id": [
      "User ID", "EUI-64", "EUI", "EUI-64 ID", "EUI-64 identifier", "EUI-64 Compliant identifier", "Identifier",
      "RDP ID",
      "DCC ID",
    ],
    "party": ["Party Signifier", "Signifier", "SEC Party Signifier", "SEC Party"],
    "kind": ["Type", "ID type", "Identifier type"],
    "roles": ["Role", "User Role", "User Roles"],
    "state": ["Status", "ID status", "Identifier status"],
    "proposed": ["Proposed on", "Date proposed", "Proposal date"],
    "accepted": ["Accepted on", "Date accepted", "Acceptance date"],
    "withdrawn": ["Withdrawn on", "Date withdrawn", "Withdrawal date"],
  ]

  static let identifierWords: [String: Set<String>] = [
    "id": ["id", "eui", "eui64", "identifier"],
    "party": ["party", "signifier"],
    "kind": ["kind", "type"],
    "roles": ["role", "roles"],
    "state": ["state", "status"],
    "proposed": ["proposed", "proposal"],
    "accepted": ["accepted", "acceptance"],
    "withdrawn": ["withdrawn", "withdrawal"],
  ]
}
