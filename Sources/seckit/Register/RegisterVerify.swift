import AllocationRegister
import ArgumentParser
import Files

/// `seckit register verify`: whether a register is what its events add up to.
struct RegisterVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a register is what its events add up to, and that no event was changed.",
    discussion: """
      Follows the chain of events from the first, works out what they add up to, and compares that with the register. \
      Receipts and checkpoints of before prove that what they are of is still there, unchanged.

      Exit status: 0 it is sound; 1 it is not, and the first event that doesn't fit is named, or \
      a receipt is not of it; 2 the run could not be \
      finished; 64 the command line is wrong.
      """)

  @Argument(help: "The register.")
  var file: String

  @Option(help: ArgumentHelp("A receipt of the register; may be repeated.", valueName: "file"))
  var receipt: [String] = []

  @Option(
    help: ArgumentHelp("A checkpoint of the register, as 'checkpoint' prints it; may be repeated.", valueName: "n:hash")
  )
  var checkpoint: [String] = []

  func run() throws {
    var wanted: [(sequence: Int, hash: EventHash)] = []
    for text in checkpoint {
      let parts = text.split(separator: ":")
      guard parts.count == 2, let sequence = Int(parts[0]), let hash = EventHash(String(parts[1])) else {
        throw ValidationError("'\(text)' is no checkpoint; write it as 'seckit register checkpoint' prints it.")
      }
      wanted.append((sequence, hash))
    }
    var changed: [String] = []
    for path in receipt {
      do {
        let receipt = try RegisterReceipt(json: WholeFile.bytes(of: InputFile(path: path), limit: 1 << 24))
        if receipt.isIntact {
          wanted += receipt.checkpoints
        } else {
          changed.append("\(path): was changed: its hash is not that of its content\n")
        }
      } catch let error as FileError {
        throw RunFailure(error)
      } catch let error as WholeFile.OverLimit {
        throw RunFailure(error.description)
      } catch {
        throw RunFailure("\(path): \(error)")
      }
    }
    let verification: RegisterVerification
    do throws(RegisterError) {
      verification = try AllocationRegister.open(file, isReadOnly: true).verify(checkpoints: wanted)
    } catch .damaged(_, let reason) {
      // The register can't even be opened: its first event, which says what it is, does not fit.
      try WholeText.write("event 1: \(reason)\n")
      throw ExitCode(RunStatus.findings.rawValue)
    } catch {
      throw RunFailure(error)
    }
    let faults = verification.faults.map { "\($0)\n" } + changed
    guard faults.isEmpty else {
      try WholeText.write(faults.joined())
      throw ExitCode(RunStatus.findings.rawValue)
    }
    try WholeText.write(
      "\(file) is sound: \(verification.events) events, head \(verification.events):\(verification.head)\n")
  }
}
