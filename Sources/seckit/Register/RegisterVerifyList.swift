import AllocationRegister
import ArgumentParser
import Files

/// `seckit register verify-list`: whether a list is the one that was signed.
struct RegisterVerifyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-list", abstract: "Check the signature on an allocation list (a detached CMS signature).",
    discussion: "Exit status: 0 it is valid; 1 it is not; 2 it could not be checked; 64 the command line is wrong.")

  @Argument(help: "The list.")
  var list: String

  @Option(help: ArgumentHelp("The signature, PEM or DER.", valueName: "file"))
  var signature: String

  @Option(help: ArgumentHelp("The certification authority that is trusted (PEM).", valueName: "file"))
  var ca: String

  func run() throws {
    let isValid: Bool
    let words: String
    do {
      for path in [list, signature, ca] { _ = try InputFile(path: path) }
      (isValid, words) = try ListSignature.isValid(signature, of: list, authority: ca)
    } catch let error as FileError {
      throw RunFailure(error)
    } catch {
      throw RunFailure("\(error)")
    }
    try WholeText.write(isValid ? "the signature is valid\n" : "the signature is NOT valid: \(words)\n")
    if !isValid { throw ExitCode(RunStatus.findings.rawValue) }
  }
}
