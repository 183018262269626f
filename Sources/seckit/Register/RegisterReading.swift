import AllocationRegister
import Files
import IDAllocation
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

  /// The allocation list of a register, now or at the end of a day.
  static func listing(_ path: String, asOf day: CivilDate?) throws(RunFailure) -> RegisterListing {
    do throws(RegisterError) {
      let register = try AllocationRegister.open(path, isReadOnly: true)
      if let day { return RegisterListing(try register.state(asOf: day)) }
      return RegisterListing(try register.organisations())
    } catch {
      throw RunFailure(error)
    }
  }

  /// The identifiers of a register as CSV, now or at the end of a day.
  static func identifiers(
    _ path: String, asOf day: CivilDate?, isSpreadsheetSafe: Bool
  ) throws(RunFailure) -> String {
    var text = IdentifierListing.header
    do throws(RegisterError) {
      for (identifier, signifier) in try AllocationRegister.open(path, isReadOnly: true).identifiersWithSignifiers(
        asOf: day)
      {
        text += IdentifierListing.record(identifier, signifier: signifier, isSpreadsheetSafe: isSpreadsheetSafe)
      }
    } catch {
      throw RunFailure(error)
    }
    return text
  }

  /// What can be compared of a register, or of an allocation list in CSV, which has no identifiers.
  static func comparable(
    _ path: String
  ) throws(RunFailure) -> (
    listing: RegisterListing, identifiers: [(identifier: AllocatedIdentifier, signifier: String)]?
  ) {
    do throws(RegisterError) {
      let register = try AllocationRegister.open(path, isReadOnly: true)
      return (RegisterListing(try register.organisations()), try register.identifiersWithSignifiers())
    } catch {
      guard case .notARegister = error else { throw RunFailure(error) }
      return (RegisterListing(try list(path)), nil)
    }
  }

  /// The organisations of an allocation list in CSV. All that is wrong in it is told.
  static func list(_ path: String) throws(RunFailure) -> MemoryRegister {
    var read = ImportList()
    do {
      try read.addOrganisations(InputFile(path: path))
    } catch let error as FileError {
      throw RunFailure(error)
    } catch {
      throw RunFailure("\(error)")
    }
    guard read.problems.isEmpty else {
      for problem in read.problems { StandardError.write("\(problem)\n") }
      let count = read.problems.count
      throw RunFailure("\(path): \(count) problem\(count == 1 ? "" : "s") in the list; mend it first")
    }
    return read.state
  }

  /// What batches are judged against, by a register, now or at the end of a day.
  static func index(_ path: String, asOf day: CivilDate?) throws(RunFailure) -> AllocationIndex {
    do throws(RegisterError) {
      return try AllocationRegister.open(path, isReadOnly: true).index(asOf: day)
    } catch {
      throw RunFailure(error)
    }
  }

  /// The same by an allocation list.
  static func index(list path: String) throws(RunFailure) -> AllocationIndex {
    let state = try list(path)
    do throws(RegisterError) {
      return try AllocationIndex(state, name: path)
    } catch {
      throw RunFailure(error)
    }
  }
}
