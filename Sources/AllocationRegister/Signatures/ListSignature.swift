import Messages

/// CMS signatures (RFC 5652) on allocation lists in CSV, made and checked by the `openssl` program.
package enum ListSignature {
  /// The detached signature (PEM) on the bytes of a list, as they are, and the certificate that it is by. It is checked as
  /// ``report(on:of:trust:openssl:)`` does: a certificate that is not in force, is for something else or is weak signs
  /// nothing. Certificates of the file behind the first, those between the signer's and the authority's, go with the
  /// signature.
  package static func signature(
    on list: String, key: String, certificate file: String, openssl: OpenSSL
  ) throws(SignatureError) -> [UInt8] {
    let certificates = try openssl.certificates(inFile: file)
    for certificate in certificates {
      guard let weakness = certificate.weakness else { continue }
      throw .unfit(certificate: file, "\(certificate.subject): \(weakness)")
    }
    let (signer, others) = (certificates[0], certificates.dropFirst().flatMap(\.pem))
    guard ["rsaEncryption", "rsassaPss", "id-ecPublicKey"].contains(signer.keyKind) else {
      throw .unfit(
        certificate: file, "openssl can't sign CMS with a key of the kind \(signer.keyKind), but with RSA and EC")
    }
    // Read once: it may be a pipe.
    let keyBytes = try openssl.bytes(of: key)
    guard
      try openssl.run(["pkey", "-noout", "-passin", "pass:", "-in", "/dev/fd/3"], files: [keyBytes]).status == 0
    else { throw .noKey(key) }
    let content = Array(list.utf8)
    let run = try openssl.run(
      ["cms", "-sign", "-binary", "-signer", "/dev/fd/3", "-inkey", "/dev/fd/4", "-outform", "PEM", "-md", "sha256"]
        + (others.isEmpty ? [] : ["-certfile", "/dev/fd/5"]),
      input: content, files: [signer.pem, keyBytes, others])
    guard run.status == 0 else { throw .refused(OpenSSL.reason(run.errors)) }
    guard !run.output.isEmpty else { throw .silent(program: openssl.program.path) }
    let report = try report(
      on: ("the signature", run.output), of: content, trust: SignatureTrust(in: signer), openssl: openssl)
    guard report.isValid else {
      let words = report.signatures.map(\.detail).joined(separator: "; ")
      throw .unfit(certificate: file, String(words.split(separator: "Verify error: ").last ?? ""))
    }
    return run.output
  }

  /// Whether a signature is of a list, by somebody who is trusted. It may be of the bytes as they are (`openssl cms -sign
  /// -binary`) or, as openssl signs without being told otherwise, of the list as text, in which all line ends are CR LF; as
  /// PEM, DER or S/MIME. Where the signer's certificate is given, the signature need not bring it along. Throws where it
  /// could not be checked.
  ///
  /// The openssl program is given bytes only: its own reading of text ends at the first NUL byte.
  package static func report(
    on signature: (name: String, bytes: [UInt8]), of list: [UInt8], trust: SignatureTrust, openssl: OpenSSL
  ) throws(SignatureError) -> SignatureReport {
    let (name, signature) = signature
    let form =
      if signature.starts(with: "-----BEGIN".utf8) { "PEM" } else if signature.first == 0x30 { "DER" } else { "SMIME" }
    let structure = try openssl.run(["cms", "-cmsout", "-print", "-noout", "-inform", form], input: signature)
    guard structure.status == 0 else { throw .noSignature(name) }
    var report = SignatureReport(
      programs: [openssl.program],
      unchecked: ["when it was signed: time stamps are ignored, and the certificate is judged as of now"])
    func check(_ content: [UInt8]) throws(SignatureError) -> (ExternalProgram.Outcome, SignatureTrust.Revocation) {
      try trust.check { options, anchors throws(SignatureError) in
        try openssl.run(
          ["cms", "-verify", "-binary", "-inform", form, "-content", "/dev/fd/4", "-out", "/dev/null"]
            + ["-signer", "/dev/stdout"] + options + (trust.signer == nil ? [] : ["-certfile", "/dev/fd/5"]),
          input: signature, files: [anchors, content, trust.signer?.pem ?? []])
      }
    }
    let (exact, ofExact) = try check(list)
    guard exact.status == 0 || exact.status == notVerified else { throw .refused(OpenSSL.reason(exact.errors)) }
    let (good, revocation) = exact.status == 0 ? (exact, ofExact) : try check(asText(list))
    guard good.status == 0 else {
      if trust.signer == nil, exact.errors.contains("signer certificate not found") { throw .noSigner }
      report.signatures = [.invalid(name, OpenSSL.reason(exact.errors))]
      return report
    }
    report.unchecked += revocation == .checked ? [] : [revocation.rawValue]
    let signers = try OpenSSL.blocks(of: good.output, "CERTIFICATE").map { block throws(SignatureError) in
      guard let signer = try openssl.certificate(block) else { throw .silent(program: openssl.program.path) }
      return signer
    }
    // A program that finds nothing wrong with a signature of nobody has not checked it.
    guard !signers.isEmpty else { throw .silent(program: openssl.program.path) }
    report.signatures = signers.map { .valid(name, $0) }
    if let weak = weakness(of: String(decoding: structure.output, as: UTF8.self)) {
      report.signatures = signers.map { .invalid(name, "it is made with \(weak), which can be forged", $0) }
    }
    report.judge(trust)
    return report
  }

  /// The algorithm by which a signature could be forged, in what openssl prints of it.
  private static func weakness(of structure: String) -> String? {
    let lines = structure.split(separator: "\n").drop { !$0.contains("signerInfos:") }
    return lines.lazy.map(\.trimmed).first { $0.hasPrefix("algorithm: ") && Certificate.isWeak($0) }.map {
      String($0.dropFirst("algorithm: ".count).prefix { $0 != " " })
    }
  }

  /// The bytes that openssl signs of a text: each line without the CRs at its end, and CR LF behind it.
  private static func asText(_ list: [UInt8]) -> [UInt8] {
    let (cr, lf) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
    var text: [UInt8] = []
    text.reserveCapacity(list.count + list.count / 16)
    let lines = list.split(separator: lf, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      text += line.prefix(line.count - line.reversed().prefix { $0 == cr }.count)
      if index < lines.count - 1 { text += [cr, lf] }
    }
    return text
  }

  /// What `openssl cms` ends with where it could read all files, and the signature is not good.
  private static let notVerified: Int32 = 4
}
