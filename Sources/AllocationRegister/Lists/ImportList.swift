import EUI64
public import Files
public import IDAllocation
import Reporting
public import WorkingDays

/// An allocation list that is to become part of a register, as others have kept it: with ranges in one cell, identifiers in
/// any text form, past names and gaps.
public struct ImportList: Sendable {
  /// Something wrong in it.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let name: String
    /// The line.
    public let line: Int
    /// What is wrong.
    public let refusal: RegisterRefusal

    /// `list.csv: line 7: code: …`.
    public var description: String { "\(name): line \(line): \(refusal)" }
  }

  /// What is to happen, in order.
  public private(set) var actions: [RegisterAction] = []
  /// What is wrong; with any, nothing is imported.
  public private(set) var problems: [Problem] = []
  /// What the register would be, also to check rows against those before them.
  public private(set) var state: MemoryRegister
  private let day: CivilDate

  /// Begins with the register as it is, on a day.
  public init(_ state: MemoryRegister, on day: CivilDate) {
    self.state = state
    self.day = day
  }

  /// Begins with a register that has nothing but the DCC, by the rules that are built in.
  public init() {
    var state = MemoryRegister(layout: RegisterLayout(.builtIn))
    do {
      for change in try RegisterRules.changes(for: .initialise(layout: state.layout), in: state, on: .first) {
        state.apply(change)
      }
    } catch {
      preconditionFailure("nothing speaks against a new register: \(error)")
    }
    self.init(state, on: .first)
  }

  /// Adds a list of organisations: `organisation_number`, `name`, `signifier`, then `first` and `last`, or `range` with
  /// both (`first to last`), and, where they are there, `kind`, `state`, `accession`, `past_names` (with semicolons). Rows
  /// of one number are ranges of one organisation. The DCC, which every register has, is passed over.
  public mutating func addOrganisations(_ source: any ByteSource) throws(ListTable.Failure) {
    let table = try ListTable(
      source, required: ["organisation_number", "name", "signifier"],
      optional: ["kind", "first", "last", "range", "state", "accession", "past_names"])
    var order: [Int] = []
    var read: [Int: (line: Int, organisation: Organisation, ranges: [AllocatedRange])] = [:]
    for row in table.rows {
      do throws(RegisterRefusal) {
        if let fault = row.fault { throw fault }
        let (organisation, range) = try Self.organisation(table, row.fields)
        if organisation.number == state.layout.dccOrganisation, organisation.kind == .dcc { continue }
        if let first = read[organisation.number] {
          guard first.organisation == organisation else {
            throw RegisterRefusal(
              .numberTaken, "number \(organisation.number) stands in line \(first.line) with other values")
          }
          read[organisation.number]?.ranges += range.map { [$0] } ?? []
        } else {
          order.append(organisation.number)
          read[organisation.number] = (row.line, organisation, range.map { [$0] } ?? [])
        }
      } catch {
        problems.append(Problem(name: table.name, line: row.line, refusal: error))
      }
    }
    for number in order {
      guard let (line, organisation, ranges) = read[number] else { continue }
      add(
        .addOrganisation(organisation: organisation, ranges: ranges.sorted { $0.first < $1.first }), table.name, line)
    }
    problems.sort { $0.line < $1.line }
  }

  /// Adds a list of identifiers: `id`, `party`, and, where they are there, `kind`, `roles`, `state`, and the days of
  /// `proposed`, `accepted`, `withdrawn`; an identifier of which they are not told has them of the import.
  public mutating func addIdentifiers(_ source: any ByteSource) throws(ListTable.Failure) {
    let table = try ListTable(
      source, required: ["id", "party"], optional: ["kind", "roles", "state", "proposed", "accepted", "withdrawn"])
    for row in table.rows {
      do throws(RegisterRefusal) {
        if let fault = row.fault { throw fault }
        let identifier = try identifier(table, row.fields)
        add(.addIdentifier(identifier: identifier), table.name, row.line)
      } catch {
        problems.append(Problem(name: table.name, line: row.line, refusal: error))
      }
    }
  }

  private mutating func add(_ action: RegisterAction, _ name: String, _ line: Int) {
    do {
      let changes = try RegisterRules.changes(for: action, in: state, on: day)
      if case .addOrganisation(let organisation, _) = action, organisation.state == .active,
        let other = state.activeOrganisation(named: organisation.name, kind: organisation.kind)
      {
        throw RegisterRefusal(
          .nameTaken, "\(other.words) has the name '\(other.name)'; a Party has one organisation number")
      }
      for change in changes { state.apply(change) }
      actions.append(action)
    } catch let refusal as RegisterRefusal {
      problems.append(Problem(name: name, line: line, refusal: refusal))
    } catch {
      preconditionFailure("a register in memory throws nothing else: \(error)")
    }
  }

  private static func organisation(
    _ table: ListTable, _ fields: [String]
  ) throws(RegisterRefusal) -> (Organisation, AllocatedRange?) {
    func value(_ column: String) -> String { SpreadsheetText.unguarded(table.value(column, fields)) }
    guard let number = Int(value("organisation_number")), number >= 0 else {
      throw RegisterRefusal(
        .invalidRequest, "organisation_number '\(value("organisation_number"))' is no whole number")
    }
    guard let kind = OrganisationKind(rawValue: value("kind").isEmpty ? "party" : value("kind")) else {
      throw RegisterRefusal(.invalidRequest, "kind '\(value("kind"))' is none; it is party, rdp or dcc")
    }
    guard let state = OrganisationState(rawValue: value("state").isEmpty ? "active" : value("state")) else {
      throw RegisterRefusal(.invalidRequest, "state '\(value("state"))' is none; it is active, withdrawn or expelled")
    }
    let accession = value("accession")
    guard accession.isEmpty || CivilDate(accession) != nil else {
      throw RegisterRefusal(.invalidRequest, "accession '\(accession)' is no date; write it as yyyy-mm-dd")
    }
    let past = value("past_names").split(separator: ";").map { name in
      Organisation.PastName(name: name.split(separator: " ").joined(separator: " "), until: nil)
    }
    let organisation = Organisation(
      number: number, kind: kind, name: value("name"), pastNames: past, signifier: value("signifier"),
      accession: CivilDate(accession), state: state)
    var ends = (value("first"), value("last"))
    let range = value("range")
    if !range.isEmpty {
      let words = range.split(separator: " ").map(String.init)
      let parts = words.split { $0.lowercased() == "to" }
      guard parts.count == 2 else {
        throw RegisterRefusal(.invalidRequest, "range '\(range)' is none; write it as 'first to last'")
      }
      ends = (parts[0].joined(separator: " "), parts[1].joined(separator: " "))
    }
    guard !ends.0.isEmpty || !ends.1.isEmpty else { return (organisation, nil) }
    return (
      organisation,
      AllocatedRange(
        organisation: number, first: try RequestText.identifier(ends.0), last: try RequestText.identifier(ends.1))
    )
  }

  private func identifier(_ table: ListTable, _ fields: [String]) throws(RegisterRefusal) -> AllocatedIdentifier {
    func value(_ column: String) -> String { SpreadsheetText.unguarded(table.value(column, fields)) }
    let party = value("party")
    guard let organisation = state.organisation(signifier: party) ?? Int(party).flatMap({ state.organisation($0) })
    else { throw RegisterRules.unknown(party) }
    guard let kind = IdentifierKind(rawValue: value("kind").isEmpty ? "user" : value("kind")) else {
      throw RegisterRefusal(.invalidRequest, "kind '\(value("kind"))' is none; it is user, rdp or dcc")
    }
    guard let state = IdentifierState(rawValue: value("state").isEmpty ? "accepted" : value("state")) else {
      throw RegisterRefusal(.invalidRequest, "state '\(value("state"))' is none; it is proposed, accepted or withdrawn")
    }
    func date(_ column: String) throws(RegisterRefusal) -> CivilDate? {
      let text = value(column)
      guard text.isEmpty || CivilDate(text) != nil else {
        throw RegisterRefusal(.invalidRequest, "\(column) '\(text.shown)' is no date; write it as yyyy-mm-dd")
      }
      return CivilDate(text)
    }
    let (proposed, accepted, withdrawn) = (try date("proposed"), try date("accepted"), try date("withdrawn"))
    guard accepted == nil || state != .proposed, withdrawn == nil || state == .withdrawn else {
      throw RegisterRefusal(.wrongState, "an identifier that is \(state.rawValue) has no day of what comes after")
    }
    return AllocatedIdentifier(
      value: try RequestText.identifier(value("id")), organisation: organisation.number, kind: kind,
      roles: Set(RegisterRules.roles(value("roles"))).sorted(), state: state,
      proposed: proposed ?? accepted ?? withdrawn ?? day, accepted: state == .accepted ? accepted ?? day : accepted,
      withdrawn: state == .withdrawn ? withdrawn ?? day : nil)
  }
}

extension AllocationRegister {
  /// Makes all that a list holds happen, in one transaction. The list has no problems; where the register has changed since
  /// it was checked so that one arises, it is thrown and nothing has happened.
  public func importing(
    _ list: ImportList, time: RegisterTime, actor: String
  ) throws(RegisterError) -> Int {
    precondition(list.problems.isEmpty, "a list with problems is not imported")
    let name = name
    return try write { store in
      do {
        var last: RegisterEvent?
        for action in list.actions {
          last = try EventLog.append(action, to: store, time: time, actor: actor, after: last)
        }
      } catch let refusal as RegisterRefusal {
        throw RegisterError.store(name, "the register has changed meanwhile: \(refusal.detail); import again")
      }
      return (list.actions.count, true)
    }
  }
}
