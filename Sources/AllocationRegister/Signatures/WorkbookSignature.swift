import Files
import Messages
package import Tables

/// Signatures inside workbooks, as Excel makes them (OPC, ECMA-376 part 2). The `xmlsec1` program checks the signature on
/// its list of parts, the openssl program the certificate; each part is compared with the list here.
package enum WorkbookSignature {
  /// Whether a workbook's signatures are of all that is read of it, by somebody who is trusted. A workbook without one is
  /// not validly signed. Throws where that could not be checked.
  package static func report(
    on workbook: SignedWorkbook, trust: SignatureTrust, openssl: OpenSSL
  ) throws(SignatureError) -> SignatureReport {
    let xmlsec = try XMLSec()
    var report = SignatureReport(programs: [xmlsec.program, openssl.program])
    guard !workbook.signatures.isEmpty else {
      report.signatures = [.invalid("", "the workbook has no signature")]
      return report
    }
    let contents = SignedContents(workbook)
    var times: [String] = []
    var unsigned = Set(workbook.parts)
    for (part, signature) in workbook.signatures {
      switch signature {
      case .failure(let error):
        report.signatures.append(.invalid(part, error.content?.words ?? "\(error)"))
      case .success(let signature):
        let (content, coverage) = contents.judge(signature)
        unsigned.subtract(coverage.named)
        let faults = SignedContents.faults(ofForm: signature) + content
        let judged = try judge(signature, faults, trust, openssl, xmlsec)
        report.signatures.append(judged.signature)
        if let remark = judged.revocation { report.unchecked.append(remark) }
        if judged.signature.verdict != .invalid {
          report.checked.append(
            "\(part.shownName) signs \(coverage.parts.count.counted("part")), with all sheets, shared texts and styles")
        }
        times += coverage.time.map { ["\(part.shownName) says \($0)"] } ?? []
      }
    }
    report.judge(trust)
    report.unchecked = report.unchecked.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    let said = times.isEmpty ? "" : " (\(times.joined(separator: ", ")))"
    report.unchecked.append(
      "when it was signed\(said): time stamps are ignored, and the certificate is judged as of now")
    report.unchecked += unsignedWords(unsigned)
    report.unchecked.append(
      "what Excel says about it: this check was never compared with a workbook signed by Excel")
    return report
  }

  /// The parts that no signature is of, for people; none where there are none.
  private static func unsignedWords(_ parts: Set<String>) -> [String] {
    guard !parts.isEmpty else { return [] }
    let some = parts.sorted().prefix(10).map { $0.shownName }.joined(separator: ", ")
    return ["parts that are not signed: \(some)\(parts.count > 10 ? " and \(parts.count - 10) more" : "")"]
  }

  private typealias Judged = (signature: SignatureReport.Signature, revocation: String?)

  private static func judge(
    _ signature: PackageSignature, _ faults: [String], _ trust: SignatureTrust, _ openssl: OpenSSL, _ xmlsec: XMLSec
  ) throws(SignatureError) -> Judged {
    let part = signature.part
    guard faults.isEmpty else {
      // What is not of a form that is known is not given to a program that knows more forms.
      let more = faults.count > 5 ? "; and \(faults.count - 5) more" : ""
      return (.invalid(part, faults.prefix(5).joined(separator: "; ") + more), nil)
    }
    var candidates: [Certificate] = []
    for text in signature.certificates {
      let pem = "-----BEGIN CERTIFICATE-----\n\(wrapped(text))\n-----END CERTIFICATE-----\n"
      guard let certificate = try openssl.certificate(Array(pem.utf8)) else {
        return (.invalid(part, "it contains a certificate that openssl can't read"), nil)
      }
      candidates.append(certificate)
    }
    if let expected = trust.signer {
      let others = candidates.filter { $0.fingerprint != expected.fingerprint }
      if candidates.isEmpty || others.count < candidates.count { candidates = [expected] + others }
    }
    guard !candidates.isEmpty else { throw .noSigner }
    guard let signer = try xmlsec.signer(of: signature, among: candidates) else {
      return (
        .invalid(
          part,
          "its list of parts was changed after it was signed, or it was not made with a certificate that it contains"),
        nil
      )
    }
    if let wrong = signer.isForSomethingElse {
      return (.invalid(part, "the certificate of \(signer.subject) can't sign: \(wrong)", signer), nil)
    }
    guard trust.hasAuthority || trust.signer?.fingerprint == signer.fingerprint else {
      let words = "its certificate does not match --signer; give its authority as --ca"
      return (SignatureReport.Signature(name: part, verdict: .untrusted, signer: signer, detail: words), nil)
    }
    let (verified, revocation) = try trust.check { options, anchors throws(SignatureError) in
      try openssl.run(
        ["verify"] + options + ["-untrusted", "/dev/fd/4", "/dev/fd/5"],
        files: [anchors, candidates.flatMap(\.pem), signer.pem])
    }
    guard verified.status == 0 else {
      let words = verified.errors.firstMatch(of: /depth lookup: ([^\n]*)/)?.1 ?? "it could not be verified"
      return (.invalid(part, "the certificate of \(signer.subject) is not trusted: \(words)", signer), nil)
    }
    guard String(decoding: verified.output, as: UTF8.self).contains("OK") else {
      throw .silent(program: openssl.program.path)
    }
    return (.valid(part, signer), revocation == .checked ? nil : revocation.rawValue)
  }

  /// Base 64 in lines as PEM has them.
  private static func wrapped(_ text: String) -> String {
    var lines: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(64))
      rest = rest.dropFirst(64)
    }
    return lines.joined(separator: "\n")
  }
}

/// The `xmlsec1` program, which checks XML Signatures.
struct XMLSec {
  let program: ExternalProgram

  init() throws(SignatureError) {
    program = try ExternalProgram("xmlsec1", package: "xmlsec1", asking: "--version", expecting: "xmlsec1 ")
  }

  /// The certificate with whose key a signature was made, of some.
  ///
  /// Only the key of that one certificate is taken: keys that the signature brings along would prove nothing, and whether
  /// the certificate is trusted is asked of openssl, which knows revocation lists.
  func signer(
    of signature: PackageSignature, among candidates: [Certificate]
  ) throws(SignatureError) -> Certificate? {
    // From 1.3 on, it takes no key but the named one unless it is told to.
    let lax = program.version.hasPrefix("xmlsec1 1.2.") ? [] : ["--lax-key-search"]
    for candidate in candidates {
      let run = try program.run(
        ["--verify", "--ignore-manifests", "--enabled-reference-uris", "same-doc", "--enabled-key-data", "key-name"]
          + lax + ["--pubkey-cert-pem", "/dev/fd/3", "/dev/fd/4"],
        files: [candidate.pem, signature.bytes])
      let said = String(decoding: run.output, as: UTF8.self) + run.errors
      let words = said.split(separator: "\n")
      if run.status == 0, words.contains("OK") { return candidate }
      guard run.status != 0, words.contains("FAIL") || words.contains("ERROR") else {
        throw .silent(program: program.path)
      }
    }
    return nil
  }
}
