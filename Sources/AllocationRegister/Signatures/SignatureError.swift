import Messages

/// Why a signature can't be made, or can't be checked. You meet it where keys, certificates or programs of the system are not
/// what they must be; a signature that was checked and is not right is a ``SignatureReport`` instead.
package enum SignatureError: UserError {
  case notInstalled(program: String, package: String)
  case silent(program: String)
  case refused(String)
  case noSignature(String)
  case noCertificate(String)
  case noRevocationList(String)
  case outOfDate(String)
  case noKey(String)
  case unfit(certificate: String, String)
  case noSigner
  case system(program: String, String)

  package var description: String {
    switch self {
    case .notInstalled(let program, let package):
      "signatures need the program \(program), which is not installed; install the package \(package)"
    case .silent(let program): "the program \(program.shownName) gives no usable answer; install it again"
    case .noSignature(let file):
      "\(file.shownName): is not a signature that openssl can read; give CMS as PEM, DER or S/MIME"
    case .noCertificate(let file):
      "\(file.shownName): is not a certificate (PEM); give a PEM file that begins with -----BEGIN CERTIFICATE-----"
    case .noRevocationList(let file): "\(file.shownName): is not a certificate revocation list; give one as PEM or DER"
    case .outOfDate(let words):
      "the revocation list does not cover the certificates: \(words.shown(upTo: 200)); give their issuer's newest list as --crl"
    case .noKey(let file): "\(file.shownName): is not a private key; give one as PEM, without a password"
    case .unfit(let certificate, let words):
      "\(certificate.shownName): a signature with this certificate would not be valid: \(words.shown(upTo: 200)); give another one"
    case .noSigner: "the signature does not contain its signer's certificate; give it as --signer"
    case .refused(let words): "openssl refuses: \(words.shown(upTo: 200))"
    case .system(let program, let words): "\(program.shownName) could not be run: \(words.shown)"
    }
  }

  /// Does something with a list; an error that names no file says of which list it is.
  package static func told<Value>(
    of list: String, notDone verb: String, _ work: () throws(SignatureError) -> Value
  ) throws -> Value {
    do throws(SignatureError) {
      return try work()
    } catch {
      switch error {
      case .noSignature, .noCertificate, .noRevocationList, .noKey, .unfit: throw error
      default: throw error.at("\(list.shownName): could not be \(verb)")
      }
    }
  }
}
