import AllocationRegister
import ArgumentParser
import Files
import IDAllocation
import Reporting

/// `seckit register init`: a new register.
struct RegisterInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a register, with the DCC in it.",
    discussion: "The rules that are built in (block, layout, roles, form of a signifier) are fixed into it.")

  @Argument(help: "The file to make.")
  var file: String

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  func validate() throws {
    guard !writing.dryRun else { throw ValidationError("--dry-run can't be given here: there is no register yet.") }
  }

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

/// `seckit register rename`: another name for an organisation.
struct RegisterRename: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give an organisation another name; the one before is kept.")

  @Argument(help: "The register.")
  var file: String

  @Argument(help: "The organisation: its signifier or its number.")
  var party: String

  @Argument(help: "The new name.")
  var name: String

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  func run() throws {
    try RegisterAnswers.ask(
      IdentifiedRequest(id: nil, .success(.rename(party: party, name: name))), of: file, writing, format: format)
  }
}

/// `seckit register withdraw`: an organisation or an identifier that is no longer used.
struct RegisterWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraw an identifier, or an organisation with all its identifiers.",
    discussion: "Nothing is ever given out again: the number, the range and the signifier stay with the organisation.")

  @Argument(help: "The register.")
  var file: String

  @Option(help: ArgumentHelp("The organisation: its signifier or its number.", valueName: "party"))
  var party: String?

  @Option(help: ArgumentHelp("The identifier.", valueName: "id"))
  var id: String?

  @Flag(help: "The organisation was expelled.")
  var expelled = false

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  func validate() throws {
    guard (party == nil) != (id == nil) else { throw ValidationError("Give either --party or --id.") }
    guard !expelled || party != nil else { throw ValidationError("--expelled is about a --party.") }
  }

  func run() throws {
    let request = Result { () throws(RegisterRefusal) -> RegisterRequest in
      if let id { return .withdraw(value: try RequestText.identifier(id)) }
      return .close(party: party ?? "", state: expelled ? .expelled : .withdrawn)
    }
    try RegisterAnswers.ask(IdentifiedRequest(id: nil, request), of: file, writing, format: format)
  }
}

/// `seckit register accept`: an identifier that the DCC has accepted.
struct RegisterAccept: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Note that the DCC has accepted an identifier.")

  @Argument(help: "The register.")
  var file: String

  @Argument(help: "The identifier.")
  var id: String

  @OptionGroup(title: "Writing") var writing: RegisterWriteOptions

  @Option(help: "The format: table, csv, json or jsonl.")
  var format: TableFormat = .table

  func run() throws {
    let request = Result { () throws(RegisterRefusal) -> RegisterRequest in
      .accept(value: try RequestText.identifier(id))
    }
    try RegisterAnswers.ask(IdentifiedRequest(id: nil, request), of: file, writing, format: format)
  }
}

/// `seckit register checkpoint`: the head of the chain.
struct RegisterCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Print the number and hash of the last event, to be published or mailed.",
    discussion: "'seckit register verify --checkpoint' proves later that the register still holds that past unchanged.")

  @Argument(help: "The register.")
  var file: String

  func run() throws {
    let head: RegisterEvent
    do throws(RegisterError) {
      head = try AllocationRegister.open(file, isReadOnly: true).head()
    } catch {
      throw RunFailure(error)
    }
    try WholeText.write("\(head.sequence):\(head.hash)\n")
  }
}

/// `seckit register receipt`: the receipt of an event.
struct RegisterReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Print the receipt of an event, for the Party to keep (JSON).")

  @Argument(help: "The register.")
  var file: String

  @Argument(help: "The number of the event, as answers give it (sequence).")
  var sequence: Int

  func run() throws {
    let receipt: RegisterReceipt?
    do throws(RegisterError) {
      receipt = try AllocationRegister.open(file, isReadOnly: true).receipt(of: sequence)
    } catch {
      throw RunFailure(error)
    }
    guard let receipt else { throw RunFailure("\(file): there is no event \(sequence)") }
    try WholeText.write(receipt.json)
  }
}
