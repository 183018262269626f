import AllocationRegister
import ArgumentParser
import IDAllocation

/// The register that is asked, and how: shared by the commands that give something out.
struct AllocateTarget: ParsableArguments {
  @Option(help: ArgumentHelp("The register.", valueName: "file"))
  var register: String

  @OptionGroup var asking: RequestOptions

  var requests: String? { asking.requests }

  /// Refuses a number that no organisation could have.
  func check(number: Int?) throws {
    if let number, number < 0 { throw ValidationError("--number can't be negative.") }
  }

  func run(_ kind: RequestTable.Kind, _ single: RegisterRequest?) throws {
    try asking.run(register, kind, single)
  }
}
