import Files
import Glibc
import Messages

/// Why a signature can't be made, or can't be checked.
enum SignatureError: UserError {
  case notInstalled
  case refused(String)
  case noSignature(String)
  case noCertificate(String)
  case noKey(String)
  case noSigner
  case system(String)

  var description: String {
    switch self {
    case .notInstalled: "the program openssl, which makes and checks signatures, is not installed; install it"
    case .noSignature(let file): "\(file.shownName): is no signature that openssl can read: CMS as PEM, DER or S/MIME"
    case .noCertificate(let file): "\(file.shownName): is no certificate (PEM)"
    case .noKey(let file): "\(file.shownName): is no private key that can be used without a password (PEM)"
    case .noSigner: "the signature does not bring the certificate of its signer along; give it as --certificate"
    case .refused(let words): "openssl refuses: \(words)"
    case .system(let words): "openssl could not be run: \(words)"
    }
  }

  /// Does something with a list; an error that names no file says of which list it is.
  static func told<Value>(
    of list: String, notDone verb: String, _ work: () throws(SignatureError) -> Value
  ) throws -> Value {
    do throws(SignatureError) {
      return try work()
    } catch {
      switch error {
      case .noSignature, .noCertificate, .noKey: throw error
      case .notInstalled, .refused, .system, .noSigner: throw error.at("\(list.shownName): could not be \(verb)")
      }
    }
  }
}

/// CMS signatures (RFC 5652) on allocation lists, made and checked by the `openssl` program: the CMS of swift-certificates is
/// not public yet.
enum ListSignature {
  enum Verdict: Equatable {
    /// The signature is of the list, by whom the subject of a certificate names.
    case valid(signer: String)
    /// The signature is not of the list, or not of anybody who is trusted.
    case invalid(String)
  }

  /// The detached signature (PEM) on the bytes of a list, as they are.
  static func signature(on list: String, key: String, certificate: String) throws(SignatureError) -> [UInt8] {
    let isInForce = try run(["x509", "-noout", "-checkend", "0", "-in", certificate], input: [])
    if isInForce.status == 1, isInForce.words.isEmpty { throw .refused("the certificate has expired") }
    guard try run(["x509", "-noout", "-in", certificate], input: []).status == 0 else {
      throw .noCertificate(certificate)
    }
    guard try run(["pkey", "-noout", "-passin", "pass:", "-in", key], input: []).status == 0 else {
      throw .noKey(key)
    }
    let others = try othersBehindFirst(in: certificate)
    let run = try run(
      ["cms", "-sign", "-binary", "-signer", certificate, "-inkey", key, "-outform", "PEM", "-md", "sha256"]
        + (others.isEmpty ? [] : ["-certfile", "/dev/fd/3"]),
      input: Array(list.utf8), more: others)
    guard run.status == 0, !run.output.isEmpty else { throw .refused(run.words) }
    return run.output
  }

  /// The certificates of a file (PEM) behind the first, as they are there: those between the signer's and the
  /// authority's, which go with the signature. The first alone twice is an error of openssl's.
  private static func othersBehindFirst(in file: String) throws(SignatureError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try InputFile(path: file).readAll(limit: 1 << 20)
    } catch {
      throw .system("\(error)")
    }
    return Array(certificates(of: bytes).dropFirst().joined())
  }

  /// The certificates of a text (PEM), each for itself.
  private static func certificates(of text: [UInt8]) -> [[UInt8]] {
    let end = "-----END CERTIFICATE-----"
    let parts = String(decoding: text, as: UTF8.self).split(separator: end, omittingEmptySubsequences: false)
    return parts.dropLast().map { Array("\($0)\(end)\n".utf8) }
  }

  /// Whether a signature is of a list, by somebody whose certificate leads to a certification authority. It may be of the
  /// bytes as they are (`openssl cms -sign -binary`) or, as openssl signs without being told otherwise, of the list as text,
  /// in which all line ends are CR LF; as PEM, DER or S/MIME. Where a certificate is given it must be that of the signer,
  /// which the signature then need not bring along. Throws where it could not be checked.
  ///
  /// The openssl program is given bytes only: its own reading of text ends at the first NUL byte.
  static func verdict(
    on signature: (name: String, bytes: [UInt8]), of list: [UInt8], authority: String, signer: String? = nil
  ) throws(SignatureError) -> Verdict {
    let (name, signature) = signature
    let form =
      if signature.starts(with: "-----BEGIN".utf8) { "PEM" } else if signature.first == 0x30 { "DER" } else { "SMIME" }
    guard try run(["cms", "-cmsout", "-noout", "-inform", form], input: signature).status == 0 else {
      throw .noSignature(name)
    }
    for file in [authority, signer].compactMap(\.self) {
      guard try run(["x509", "-noout", "-in", file], input: []).status == 0 else { throw .noCertificate(file) }
    }
    let expected = try signer.map { file throws(SignatureError) in try identity(ofFile: file) }
    let check =
      [
        "cms", "-verify", "-binary", "-inform", form, "-content", "/dev/fd/3", "-CAfile", authority, "-out",
        "/dev/null",
        "-signer", "/dev/stdout",
      ] + (signer.map { ["-certfile", $0] } ?? [])
    let exact = try run(check, input: signature, more: list)
    guard exact.status == 0 || exact.status == notVerified else { throw .refused(exact.words) }
    let good = exact.status == 0 ? exact : try run(check, input: signature, more: asText(list))
    guard good.status == 0 else {
      if signer == nil, exact.words.contains("signer certificate not found") { throw .noSigner }
      return .invalid(exact.words)
    }
    let signers = try certificates(of: good.output).map { bytes throws(SignatureError) in
      try identity(["x509"], of: bytes)
    }
    // A signature that nobody has made is not wrong in any place.
    guard !signers.isEmpty, signers.allSatisfy({ !$0.subject.isEmpty }) else {
      return .invalid(signers.isEmpty ? "nobody has signed it" : "the certificate of a signer has no name")
    }
    let names = signers.map(\.subject).joined(separator: " and ")
    guard let expected else { return .valid(signer: names) }
    guard let actual = signers.first(where: { $0.fingerprint == expected.fingerprint }) else {
      return .invalid("it is by \(names), and not by the certificate of \(expected.subject) that was given")
    }
    return .valid(signer: actual.subject)
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

  private static func identity(
    ofFile certificate: String
  ) throws(SignatureError) -> (subject: String, fingerprint: String) {
    try identity(["x509", "-in", certificate], of: [])
  }

  /// Whose a certificate (PEM) is, and its fingerprint.
  private static func identity(
    _ command: [String], of input: [UInt8]
  ) throws(SignatureError) -> (subject: String, fingerprint: String) {
    let run = try run(
      command + ["-noout", "-subject", "-nameopt", "RFC2253", "-fingerprint", "-sha256"], input: input)
    guard run.status == 0 else { throw .refused(run.words) }
    let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n").map(String.init)
    func value(_ name: String) -> String {
      lines.first { $0.lowercased().hasPrefix(name) }.map { String($0.drop { $0 != "=" }.dropFirst()) } ?? ""
    }
    return (value("subject="), value("sha256 "))
  }

  /// What `openssl cms` ends with where it could read all files, and the signature is not good.
  private static let notVerified: Int32 = 4

  /// Runs the program on an input, with `more` as its file 3. Returns its exit status, its output, and what it gives as the reason of an error.
  private static func run(
    _ arguments: [String], input: [UInt8], more: [UInt8] = []
  ) throws(SignatureError) -> (status: Int32, output: [UInt8], words: String) {
    // Files without a name, not pipes: nothing that one of them holds waits for another to be read.
    var streams: [UnsafeMutablePointer<FILE>] = []
    defer { for stream in streams { fclose(stream) } }
    while streams.count < 4 {
      guard let stream = tmpfile() else { throw .system(String(cString: strerror(errno))) }
      streams.append(stream)
    }
    let files = streams.map { fileno($0) }
    try put(input, into: files[0])
    try put(more, into: files[3])
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (file, standard) in zip(files, [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, 3]) {
      posix_spawn_file_actions_adddup2(&actions, file, standard)
    }
    var words = (["openssl"] + arguments).map { $0.withFileName { strdup($0) } } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    guard posix_spawnp(&process, "openssl", &actions, nil, &words, environ) == 0 else { throw .notInstalled }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let isEnded = status & 0x7F == 0
    return (
      isEnded ? status >> 8 & 0xFF : -1, content(of: files[1]),
      isEnded
        ? reason(String(decoding: content(of: files[2]), as: UTF8.self)) : "it was ended by signal \(status & 0x7F)"
    )
  }

  /// Writes bytes to a file, and goes back to its beginning.
  private static func put(_ bytes: [UInt8], into file: Int32) throws(SignatureError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system(String(cString: strerror(errno))) }
      written += count
    }
    lseek(file, 0, SEEK_SET)
  }

  private static func content(of file: Int32) -> [UInt8] {
    let size = Int(lseek(file, 0, SEEK_END))
    guard size > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = pread(file, &bytes, size, 0)
    return Array(bytes.prefix(max(0, count)))
  }

  /// The sentence for people among what the program says of an error: its lines have the numbers of the library before it.
  private static func reason(_ said: String) -> String {
    let lines = said.split(separator: "\n")
    let last = lines.last { $0.contains(":error:") }
    let parts = last?.split(separator: ":", omittingEmptySubsequences: false).map(String.init) ?? []
    // thread, "error", number, library, function, reason, file, line, more
    guard parts.count > 7 else { return String(lines.last ?? "") }
    let more = parts[8...].joined(separator: ":")
    return [parts[5], more].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
