import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting

struct RegisterVerifyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-list", abstract: "Check the signature on an allocation list (a detached CMS signature).",
    discussion: """
      The signature is one of the bytes of the list (as 'export --sign' makes it, and 'openssl cms -verify -binary' checks it), or of the list as text (as 'openssl cms -sign' makes it without \
      -binary), in PEM, DER or S/MIME.

      \(ExitStatus.help(success: "it is valid", findings: "it is not"))
      """)

  @Argument(help: "The list.", completion: .file())
  var list: String

  @Option(help: ArgumentHelp("The signature: PEM, DER or S/MIME.", valueName: "file"))
  var signature: String

  @Option(help: ArgumentHelp("The certification authority that is trusted (PEM).", valueName: "file"))
  var ca: String

  @Option(help: ArgumentHelp("The certificate of the one who must have signed it (PEM).", valueName: "file"))
  var certificate: String?

  @OptionGroup var printing: ListOptions

  func run() throws {
    for path in [ca, certificate].compactMap(\.self) { _ = try InputFile(path: path) }
    let content = try InputFile(path: list).readAll(limit: 1 << 30)
    if let place = content.firstIndex(of: 0) {
      let line = content[..<place].count { $0 == UInt8(ascii: "\n") } + 1
      throw CommandError("\(list.shownName): line \(line): has a NUL byte, which no list has; ask for the list again")
    }
    let bytes = try InputFile(path: signature).readAll(limit: 1 << 24)
    let verdict = try SignatureError.told(of: list, notDone: "checked") { () throws(SignatureError) in
      try ListSignature.verdict(on: (signature, bytes), of: content, authority: ca, signer: certificate)
    }
    try printing.write(listing(verdict))
    if case .invalid = verdict { throw ExitStatus.findings }
  }

  private func listing(_ verdict: ListSignature.Verdict) -> Listing {
    let (isValid, signer, detail) =
      switch verdict {
      case .valid(let signer): (true, signer, "")
      case .invalid(let words): (false, "", words)
      }
    let columns: [Listing.Column] = ["list", "signature", "verdict", "signer", "detail"]
    let values = [list, signature, isValid ? "valid" : "invalid", signer, detail]
    return Listing(
      columns, [values],
      table: .lines { _ in
        [isValid ? "the signature is valid, by \(signer.shown)" : "the signature is NOT valid: \(detail)"]
      }, json: .object(Listing.object(columns, values))
    ).sheet("Signature", notes: ["Trusted: \(ca.shownName)"])
  }
}
