import AllocationRegister
import ArgumentParser
import IDAllocation

/// The register that is asked, and how: shared by the commands that give something out.
struct AllocateTarget: ParsableArguments {
  @Option(help: ArgumentHelp("The register.", valueName: "file"))
  var register: String

  @OptionGroup var asking: RequestOptions

  var requests: String? { asking.requests }

  func run(_ kind: RequestTable.Kind, _ single: () throws(RegisterRefusal) -> RegisterRequest) throws {
    try asking.run(register, kind, single)
  }
}
