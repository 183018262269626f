import AllocationRegister
import DelimitedText
import Files
import IDAllocation
import Messages
import WorkingDays

/// What commands read of a register.
enum RegisterReading {
  static func open(_ path: String) throws(RunFailure) -> AllocationRegister {
    do throws(RegisterError) {
      return try AllocationRegister.open(path, isReadOnly: true)
    } catch {
      throw RunFailure(error)
    }
  }

  /// The allocation list of a register, now or at the end of a day. The whole register is checked first.
  static func listing(_ path: String, asOf day: CivilDate?) throws(RunFailure) -> RegisterListing {
    do throws(RegisterError) {
      let register = try AllocationRegister.open(path, isReadOnly: true)
      return try register.verified { _ in
        if let day { return RegisterListing(try register.state(asOf: day)) }
        return RegisterListing(try register.organisations())
      }
    } catch {
      throw RunFailure(error)
    }
  }

  /// The identifiers of a register as CSV, now or at the end of a day. The whole register is checked first.
  static func identifiers(_ path: String, asOf day: CivilDate?) throws(RunFailure) -> String {
    var text = IdentifierListing.header
    do throws(RegisterError) {
      let register = try AllocationRegister.open(path, isReadOnly: true)
      for (identifier, signifier) in try register.verified({ _ in try register.identifiersWithSignifiers(asOf: day) }) {
        text += IdentifierListing.record(identifier, signifier: signifier)
      }
    } catch {
      throw RunFailure(error)
    }
    return text
  }

  /// What can be compared of a register, all of which is checked first, or of an allocation list in CSV, which has no identifiers.
  static func comparable(
    _ path: String, delimiter: Delimiter
  ) throws(RunFailure) -> (
    listing: RegisterListing, identifiers: [(identifier: AllocatedIdentifier, signifier: String)]?
  ) {
    // What comes from standard input is a list: a register is a file.
    guard path != InputFile.standardInputName else {
      return (RegisterListing(try list(path, delimiter: delimiter)), nil)
    }
    do throws(RegisterError) {
      let register = try AllocationRegister.open(path, isReadOnly: true)
      return try register.verified { _ in
        (RegisterListing(try register.organisations()), try register.identifiersWithSignifiers())
      }
    } catch {
      guard case .notARegister = error else { throw RunFailure(error) }
      return (RegisterListing(try list(path, delimiter: delimiter)), nil)
    }
  }

  /// An allocation list in CSV that stands for itself. All that is wrong in it is told. `option` is the one that says what
  /// stands between its fields.
  private static func list(
    _ path: String, identifiers: String? = nil, delimiter: Delimiter, option: String = "--delimiter"
  ) throws(RunFailure) -> ImportList {
    let list = try read(ImportList(), path, identifiers: identifiers, delimiter: delimiter, option: option)
    guard list.problems.isEmpty else {
      for problem in list.problems { StandardError.write("\(problem)\n") }
      let count = list.problems.count
      throw RunFailure("\(path.shownName): \(count) problem\(count == 1 ? "" : "s") in the list; mend it first")
    }
    return list
  }

  /// Reads files into a list, and says which of their columns are passed by.
  static func read(
    _ empty: ImportList, _ organisations: String, identifiers: String? = nil, delimiter: Delimiter,
    option: String = "--delimiter"
  ) throws(RunFailure) -> ImportList {
    var list = empty
    do {
      try list.addOrganisations(InputFile(path: organisations), delimiter: delimiter)
      if let identifiers { try list.addIdentifiers(InputFile(path: identifiers), delimiter: delimiter) }
    } catch let error as FileError {
      throw RunFailure(error)
    } catch let error as ListTable.Failure {
      throw RunFailure(error, delimiterOption: option)
    } catch {
      preconditionFailure("nothing else is thrown: \(error)")
    }
    for remark in list.remarks { StandardError.write("seckit: \(remark)\n") }
    return list
  }

  /// What batches are judged against, by a register, now or at the end of a day. Its head is checked, or all of it.
  static func index(
    _ path: String, asOf day: CivilDate?, isVerified: Bool, requiring requirement: AllocationRequirement?
  ) throws(RunFailure) -> AllocationIndex {
    do throws(RegisterError) {
      let register = try AllocationRegister.open(path, isReadOnly: true)
      return isVerified
        ? try register.verified { _ in try register.index(asOf: day, requiring: requirement) }
        : try register.index(asOf: day, requiring: requirement)
    } catch {
      throw RunFailure(error)
    }
  }

  /// The same by an allocation list, and a list of its identifiers where there is one. Says what the lists do not tell.
  static func index(
    list path: String, identifiers: String?, delimiter: Delimiter, requiring requirement: AllocationRequirement?
  ) throws(RunFailure) -> AllocationIndex {
    let list = try list(path, identifiers: identifiers, delimiter: delimiter, option: "--allocations-delimiter")
    do throws(ListGap.Failure) {
      for gap in try ListGap.all(in: list, path, identifiers: identifiers, requiring: requirement) {
        StandardError.write("seckit: \(gap)\n")
      }
    } catch {
      throw RunFailure(error.description)
    }
    do throws(RegisterError) {
      return try AllocationIndex(
        list.state, name: path, knowsIdentifiers: identifiers != nil, requiring: requirement)
    } catch {
      throw RunFailure(error)
    }
  }
}
