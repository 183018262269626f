import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting

struct RegisterVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a register is what its events add up to, and that no event was changed.",
    discussion: """
      Follows the chain of events from the first, works out what they add up to, and compares that with the register. \
      Receipts and checkpoints of before prove that what they are of is still there, unchanged.

      \(ExitStatus.help(
        success: "it is sound",
        findings: "it is not, and the first event that doesn't fit is named, or a receipt is not of it"))
      """)

  @Argument(help: "The register.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("A receipt of the register; may be repeated.", valueName: "file"))
  var receipt: [String] = []

  @Option(
    help: ArgumentHelp(
      "A checkpoint of the register, as 'checkpoint' prints it; may be repeated.", valueName: "n:hash"),
    transform: { text in
      guard let checkpoint = RegisterCheckpoint(text) else {
        throw ValidationError("'\(text.shown)' is no checkpoint; write it as 'seckit register checkpoint' prints it.")
      }
      return checkpoint
    })
  var checkpoint: [RegisterCheckpoint] = []

  @OptionGroup var printing: ListOptions

  func run() throws {
    var wanted = checkpoint
    var changed: [RegisterVerification.Finding] = []
    for path in receipt {
      let receipt = try WholeFile.parsed(path, limit: RegisterReceipt.sizeLimit) { try RegisterReceipt(json: $0) }
      if receipt.event.isIntact {
        wanted += receipt.checkpoints(name: path)
      } else {
        let detail = "\(path.shownName): was changed: its hash is not that of its content"
        changed.append(.init(sequence: nil, detail: detail))
      }
    }
    let verification = try AllocationRegister.verification(of: file, checkpoints: wanted).adding(changed)
    try printing.write(VerificationReport(verification, of: file, checkpoints: wanted))
    guard !verification.faults.isEmpty else { return }
    if verification.faults != changed {
      StandardError.write(
        "seckit: \(file.shownName): is not sound; keep it to look into, and put a backup in its place:"
          + " 'seckit register restore BACKUP \(file.shownName) --force'\n")
    }
    throw ExitStatus.findings
  }
}
