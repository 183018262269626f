import AllocationRegister
import ArgumentParser
import Files
import Messages
import Reporting
import Tables

struct RegisterVerifyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-list",
    abstract: "Check the signature of an allocation list: next to a CSV file, or inside a workbook.",
    discussion: """
      EXAMPLES:
        seckit register verify-list Fixtures/examples/list.csv \\
            --signature Fixtures/examples/list.csv.p7s \\
            --ca Fixtures/examples/signers.pem
        seckit register verify-list Fixtures/tables/signed.xlsx \\
            --ca Fixtures/tables/signers.pem

      A CSV list has a detached CMS signature in PEM, DER or S/MIME. It signs the bytes of the list ('export --sign', \
      'openssl cms -verify -binary') or the list as text ('openssl cms -sign' without -binary). The program openssl checks \
      it.

      An Excel workbook has its signatures inside and needs no --signature. The program xmlsec1 checks them, and each part \
      of the workbook is compared with what was signed. All sheets, shared texts and styles must be signed.

      The signer's certificate must lead to the authority of --ca, or be the certificate of --signer, or both. It must be \
      in force now, be for signing, and be strong: no RSA below 2,048 bits, no MD5, no SHA-1. Certificates that the system \
      trusts are ignored. The answer says what was not checked.

      \(ExitStatus.help(success: "the signature is valid", findings: "it is not valid"))
      """)

  @Argument(help: "The list.", completion: .file())
  var list: String

  @Option(
    help: ArgumentHelp("The signature of a CSV list: PEM, DER or S/MIME.", valueName: "file"), completion: .file())
  var signature: String?

  @Option(
    help: ArgumentHelp("The certification authority to trust (PEM).", valueName: "file"), completion: .file())
  var ca: String?

  @Option(
    name: [.customLong("signer"), .customLong("certificate")],
    help: ArgumentHelp("The signer's certificate (PEM).", valueName: "file"),
    completion: .file())
  var signer: String?

  @Option(
    help: ArgumentHelp(
      "Certificate revocation lists (PEM or DER); a revoked certificate is refused.", valueName: "file"),
    completion: .file())
  var crl: String?

  @OptionGroup var printing: ListOptions

  func validate() throws {
    guard ca != nil || signer != nil else {
      throw ValidationError("Say whose signature to trust: give --ca, --signer or both.")
    }
  }

  func run() throws {
    for path in [ca, signer, crl].compactMap(\.self) { _ = try InputFile(path: path) }
    let report = try report()
    let trusted = [ca.map { "Trusted: \($0.shownName)" }, signer.map { "Signer: \($0.shownName)" }].compactMap(\.self)
    try printing.write(report.listing(of: list).adding(notes: trusted))
    if !report.isValid { throw ExitStatus.findings }
  }

  private func report() throws -> SignatureReport {
    let file = try InputFile(path: list)
    let content = try file.readAll(limit: 1 << 30)
    guard content.starts(with: Workbook.beginning) else { return try reportOnText(content) }
    guard signature == nil else {
      throw CommandError("\(list.shownName): is a workbook, with its signatures inside; leave out --signature")
    }
    let workbook = try SignedWorkbook(PeekedSource(file, behind: content[...], hasEnded: true))
    return try checked { openssl, trust throws(SignatureError) in
      try WorkbookSignature.report(on: workbook, trust: trust, openssl: openssl)
    }
  }

  private func reportOnText(_ content: [UInt8]) throws -> SignatureReport {
    guard let signature else {
      throw CommandError("\(list.shownName): is not a workbook; give its signature as --signature FILE", .usage)
    }
    if let place = content.firstIndex(of: 0) {
      let line = content[..<place].count { $0 == UInt8(ascii: "\n") } + 1
      throw CommandError("\(list.shownName): line \(line): has a NUL byte, so it is not a list; ask for the list again")
    }
    let bytes = try InputFile(path: signature).readAll(limit: 1 << 24)
    return try checked { openssl, trust throws(SignatureError) in
      try ListSignature.report(on: (signature, bytes), of: content, trust: trust, openssl: openssl)
    }
  }

  private func checked(
    _ check: (OpenSSL, SignatureTrust) throws(SignatureError) -> SignatureReport
  ) throws -> SignatureReport {
    try SignatureError.told(of: list, notDone: "checked") { () throws(SignatureError) in
      let openssl = try OpenSSL()
      return try check(openssl, SignatureTrust(openssl, authority: ca, signer: signer, revocations: crl))
    }
  }
}
