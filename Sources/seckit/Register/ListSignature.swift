import Files
import Glibc

/// Detached CMS signatures (RFC 5652) on allocation lists, made and checked by the `openssl` program: the CMS of
/// swift-certificates is not public yet.
enum ListSignature {
  /// The program is not there, or says no.
  enum Failure: Error, CustomStringConvertible {
    case notInstalled
    case refused(String)

    var description: String {
      switch self {
      case .notInstalled: "the program openssl, which makes and checks signatures, is not installed; install it"
      case .refused(let words): "openssl refuses: \(words)"
      }
    }
  }

  /// Signs a file; writes the signature (PEM) to another.
  static func sign(_ list: String, key: String, certificate: String, to signature: String) throws(Failure) {
    let (status, words) = try run([
      "cms", "-sign", "-binary", "-in", list, "-signer", certificate, "-inkey", key, "-outform", "PEM", "-out",
      signature,
      "-md", "sha256",
    ])
    guard status == 0 else { throw .refused(words) }
  }

  /// Whether a signature is of a file, by somebody whose certificate leads to a certification authority. Throws where the
  /// files can't be used at all.
  static func isValid(_ signature: String, of list: String, authority: String) throws(Failure) -> (Bool, String) {
    var form = "DER"
    if let file = try? InputFile(path: signature), let bytes = try? WholeFile.bytes(of: file, limit: 1 << 24),
      bytes.starts(with: "-----BEGIN".utf8)
    {
      form = "PEM"
    }
    let (status, words) = try run([
      "cms", "-verify", "-binary", "-in", signature, "-inform", form, "-content", list, "-CAfile", authority,
      "-purpose",
      "any", "-out", "/dev/null",
    ])
    return (status == 0, words)
  }

  /// Runs the program. Returns its exit status and the first line of what it says of an error.
  private static func run(_ arguments: [String]) throws(Failure) -> (status: Int32, words: String) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .refused(String(cString: strerror(errno))) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    var words = (["openssl"] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let spawned = posix_spawnp(&process, "openssl", &actions, nil, &words, environ)
    close(ends[1])
    var said: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(ends[0], &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      if said.count < 1 << 16 { said += piece[..<count] }
    }
    close(ends[0])
    guard spawned == 0 else { throw .notInstalled }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n")
    // The last line has the library's numbers, the one that names a reason is the one for people.
    let reason = lines.last { $0.contains(":") }?.split(separator: ":").dropFirst(4).joined(separator: ":")
    return (
      status & 0x7F == 0 ? status >> 8 & 0xFF : 1, reason.map { $0.isEmpty ? String(lines.last ?? "") : $0 } ?? ""
    )
  }
}
