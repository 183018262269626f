package import DelimitedText
package import EUI64
package import Files
package import IDAllocation
import Messages
import Reporting
package import Tables
package import WorkingDays

/// Requests for organisations or for identifiers, a row each.
package struct RequestTable: Sendable {
  /// What is asked for.
  package enum Kind: Sendable {
    /// `request_id`, `kind`, `name`, `signifier`, `number`, `accession`.
    case organisations
    /// `request_id`, `party`, `number`.
    case ranges
    /// `request_id`, `party`, `kind`, `roles`, `id`.
    case identifiers
    /// `request_id`, `id`.
    case acceptances

    package var schema: TableSchema {
      switch self {
      case .organisations: .organisationRequests
      case .ranges: .rangeRequests
      case .identifiers: .identifierRequests
      case .acceptances: .acceptanceRequests
      }
    }
  }

  package let header: TableHeader
  /// What was understood of the file that is not as usual.
  package let remarks: [String]
  /// The rows as they came.
  let rows: [PassedRow]
  /// What each row asks, in order.
  package let requests: [SubmittedRequest]

  /// What the file is called.
  package var name: String { header.file }
  /// What is between two fields.
  package var delimiter: Delimiter { header.delimiter }
  /// Whether it is a sheet of a workbook, whose numbers and days stay such.
  package var isSheet: Bool { header.sheet != nil }
  /// Whether it has a byte order mark, as CSV that is made for spreadsheets: then cells may be guarded.
  package var isForSpreadsheets: Bool { header.isForSpreadsheets }

  /// The most rows of a table.
  package static let rowLimit = 2_000_000

  /// Reads a table. Rows that can't be read are requests that are refused.
  package init(_ source: any ByteSource, kind: Kind, reading: TableReading = .standard) throws(TablesError) {
    var reading = reading
    reading.limits.rows = min(reading.limits.rows, Self.rowLimit)
    var rows: [PassedRow] = []
    var requests: [SubmittedRequest] = []
    var header: TableHeader?
    var parties = KeySpellings()
    let party = kind.schema.columns.firstIndex { $0.name == "party" }
    remarks = try reading.readAll([source]) { findings throws(FileError) in
      func add(_ row: TableRow, _ broken: TableFinding?) {
        // Nobody wrote such a row: the file is not what it was.
        if let broken, broken.code == .nulByte { findings.add(broken) }
        let passed = PassedRow(row)
        if let party, !row.isEmpty(party) { parties.note(row.plain(party), row) }
        rows.append(passed)
        requests.append(Self.request(row, kind, broken))
      }
      header = try TableReader(kind.schema, findings, reading).read(source, brokenRow: { add($0, $1) }) { add($0, nil) }
    }.notices
    guard let header else { preconditionFailure("a table that can't be read has no finding") }
    self.header = header
    self.rows = rows
    self.requests = requests
  }

  /// What a row asks.
  private static func request(_ row: TableRow, _ kind: Kind, _ broken: TableFinding?) -> SubmittedRequest {
    func value(_ column: String) -> String? {
      let text = row.plain(row.table.schema.index(of: column))
      return text.isEmpty ? nil : text
    }
    let request = Result { () throws(RegisterRefusal) -> RegisterRequest in
      if let broken { throw RegisterRefusal(.invalidRequest, broken.message) }
      switch kind {
      case .organisations:
        return try RequestParser.organisation(
          kind: value("kind"), name: value("name"), signifier: value("signifier"), number: value("number"),
          accession: try day("accession", row))
      case .ranges: return try RequestParser.range(party: value("party"), number: value("number"))
      case .acceptances: return .accept(value: try RequestParser.identifier(value("id") ?? ""))
      case .identifiers:
        return try RequestParser.identifier(
          party: value("party"), kind: value("kind"), roles: value("roles"), value: value("id"))
      }
    }
    return SubmittedRequest(id: value("request_id"), request)
  }

  /// A day as people write it; one that can't be read refuses its row, and one that has two meanings the whole table.
  private static func day(_ column: String, _ row: TableRow) throws(RegisterRefusal) -> CivilDate? {
    let before = row.findings.all.count
    let date = row.date(row.table.schema.index(of: column))
    var refusal: TableFinding?
    for finding in row.findings.take(from: before) {
      if finding.code == .notADate { refusal = finding } else { row.findings.add(finding) }
    }
    if let refusal {
      throw RegisterRefusal(
        .invalidRequest, refusal.message + (refusal.suggestion.map { "; probably meant: \($0)" } ?? ""))
    }
    return date
  }

  /// The value of a column in a row.
  func value(_ column: String, _ row: PassedRow) -> String {
    header.places[header.schema.index(of: column)].map { header.plain(row.cells[$0]) } ?? ""
  }
}

/// Requests from texts, from files and command lines.
package enum RequestParser {
  /// A request for an organisation; `kind` is `party` where none is given.
  package static func organisation(
    kind: String?, name: String?, signifier: String?, number: String?, accession: CivilDate?
  ) throws(RegisterRefusal) -> RegisterRequest {
    guard let kind = OrganisationKind(rawValue: (kind ?? "party").lowercased()), kind != .dcc else {
      throw RegisterRefusal(.invalidRequest, "unknown kind '\((kind ?? "").shown)'; use party or rdp")
    }
    guard let name, let signifier else { throw RegisterRefusal(.invalidRequest, "name or signifier is empty") }
    let wanted = try self.number(number)
    return .organisation(kind: kind, name: name, signifier: signifier, number: wanted, accession: accession)
  }

  /// A request for another range; `number` is the number of the range that is wanted.
  package static func range(party: String?, number: String?) throws(RegisterRefusal) -> RegisterRequest {
    guard let party else { throw RegisterRefusal(.invalidRequest, "party is empty") }
    return .range(party: party, number: try self.number(number))
  }

  private static func number(_ text: String?) throws(RegisterRefusal) -> Int? {
    guard let text else { return nil }
    guard let whole = Int(text), whole >= 0 else {
      throw RegisterRefusal(.invalidRequest, "number '\(text.shown)' is not a whole number")
    }
    return whole
  }

  /// A request for an identifier; `kind` is `user` where none is given. Roles are separated by commas, semicolons or slashes.
  package static func identifier(
    party: String?, kind: String?, roles: String?, value: String?
  ) throws(RegisterRefusal) -> RegisterRequest {
    guard let kind = IdentifierKind(rawValue: (kind ?? "user").lowercased()), [.user, .rdp, .dcc].contains(kind) else {
      throw RegisterRefusal(.invalidRequest, "unknown kind '\((kind ?? "").shown)'; use user, rdp or dcc")
    }
    guard let party else { throw RegisterRefusal(.invalidRequest, "party is empty") }
    return .identifier(
      party: party, kind: kind, roles: RegisterRules.roles(roles ?? ""),
      value: try value.map { text throws(RegisterRefusal) in
        try identifier(text)
      })
  }

  /// An identifier in any text form.
  package static func identifier(_ text: String) throws(RegisterRefusal) -> EUI64 {
    do {
      return try EUI64(text, form: .any)
    } catch {
      throw RegisterRefusal(.invalidRequest, "'\(text.shown)' is not an EUI-64\(error.remark)")
    }
  }
}
