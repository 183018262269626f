public import Messages
public import WorkingDays

/// What an organisation of the register is, which decides the kind of its identifiers. The raw values are stable.
public enum OrganisationKind: String, JSONWord, Encodable, Sendable {
  /// A Party to the Smart Energy Code.
  case party
  /// A Registration Data Provider, whose identifiers have no User Role.
  case rdp
  /// The Data Communications Company, which every register has from the beginning.
  case dcc
}

/// Whether an organisation is allocated to. The raw values are stable; a closed organisation never becomes active
/// again.
public enum OrganisationState: String, CaseIterable, Codable, Sendable {
  /// It gets identifiers and ranges.
  case active
  /// It has left; its identifiers are withdrawn.
  case withdrawn
  /// It was expelled; its identifiers are withdrawn.
  case expelled
}

/// An organisation of the register. You meet it as a row of a register or list; it is never deleted, so that its number
/// and signifier stay taken.
public struct Organisation: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The numbers that an organisation can have in a register of any layout.
  package static let numbers = 0...(1 << 28) - 1

  /// A name that an organisation had earlier, so that old documents can be read.
  public struct PastName: Codable, Hashable, Sendable {
    /// The name as it was.
    public let name: String
    /// The day on which it was changed; `nil` where that is not known.
    public let until: CivilDate?

    /// Makes a past name that was in use until a day.
    public init(name: String, until: CivilDate?) {
      self.name = name
      self.until = until
    }
  }

  /// Its number in the Panel block, which no other organisation ever gets.
  public let number: Int
  /// What it is, which decides the kind of its identifiers.
  public let kind: OrganisationKind
  /// The name that it has now, as it was typed but for white space.
  public var name: String
  /// Its earlier names, the oldest first.
  public var pastNames: [PastName]
  /// Its Party Signifier, which no other organisation ever gets.
  public let signifier: String
  /// The day on which it acceded; `nil` where that is not known.
  public let accession: CivilDate?
  /// Whether it gets identifiers and ranges.
  public var state: OrganisationState

  /// Makes an organisation. The rules check it when it is added to a register.
  public init(
    number: Int, kind: OrganisationKind, name: String, pastNames: [PastName] = [], signifier: String,
    accession: CivilDate? = nil, state: OrganisationState = .active
  ) {
    self.number = number
    self.kind = kind
    self.name = name
    self.pastNames = pastNames
    self.signifier = signifier
    self.accession = accession
    self.state = state
  }

  enum CodingKeys: String, CodingKey {
    case number, kind, name
    case pastNames = "past_names"
    case signifier, accession, state
  }

  /// A name without spaces at its ends, and with one space where it has several, or one of another kind.
  package static func tidy(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What names have in common that differ in the capitals of Latin letters only, as SQLite compares them.
  static func nameKey(_ name: String) -> [UInt8] {
    name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// `ALPHA (number 7)`.
  public var description: String { "\(signifier) (number \(number))" }
}
