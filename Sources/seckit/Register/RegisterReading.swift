import AllocationRegister
import DelimitedText
import Files
import IDAllocation
import Messages
import WorkingDays

/// What commands read of a register, or of a list in its place.
enum RegisterReading {
  /// Asks a register for a Party. Where there is none, that is an error and no refusal: nothing was to be given out.
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

  /// What can be compared of a register, all of which is checked first, or of an allocation list in CSV, which has no identifiers.
  static func comparable(
    _ path: String, delimiter: Delimiter
  ) throws -> (listing: RegisterListing, identifiers: [(identifier: AllocatedIdentifier, signifier: String)]?) {
    // What comes from standard input is a list: a register is a file.
    guard path != InputFile.standardInputName else {
      return (RegisterListing(try list(path, delimiter: delimiter)), nil)
    }
    do {
      let register = try AllocationRegister.open(path, isReadOnly: true)
      return try register.verified { _ in
        (RegisterListing(try register.organisations()), try register.identifiersWithSignifiers())
      }
    } catch RegisterError.notARegister {
      return (RegisterListing(try list(path, delimiter: delimiter)), nil)
    }
  }

  /// An allocation list in CSV that stands for itself. All that is wrong in it is told. `option` is the one that says what
  /// stands between its fields.
  private static func list(
    _ path: String, identifiers: String? = nil, delimiter: Delimiter, option: String = "--delimiter"
  ) throws -> ImportList {
    let list = try read(ImportList(), path, identifiers: identifiers, delimiter: delimiter, option: option)
    guard list.problems.isEmpty else {
      for problem in list.problems { StandardError.write("\(problem)\n") }
      let count = list.problems.count
      throw CommandError("\(path.shownName): \(count.counted("problem")) in the list; mend it first")
    }
    return list
  }

  /// Reads files into a list, and says which of their columns are passed by.
  static func read(
    _ empty: ImportList, _ organisations: String, identifiers: String? = nil, delimiter: Delimiter,
    option: String = "--delimiter"
  ) throws -> ImportList {
    var list = empty
    try divided(by: option) {
      try list.addOrganisations(InputFile(path: organisations), delimiter: delimiter)
      if let identifiers { try list.addIdentifiers(InputFile(path: identifiers), delimiter: delimiter) }
    }
    for remark in list.remarks { StandardError.write("seckit: \(remark)\n") }
    return list
  }

  /// Reads a table. Where its fields were probably divided by another character, its error names the `option` for that.
  static func divided<Value>(by option: String, _ read: () throws -> Value) throws -> Value {
    do {
      return try read()
    } catch let error as ListTable.Failure {
      throw error.likelyDelimiter.map { error.adding("; is its delimiter a \($0)? Then give \(option) \($0)") } ?? error
    }
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
    list path: String, identifiers: String?, delimiter: Delimiter, requiring requirement: AllocationRequirement?
  ) throws -> AllocationIndex {
    let list = try list(path, identifiers: identifiers, delimiter: delimiter, option: "--allocations-delimiter")
    for gap in try ListGap.all(in: list, path, identifiers: identifiers, requiring: requirement) {
      StandardError.write("seckit: \(gap)\n")
    }
    return try AllocationIndex(list.state, name: path, knowsIdentifiers: identifiers != nil, requiring: requirement)
  }
}
