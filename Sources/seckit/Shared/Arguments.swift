public import AllocationRegister
public import ArgumentParser
public import BatchValidation
public import DelimitedText
public import EUI64
public import IDAllocation
import Messages
public import Tables
public import UserEntry

// The values of the libraries that can be typed on a command line.

/// A word of a fixed list, which may be typed in any case.
public protocol ArgumentWord: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension ArgumentWord {
  /// Reads an option's value; `nil` for a word that is not of the list.
  public init?(argument: String) {
    let typed = argument.lowercased()
    guard let word = Self.allCases.first(where: { $0.rawValue.lowercased() == typed }) else { return nil }
    self = word
  }
}

extension IdentifierKind: ArgumentWord {}
extension UseEnvironment: ArgumentWord {}
extension TextForm: ArgumentWord {}
extension Verdict: ArgumentWord {}
extension DuplicatePolicy: ArgumentWord {}
extension AllocationRequirement: ArgumentWord {}
extension TableEncoding: ArgumentWord {}
extension DecimalMark: ArgumentWord {}
extension DateOrder: ArgumentWord {}
extension PercentStyle: ArgumentWord {}
extension RequirementState: ArgumentWord {}
extension DurationEstimate: ArgumentWord {}
extension GanttGrouping: ArgumentWord {}

extension AllocationRegister.BatchMode: EnumerableFlag {
  /// What the help says of the flag of a mode: what happens to a batch where one row is refused.
  public static func help(for value: AllocationRegister.BatchMode) -> ArgumentHelp? {
    switch value {
    case .atomic: "Answer all rows of --requests, or none if one is refused. (default)"
    case .each: "Answer each row of --requests on its own."
    }
  }
}

extension RegisterTime: ExpressibleByArgument {
  /// Reads an option's value: `yyyy-mm-ddThh:mm:ssZ`, or a day for its beginning; `nil` for anything else.
  public init?(argument: String) { self.init(argument) }
}

extension ColumnSelector: ExpressibleByArgument {
  /// Reads an option's value: the name of a column or, in digits alone, its number from 1; `nil` for nothing and for 0.
  public init?(argument: String) { self.init(argument) }
  /// How the help shows a column: its name in quotes, or its number.
  public var defaultValueDescription: String { description }
}

extension Delimiter: ExpressibleByArgument {
  /// Reads an option's value: a character, or its name as `tab`; `nil` for anything else.
  public init?(argument: String) { self.init(argument) }
  /// How the help shows a delimiter: `comma`, or the character itself.
  public var defaultValueDescription: String { self == .comma ? "comma" : String(UnicodeScalar(byte)) }
}

extension EUI64 {
  /// An identifier of the command line, in any text form.
  init(argument: String) throws(EUI64ParseError) { try self.init(argument, form: .any) }
}

/// The kinds of identifiers that a register gives out.
enum AllocatedKind: String, ArgumentWord {
  case user, rdp, dcc

  var kind: IdentifierKind {
    switch self {
    case .user: .user
    case .rdp: .rdp
    case .dcc: .dcc
    }
  }
}

/// The kinds of organisations that are given a number.
enum NumberedKind: String, ArgumentWord {
  case party, rdp

  var kind: OrganisationKind {
    switch self {
    case .party: .party
    case .rdp: .rdp
    }
  }
}

/// One mapping of a column to its heading, or very many, which ``ChosenCommand/fewerWords`` has put together.
struct MappingList {
  static let option = "--map"
  let mappings: [TableMapping]

  init(parsing text: String) throws {
    mappings = try text.split(separator: "\0", omittingEmptySubsequences: false).map { part in
      guard let mapping = TableMapping(String(part)) else { throw ValidationError("write it as column=Heading") }
      return mapping
    }
  }
}

/// One or more User Roles: `IS`, or `IS,GS`. Which roles there are depends on the register, or on the rules in use.
struct RoleList {
  static let option = "--role"
  /// The value as it is typed.
  let text: String
  let words: [String]

  init(parsing text: String) { (self.text, words) = (text, text.roleWords) }
}

extension [RoleList] {
  /// The codes of the roles, in capitals. Throws for one that is not known.
  func codes(known: [String]) throws -> [String] {
    try flatMap(\.words).map { word in
      let capitals = word.uppercased()
      guard !known.contains(capitals) else { return capitals }
      let likely = Suggestion.nearest(to: word, among: known)
      let isOne = word.allSatisfy { $0.isLetter || $0.isNumber }
      throw CommandError(
        "unknown User Role '\(word.shown)'; the roles are \(known.joined(separator: ", "))"
          + (likely.map { "; probably meant: \($0)" } ?? "")
          + (isOne ? "" : "; separate several with a comma, semicolon or slash"), .usage)
    }
  }
}
