import Files
import Messages

/// The `openssl` program, which knows certificates and CMS: the CMS of swift-certificates is not public yet.
package struct OpenSSL: Sendable {
  package let program: ExternalProgram

  /// The most bytes of a file with certificates or revocation lists: the files of large authorities have some ten
  /// million.
  private static let limit = 1 << 26

  /// Finds the program. Throws where there is none, or one that does not say what it is.
  package init() throws(SignatureError) {
    program = try ExternalProgram("openssl", package: "openssl", asking: "version", expecting: "OpenSSL ")
  }

  func run(
    _ arguments: [String], input: [UInt8] = [], files: [[UInt8]] = []
  ) throws(SignatureError) -> ExternalProgram.Outcome {
    try program.run(arguments, input: input, files: files)
  }

  /// The certificates of a file (PEM), in its order: one at least.
  func certificates(inFile file: String) throws(SignatureError) -> [Certificate] {
    let blocks = Self.blocks(of: try bytes(of: file), "CERTIFICATE")
    guard !blocks.isEmpty, blocks.count <= 1000 else { throw .noCertificate(file) }
    return try blocks.map { block throws(SignatureError) in
      guard let certificate = try certificate(block) else { throw .noCertificate(file) }
      return certificate
    }
  }

  /// A certificate (PEM); `nil` where the text is not a certificate.
  func certificate(_ text: [UInt8]) throws(SignatureError) -> Certificate? {
    // The extensions are left out of the text: they could say anything on a line of their own.
    let left = "no_header,no_version,no_serial,no_issuer,no_validity,no_subject,no_extensions,no_sigdump"
    let run = try run(
      [
        "x509", "-noout", "-subject", "-startdate", "-enddate", "-dateopt", "iso_8601", "-nameopt", "RFC2253",
        "-fingerprint", "-sha256", "-text", "-certopt", left,
      ], input: text)
    guard run.status == 0 else { return nil }
    guard let facts = Certificate(text, said: String(decoding: run.output, as: UTF8.self)) else {
      throw .silent(program: program.path)
    }
    let uses = try self.run(["x509", "-noout", "-ext", "keyUsage,extendedKeyUsage"], input: text)
    return facts.with(uses: String(decoding: uses.output, as: UTF8.self))
  }

  /// The revocation lists of a file, PEM or DER, as PEM: one at least.
  func revocationLists(inFile file: String) throws(SignatureError) -> [UInt8] {
    var bytes = try bytes(of: file)
    if bytes.first == 0x30 {
      bytes = try run(["crl", "-inform", "DER", "-outform", "PEM"], input: bytes).output
    }
    let blocks = Self.blocks(of: bytes, "X509 CRL")
    guard !blocks.isEmpty, blocks.count <= 1000 else { throw .noRevocationList(file) }
    for block in blocks {
      guard try run(["crl", "-noout", "-inform", "PEM"], input: block).status == 0 else {
        throw .noRevocationList(file)
      }
    }
    return Array(blocks.joined())
  }

  func bytes(of file: String) throws(SignatureError) -> [UInt8] {
    do {
      return try InputFile(path: file).readAll(limit: Self.limit)
    } catch {
      throw .refused("\(error)")
    }
  }

  /// The blocks of a text (PEM) of one kind, each for itself.
  static func blocks(of text: [UInt8], _ kind: String) -> [[UInt8]] {
    let end = "-----END \(kind)-----"
    let parts = String(decoding: text, as: UTF8.self).split(separator: end, omittingEmptySubsequences: false)
    return parts.dropLast().map { Array("\($0)\(end)\n".utf8) }
  }

  /// The sentence for people among what the program says of an error: its lines have the numbers of the library before it.
  static func reason(_ said: String) -> String {
    let lines = said.split(separator: "\n")
    let last = lines.last { $0.contains(":error:") }
    let parts = last?.split(separator: ":", omittingEmptySubsequences: false).map(String.init) ?? []
    // thread, "error", number, library, function, reason, file, line, more
    guard parts.count > 7 else { return String(lines.last ?? "") }
    let more = parts[8...].joined(separator: ":")
    return [parts[5], more].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
