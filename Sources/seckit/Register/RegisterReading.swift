import AllocationRegister
import Files
import IDAllocation
import Messages
import Tables
import WorkingDays

/// What commands read of a register, or of a list in its place.
enum RegisterReading {
  /// Asks a register for a Party. Where there is none, that is an error and no refusal: nothing should be given out.
  static func asking<Value>(_ path: String, _ question: () throws -> Value) throws -> Value {
    do {
      return try question()
    } catch let refusal as RegisterRefusal {
      throw CommandError("\(path.shownName): \(refusal.detail)")
    }
  }

  /// The allocation list of a register, now or at the end of a day. The whole register is checked first.
  static func listing(_ path: String, asOf day: CivilDate?) throws(RegisterError) -> RegisterListing {
    let register = try AllocationRegister.open(path, isReadOnly: true)
    return try register.verified { _ in
      if let day { return RegisterListing(try register.state(asOf: day)) }
      return RegisterListing(try register.organisations())
    }
  }

  /// The identifiers of a register as CSV, now or at the end of a day. The whole register is checked first.
  static func identifiers(_ path: String, asOf day: CivilDate?) throws(RegisterError) -> String {
    var text = IdentifierListing.header
    let register = try AllocationRegister.open(path, isReadOnly: true)
    for (identifier, signifier) in try register.verified({ _ in try register.identifiersWithSignifiers(asOf: day) }) {
      text += IdentifierListing.record(identifier, signifier: signifier)
    }
    return text
  }

  /// What a workbook says of the register that it is made of, now or at the end of a day.
  static func notes(_ path: String, asOf day: CivilDate? = nil) throws(RegisterError) -> [String] {
    let register = try AllocationRegister.open(path, isReadOnly: true)
    let head = try register.head()
    return [
      "The register \(path.shownName), whose last event is \(head.sequence):\(head.hash), of \(head.time)",
      "Rules: \(register.layout.ruleSet)",
    ] + (day.map { ["As it was at the end of \($0)"] } ?? [])
  }

  /// What can be compared of a register or a list; a list may have no identifiers, or only some columns of them.
  typealias Compared = (
    listing: RegisterListing, identifiers: [(identifier: AllocatedIdentifier, signifier: String)]?,
    columns: Set<String>
  )

  /// What can be compared of two registers, all of which is checked first, or allocation lists, each with a list of its
  /// identifiers if there are such. All that is wrong in the lists is told together. An option that was given about tables
  /// is of no use where there are none.
  static func comparable(
    _ first: String, _ second: String, identifiers: [String], reading: TableReading, given option: String?,
    _ rules: IdentifierRules
  ) throws -> (Compared, Compared) {
    var lists: [AllocationListReader] = []
    var rest = identifiers[...]
    // A list is read by the rules of the register that it is compared with, else by the rules of the run.
    let layout =
      [first, second].lazy.compactMap { try? AllocationRegister.open($0, isReadOnly: true).layout }.first
      ?? RegisterLayout(rules)
    func compared(_ path: String) throws -> Compared {
      if let register = try registered(path) { return register }
      let list = try read(AllocationListReader(layout), path, identifiers: rest.popFirst(), reading: reading)
      lists.append(list)
      return (RegisterListing(list), list.identifiersWithSignifiers, list.identifierColumns)
    }
    let found = (try compared(first), try compared(second))
    guard identifiers.isEmpty || identifiers.count == lists.count else {
      throw CommandError(
        "Give --identifiers once for each list, in the same order; there are \(lists.count.counted("list")) and"
          + " \(identifiers.count.counted("file")) of identifiers.", .usage)
    }
    if lists.isEmpty, let option {
      throw CommandError("\(option) is for lists, and both files are registers; leave it out")
    }
    try check(lists, reading)
    return found
  }

  /// What can be compared of a register; `nil` where the file is not a register. What comes from standard input is a
  /// list: a register is a file.
  private static func registered(_ path: String) throws -> Compared? {
    guard path != InputFile.standardInputName else { return nil }
    do {
      let register = try AllocationRegister.open(path, isReadOnly: true)
      return try register.verified { _ in
        (
          RegisterListing(try register.organisations()), try register.identifiersWithSignifiers(),
          AllocationListReader.optionalIdentifierColumns
        )
      }
    } catch RegisterError.notARegister {
      return nil
    }
  }

  /// All that is wrong in lists that were read with the same options. What else there is to say is said.
  static func findings(in lists: [AllocationListReader], _ reading: TableReading) -> [TableFinding] {
    let findings = AllocationListReader.findings(in: lists, reading)
    for notice in findings.notices { StandardError.note("\(notice)") }
    return findings.all
  }

  private static func check(_ lists: [AllocationListReader], _ reading: TableReading) throws {
    let findings = findings(in: lists, reading)
    guard findings.isEmpty else { throw TablesError.findings(findings) }
  }

  /// An allocation list in CSV that is read by itself. All that is wrong in it is told.
  private static func list(
    _ path: String, identifiers: String? = nil, reading: TableReading, _ rules: IdentifierRules = .builtIn
  ) throws -> AllocationListReader {
    let list = try read(AllocationListReader(RegisterLayout(rules)), path, identifiers: identifiers, reading: reading)
    try check([list], reading)
    return list
  }

  /// Reads files into a list, and says which of their columns are skipped.
  static func read(
    _ empty: AllocationListReader, _ organisations: String, identifiers: String? = nil, reading: TableReading
  ) throws -> AllocationListReader {
    var list = empty
    try list.addOrganisations(InputFile(path: organisations), reading: reading)
    if let identifiers { try list.addIdentifiers(InputFile(path: identifiers), reading: reading) }
    for remark in list.remarks { StandardError.note("\(remark)") }
    return list
  }

  /// What batches are judged against, by a register, now or at the end of a day. Its head is checked, or all of it.
  static func index(
    _ path: String, asOf day: CivilDate?, isVerified: Bool, requiring requirement: AllocationRequirement?
  ) throws(RegisterError) -> AllocationIndex {
    let register = try AllocationRegister.open(path, isReadOnly: true)
    return isVerified
      ? try register.verified { _ in try register.index(asOf: day, requiring: requirement) }
      : try register.index(asOf: day, requiring: requirement)
  }

  /// The same by an allocation list, and a list of its identifiers where there is one. Says what the lists do not tell.
  static func index(
    list path: String, identifiers: String?, reading: TableReading, requiring requirement: AllocationRequirement?,
    _ rules: IdentifierRules
  ) throws -> AllocationIndex {
    let list = try list(path, identifiers: identifiers, reading: reading, rules)
    for gap in try ListGap.all(in: list, path, identifiers: identifiers, requiring: requirement) {
      StandardError.note("\(gap)")
    }
    return try AllocationIndex(list.state, name: path, knowsIdentifiers: identifiers != nil, requiring: requirement)
  }
}
