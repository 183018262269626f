import Messages

/// Whose signatures are accepted: signatures by certificates that lead to a certification authority, or by one
/// certificate, or by that one if it leads to the authority; and which certificates were revoked.
package struct SignatureTrust: Sendable {
  /// The authority's certificates, or the signer's alone.
  private let anchors: [Certificate]
  /// The one who must have signed.
  let signer: Certificate?
  /// Revocation lists (PEM); empty where none are given.
  private let revocations: [UInt8]
  /// Whether an authority is trusted, and not the one certificate only.
  let hasAuthority: Bool

  /// Reads files: certificates (PEM) of an authority and of the signer, one of them at least, and revocation lists (PEM or
  /// DER).
  package init(_ openssl: OpenSSL, authority: String?, signer: String?, revocations: String?) throws(SignatureError) {
    let anchors = try authority.map { file throws(SignatureError) in try openssl.certificates(inFile: file) }
    let signer = try signer.map { file throws(SignatureError) in try openssl.certificates(inFile: file)[0] }
    let lists = try revocations.map { file throws(SignatureError) in try openssl.revocationLists(inFile: file) }
    self.init(anchors: anchors ?? [], signer: signer, revocations: lists ?? [])
  }

  /// The trust in one certificate itself.
  init(in signer: Certificate) { self.init(anchors: [], signer: signer) }

  private init(anchors: [Certificate], signer: Certificate?, revocations: [UInt8] = []) {
    self.anchors = anchors.isEmpty ? [signer].compactMap(\.self) : anchors
    (self.signer, self.revocations, hasAuthority) = (signer, revocations, !anchors.isEmpty)
  }

  /// The file of what is trusted and revoked, for `openssl -CAfile`.
  private var file: [UInt8] { anchors.flatMap(\.pem) + revocations }

  /// What `openssl` is told of it, where ``file`` is its file 3. Nothing that the system trusts is trusted; a key or a
  /// signature of a certificate with less than 112 bits of security is refused.
  private var options: [String] {
    ["-CAfile", "/dev/fd/3", "-no-CApath", "-no-CAstore", "-auth_level", "2"] + (hasAuthority ? [] : ["-partial_chain"])
  }

  /// How far it was looked up whether certificates were revoked.
  enum Revocation: String {
    case notChecked = "whether the certificate was revoked (give --crl)"
    case signerOnly =
      "whether the certificates between the signer's and the authority's were revoked (their lists are not in --crl)"
    case checked = ""
  }

  /// Lets `openssl` check something with the options and the file of this trust. All certificates are looked up in the
  /// revocation lists; where the lists are of the signer's issuer only, the signer's.
  func check(
    _ run: ([String], [UInt8]) throws(SignatureError) -> ExternalProgram.Outcome
  ) throws(SignatureError) -> (outcome: ExternalProgram.Outcome, revocation: Revocation) {
    guard !revocations.isEmpty else { return (try run(options, file), .notChecked) }
    let missing = "unable to get certificate CRL"
    let all = try run(options + ["-crl_check_all"], file)
    guard all.status != 0, all.errors.contains(missing) else { return (try Self.usable(all), .checked) }
    return (try Self.usable(try run(options + ["-crl_check"], file)), .signerOnly)
  }

  /// The outcome, unless it says that the lists don't answer.
  private static func usable(_ outcome: ExternalProgram.Outcome) throws(SignatureError) -> ExternalProgram.Outcome {
    if outcome.status != 0, let place = outcome.errors.firstRange(of: /[^\n:,]*\bCRL\b[^\n:]*/) {
      throw .outOfDate(outcome.errors[place].trimmed)
    }
    return outcome
  }
}
