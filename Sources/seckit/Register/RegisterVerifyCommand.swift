import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting

struct RegisterVerifyCommand: RegisterCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a register matches its events, and that no event was changed.",
    discussion: """
      EXAMPLES:
        seckit register verify Fixtures/examples/r.db
        seckit register verify Fixtures/examples/r.db \\
            --receipt Fixtures/examples/receipt.json

      Follows the chain of events from the first, and compares the result with the register. Earlier receipts and \
      checkpoints are checked against the event chain.

      \(ExitStatus.help(
        success: "it is sound",
        findings: "it is not (the first event that does not fit is named), or a receipt does not match"))
      """)

  @OptionGroup var file: RegisterArgument

  @Option(help: ArgumentHelp("Check this receipt against the register; may be repeated.", valueName: "file"))
  var receipt: [String] = []

  @Option(
    help: ArgumentHelp(
      "Check this checkpoint, in the form that 'checkpoint' prints; may be repeated.", valueName: "n:hash"),
    transform: { text in
      guard let checkpoint = RegisterCheckpoint(text) else {
        throw ValidationError(
          "'\(text.shown)' is not a checkpoint; give it in the form that 'seckit register checkpoint' prints.")
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
        let detail = "\(path.shownName): was changed: its hash does not match its content"
        changed.append(.init(sequence: nil, detail: detail, isOfProof: true))
      }
    }
    let verification = try AllocationRegister.verification(of: file.path, checkpoints: wanted).adding(changed)
    try printing.write(VerificationReport(verification, of: file.path, checkpoints: wanted))
    guard !verification.faults.isEmpty else { return }
    if verification.faults.contains(where: { !$0.isOfProof }) {
      StandardError.write(
        "seckit: \(file.path.shownName): is not sound; keep a copy of it, and replace it with a backup:"
          + " 'seckit register restore BACKUP \(file.path.shownName) --force'\n")
    } else if verification.faults != changed {
      StandardError.write(
        "seckit: \(file.path.shownName): is sound in itself, but does not fit a receipt or checkpoint; check that they belong to it."
          + " If they do, events were replaced: keep a copy, and look for a backup that fits\n")
    }
    throw ExitStatus.findings
  }
}
