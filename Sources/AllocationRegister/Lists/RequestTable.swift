public import DelimitedText
public import EUI64
public import Files
public import IDAllocation
import Messages
import Reporting
import WorkingDays

/// Requests for organisations or for identifiers, a row each.
public struct RequestTable: Sendable {
  /// What is asked for.
  public enum Kind: Sendable {
    /// `request_id`, `kind`, `name`, `signifier`, `number`, `accession`.
    case organisations
    /// `request_id`, `party`, `number`.
    case ranges
    /// `request_id`, `party`, `kind`, `roles`, `id`.
    case identifiers
    /// `request_id`, `id`.
    case acceptances

    var columns: ListColumns {
      switch self {
      case .organisations:
        ListColumns(
          names: ["request_id", "kind", "name", "signifier", "number", "accession"], required: ["name", "signifier"],
          words: ListColumns.requestWords)
      case .ranges: ListColumns(names: ["request_id", "party", "number"], required: ["party"])
      case .identifiers:
        ListColumns(
          names: ["request_id", "party", "kind", "roles", "id"], required: ["party"], words: ListColumns.requestWords)
      case .acceptances: ListColumns(names: ["request_id", "id"], required: ["id"])
      }
    }
  }

  /// The rows as they came.
  public let table: ListTable
  /// What each row asks, in order.
  public let requests: [IdentifiedRequest]

  /// Reads a table. Rows that can't be read are requests that are refused.
  public init(_ source: any ByteSource, kind: Kind, delimiter: Delimiter = .comma) throws(ListTable.Failure) {
    let table = try ListTable(source, columns: kind.columns, delimiter: delimiter)
    self.table = table
    requests = table.rows.map { row in
      func value(_ column: String) -> String? {
        let text = table.value(column, row.fields)
        return text.isEmpty ? nil : text
      }
      let request = Result { () throws(RegisterRefusal) -> RegisterRequest in
        if let fault = row.fault { throw fault }
        switch kind {
        case .organisations:
          return try RequestText.organisation(
            kind: value("kind"), name: value("name"), signifier: value("signifier"), number: value("number"),
            accession: value("accession"))
        case .ranges: return try RequestText.range(party: value("party"), number: value("number"))
        case .acceptances: return .accept(value: try RequestText.identifier(value("id") ?? ""))
        case .identifiers:
          return try RequestText.identifier(
            party: value("party"), kind: value("kind"), roles: value("roles"), value: value("id"))
        }
      }
      return IdentifiedRequest(id: value("request_id"), request)
    }
  }
}

/// Requests from texts, as they stand in files and on command lines.
public enum RequestText {
  /// A request for an organisation; `kind` is `party` where none is given.
  public static func organisation(
    kind: String?, name: String?, signifier: String?, number: String?, accession: String?
  ) throws(RegisterRefusal) -> RegisterRequest {
    guard let kind = OrganisationKind(rawValue: (kind ?? "party").lowercased()), kind != .dcc else {
      throw RegisterRefusal(.invalidRequest, "kind '\((kind ?? "").shown)' is none; it is party or rdp")
    }
    guard let name, let signifier else { throw RegisterRefusal(.invalidRequest, "name or signifier is empty") }
    let wanted = try self.number(number)
    var day: CivilDate?
    if let accession {
      guard let date = CivilDate(accession) else {
        throw RegisterRefusal(.invalidRequest, "accession '\(accession.shown)' is no date; write it as yyyy-mm-dd")
      }
      day = date
    }
    return .organisation(kind: kind, name: name, signifier: signifier, number: wanted, accession: day)
  }

  /// A request for another range; `number` is that of the range that is wanted.
  public static func range(party: String?, number: String?) throws(RegisterRefusal) -> RegisterRequest {
    guard let party else { throw RegisterRefusal(.invalidRequest, "party is empty") }
    return .range(party: party, number: try self.number(number))
  }

  private static func number(_ text: String?) throws(RegisterRefusal) -> Int? {
    guard let text else { return nil }
    guard let whole = Int(text), whole >= 0 else {
      throw RegisterRefusal(.invalidRequest, "number '\(text.shown)' is no whole number")
    }
    return whole
  }

  /// A request for an identifier; `kind` is `user` where none is given. Roles are separated by semicolons.
  public static func identifier(
    party: String?, kind: String?, roles: String?, value: String?
  ) throws(RegisterRefusal) -> RegisterRequest {
    guard let kind = IdentifierKind(rawValue: (kind ?? "user").lowercased()), [.user, .rdp, .dcc].contains(kind) else {
      throw RegisterRefusal(.invalidRequest, "kind '\((kind ?? "").shown)' is none; it is user, rdp or dcc")
    }
    guard let party else { throw RegisterRefusal(.invalidRequest, "party is empty") }
    return .identifier(
      party: party, kind: kind, roles: RegisterRules.roles(roles ?? ""),
      value: try value.map { text throws(RegisterRefusal) in
        try identifier(text)
      })
  }

  /// An identifier in any text form.
  public static func identifier(_ text: String) throws(RegisterRefusal) -> EUI64 {
    do {
      return try EUI64(text, form: .any)
    } catch {
      throw RegisterRefusal(.invalidRequest, "'\(text.shown)' is no EUI-64; 'seckit inspect' says why")
    }
  }
}
