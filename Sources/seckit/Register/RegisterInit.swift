import AllocationRegister
import ArgumentParser
import Files
import IDAllocation

/// `seckit register init`: a new register.
struct RegisterInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a register, with the DCC in it.",
    discussion: "The rules that are built in (block, layout, roles, form of a signifier) are fixed into it.")

  @Argument(help: "The file to make.")
  var file: String

  @OptionGroup(title: "Writing") var writing: RegisterEventOptions

  func run() throws {
    do throws(RegisterError) {
      let register = try AllocationRegister.create(
        at: file, layout: RegisterLayout(.builtIn), time: writing.moment, actor: writing.name,
        waitSeconds: writing.wait)
      let head = try register.head()
      StandardError.write("seckit: made \(file); its head is \(head.sequence):\(head.hash)\n")
    } catch {
      throw RunFailure(error)
    }
  }
}
