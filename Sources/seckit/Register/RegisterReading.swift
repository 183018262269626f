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

  /// The allocation list of a register, or of a file of CSV.
  static func listingOrList(_ path: String) throws(RunFailure) -> RegisterListing {
    do throws(RegisterError) {
      return RegisterListing(try AllocationRegister.open(path, isReadOnly: true).organisations())
    } catch {
      guard case .notARegister = error else { throw RunFailure(error) }
      return try list(path)
    }
  }

  private static func list(_ path: String) throws(RunFailure) -> RegisterListing {
    do {
      var state = MemoryRegister(layout: RegisterLayout(.builtIn))
      let making = try RegisterRules.changes(for: .initialise(layout: state.layout), in: state, on: .first)
      for change in making { state.apply(change) }
      var read = ImportList(state, on: .first)
      try read.addOrganisations(InputFile(path: path))
      if let problem = read.problems.first { throw RunFailure("\(problem)") }
      for action in read.actions {
        for change in try RegisterRules.changes(for: action, in: state, on: .first) { state.apply(change) }
      }
      return RegisterListing(state)
    } catch let failure as RunFailure {
      throw failure
    } catch let error as FileError {
      throw RunFailure(error)
    } catch {
      throw RunFailure("\(error)")
    }
  }
}
