import Files
import Glibc
import Messages

/// A program of the system that makes or checks signatures. It is searched for once, in the folders of PATH that are
/// whole paths, and called by its whole path from then on: results name it.
package struct ExternalProgram: Sendable {
  package let path: String
  /// What it says of itself: `OpenSSL 3.0.19 27 Jan 2026`.
  package let version: String
  /// How long one run may take.
  private let seconds: Int

  /// What a run may print, in bytes.
  private static let outputLimit = 1 << 27

  /// Finds a program in some folders, by default the folders of PATH, and asks for its version, which must begin with
  /// some words.
  package init(
    _ name: String, package: String, asking question: String, expecting beginning: String, seconds: Int = 60,
    folders: String? = nil
  ) throws(SignatureError) {
    let folders = folders ?? getenv("PATH").map { String(cString: $0) } ?? ""
    let found = folders.split(separator: ":").filter { $0.first == "/" }.map { "\($0)/\(name)" }.first { path in
      var status = stat()
      return path.withFileName({ stat($0, &status) }) == 0 && status.st_mode & S_IFMT == S_IFREG
        && path.withFileName({ access($0, X_OK) }) == 0
    }
    guard let found else { throw .notInstalled(program: name, package: package) }
    let unasked = ExternalProgram(path: found, version: "", seconds: seconds)
    let said = String(decoding: try unasked.run([question]).output, as: UTF8.self)
    let line = said.split(separator: "\n").first.map(String.init) ?? ""
    guard line.hasPrefix(beginning) else { throw .silent(program: found) }
    self.init(path: found, version: line.trimmed, seconds: seconds)
  }

  private init(path: String, version: String, seconds: Int) {
    (self.path, self.version, self.seconds) = (path, version, seconds)
  }

  /// What results call it.
  package var shown: String { "\(path.shownName) (\(version.shown))" }

  struct Outcome {
    let status: Int32
    let output: [UInt8]
    let errors: String
  }

  /// Runs the program on an input, and on files that it opens as `/dev/fd/3`, `/dev/fd/4` and so on.
  func run(
    _ arguments: [String], input: [UInt8] = [], files: [[UInt8]] = []
  ) throws(SignatureError) -> Outcome {
    // Files without a name, not pipes: nothing that one of them holds waits for another to be read.
    var streams: [UnsafeMutablePointer<FILE>] = []
    defer { for stream in streams { fclose(stream) } }
    while streams.count < 3 + files.count {
      guard let stream = tmpfile() else { throw failure(String(cString: strerror(errno))) }
      streams.append(stream)
    }
    let descriptors = streams.map { fileno($0) }
    try put(input, into: descriptors[0])
    for (bytes, descriptor) in zip(files, descriptors[3...]) { try put(bytes, into: descriptor) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Each is at or above the place that it is put to, since they were opened in order, and so none is lost.
    for (place, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
    }
    var words = ([path] + arguments).map { $0.withFileName { strdup($0) } } + [nil]
    defer { for word in words { free(word) } }
    var environment = Self.environment()
    defer { for variable in environment { free(variable) } }
    var process = pid_t()
    let error = posix_spawn(&process, path, &actions, nil, &words, &environment)
    guard error == 0 else { throw failure(String(cString: strerror(error))) }
    let status = try wait(for: process)
    guard status & 0x7F == 0 else { throw failure("it was stopped by signal \(status & 0x7F)") }
    return Outcome(
      status: status >> 8 & 0xFF, output: try content(of: descriptors[1]),
      errors: String(decoding: try content(of: descriptors[2]), as: UTF8.self))
  }

  /// The variables that it gets: ours, and no authorities of the system. Whom we trust is among its arguments; to read all
  /// of the system's takes openssl ten times as long as the rest of a run.
  private static let authorities = ["SSL_CERT_FILE", "SSL_CERT_DIR"]

  private static func environment() -> [UnsafeMutablePointer<CChar>?] {
    var all: [UnsafeMutablePointer<CChar>?] = []
    var place = environ
    while let variable = place.pointee {
      if !authorities.contains(where: { strncmp(variable, "\($0)=", $0.utf8.count + 1) == 0 }) {
        all.append(strdup(variable))
      }
      place += 1
    }
    return all + authorities.map { strdup("\($0)=/dev/null") } + [nil]
  }

  private func wait(for process: pid_t) throws(SignatureError) -> Int32 {
    var status: Int32 = 0
    for _ in 0..<(1000 * seconds) {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status }
      guard ended == 0 || errno == EINTR else { throw failure(String(cString: strerror(errno))) }
      usleep(1000)
    }
    kill(process, SIGKILL)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    throw failure("it did not end within \(seconds.counted("second"))")
  }

  private func failure(_ words: String) -> SignatureError { .system(program: path, words) }

  /// Writes bytes to a file, and goes back to its beginning.
  private func put(_ bytes: [UInt8], into file: Int32) throws(SignatureError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(String(cString: strerror(errno))) }
      written += count
    }
    lseek(file, 0, SEEK_SET)
  }

  private func content(of file: Int32) throws(SignatureError) -> [UInt8] {
    let size = Int(lseek(file, 0, SEEK_END))
    guard size > 0 else { return [] }
    guard size <= Self.outputLimit else { throw failure("it printed more than \(Self.outputLimit) bytes") }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = pread(file, &bytes, size, 0)
    return Array(bytes.prefix(max(0, count)))
  }
}
