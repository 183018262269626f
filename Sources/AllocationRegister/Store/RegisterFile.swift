import Files
import Glibc
import Messages

/// The file of a register: which one it is, where it lies without symbolic links, and what has become of it since.
final class RegisterFile: Sendable {
  /// What messages call it: as it was named, made safe to show.
  var name: String { typedName.shownName }
  let typedName: String
  /// The name from the root on, as bytes: the folder of the program may change.
  private let fullName: [CChar]
  /// The same without symbolic links: SQLite's files beside it lie where all who use the register look for them.
  private let path: [CChar]
  private let identity: Identity
  /// Holds the file, whatever becomes of its names. It is not open for reading or writing: to close a descriptor that is
  /// would drop SQLite's locks.
  private let descriptor: Int32
  /// It is an input of the program, and no output is written to it.
  private let use: FilesInUse.Input?

  /// Which file it is.
  private struct Identity: Equatable {
    let device: dev_t
    let number: ino_t

    init(_ status: stat) { (device, number) = (status.st_dev, status.st_ino) }

    init?(_ path: [CChar]) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      self.init(status)
    }
  }

  /// `O_PATH` of open(2), a macro that Swift does not import.
  private static let pathOnly: Int32 = 0o10_000_000

  private init(
    _ name: String, fullName: [CChar], path: [CChar], identity: Identity, descriptor: Int32, use: FilesInUse.Input?
  ) {
    typedName = name
    self.fullName = fullName
    self.path = path
    self.identity = identity
    self.descriptor = descriptor
    self.use = use
  }

  deinit { close(descriptor) }

  /// Finds the file of a name. Throws where there is none that could be a register.
  static func find(_ name: String) throws(RegisterError) -> RegisterFile {
    guard name != InputFile.standardInputName else { throw .stream }
    let isFull = name.utf8.first == UInt8(ascii: "/")
    guard let path = resolved(name), let fullName = isFull ? bytes(name) : resolved(".", name) else {
      throw .file(FileError(.open, name, errorNumber: errno))
    }
    let descriptor = Glibc.open(path, pathOnly | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(FileError(.open, name, errorNumber: errno)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let number = errno
      close(descriptor)
      throw .file(FileError(.open, name, errorNumber: number))
    }
    let use: FilesInUse.Input?
    do throws(FileError) {
      use = try FilesInUse.Input(descriptor: descriptor, name: name)
    } catch {
      close(descriptor)
      throw .file(error)
    }
    let file = RegisterFile(
      name, fullName: fullName, path: path, identity: Identity(status), descriptor: descriptor, use: use)
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .file(FileError(.open, name, errorNumber: EISDIR))
    // A pipe would be waited for.
    default: throw .notARegister(name)
    }
    guard access(path, R_OK) == 0 else { throw .file(FileError(.open, name, errorNumber: errno)) }
    try checkOpenFiles(name)
    return file
  }

  /// The files that a register takes beside itself: SQLite's three (register, journal, folder), and three that Dispatch opens
  /// for the queue of a connection. Dispatch ends the program where it can't.
  private static let openFiles = 6

  /// Throws where the program can't open as many files as a register takes.
  static func checkOpenFiles(_ name: String) throws(RegisterError) {
    if let error = openingError(name, count: openFiles) { throw .file(error) }
  }

  /// Why more files can't be opened now; `nil` where they can.
  private static func openingError(_ name: String, count: Int) -> FileError? {
    var descriptors: [Int32] = []
    defer { for descriptor in descriptors { close(descriptor) } }
    for _ in 0..<count {
      let descriptor = Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return FileError(.open, name, errorNumber: errno) }
      descriptors.append(descriptor)
    }
    return nil
  }

  // MARK: What is there now

  /// Whether its name still leads to it.
  var isInPlace: Bool { Identity(fullName) == identity && Identity(path) == identity }

  /// The number of its names in folders: hard links.
  var links: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_nlink) : 0
  }

  /// What has become of a file that is not in its place any more: `was deleted`.
  var fate: String {
    let isReplaced = Identity(fullName) != nil
    guard links > 0 else { return isReplaced ? "was replaced by another file" : "was deleted" }
    let place = Self.link("/proc/self/fd/\(descriptor)").map { " to \($0.shownName)" } ?? ""
    return "was moved\(place)" + (isReplaced ? ", and another file has its name" : "")
  }

  /// Whether this user may change it, and make SQLite's files beside it.
  var isWritable: Bool { access(path, W_OK) == 0 && access(folder, W_OK) == 0 }

  private var folder: [CChar] {
    path.lastIndex(of: CChar(bitPattern: UInt8(ascii: "/"))).map { Array(path[...$0]) + [0] } ?? path
  }

  /// Throws where this user may not change it at all.
  func checkWritable() throws(RegisterError) {
    guard access(path, W_OK) == 0 else { throw .file(FileError(.write, name, errorNumber: errno)) }
  }

  /// What tells whether it or its write-ahead log was written to.
  struct Stamp: Equatable {
    private struct State: Equatable {
      let size: Int
      let seconds: Int
      let nanoseconds: Int
    }

    private let states: [State?]

    fileprivate init(_ paths: [[CChar]]) {
      states = paths.map { path in
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return State(
          size: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
      }
    }
  }

  var stamp: Stamp { Stamp([path, beside("-wal")]) }

  /// Whether changes are in a write-ahead log beside it that are not in the register itself yet.
  var hasLog: Bool { Self.size(beside("-wal")) > 0 }

  /// Whether a change is in the journal beside it that is not finished.
  var hasJournal: Bool { Self.size(beside("-journal")) > 0 }

  /// Why it can't be used now, where the program or the user lacks something; `nil` where nothing blocks it.
  var refusal: FileError? {
    // Another file could not be opened either.
    if let error = Self.openingError(name, count: 1) { return error }
    guard access(path, R_OK) == 0 else { return FileError(.open, name, errorNumber: errno) }
    guard access(path, W_OK) == 0, access(folder, W_OK) == 0 else {
      return FileError(.write, name, errorNumber: errno)
    }
    return nil
  }

  /// A file of SQLite's beside it that may not be written to, though the register may; `nil` where there is none.
  var foreignFile: String? {
    guard access(path, W_OK) == 0 else { return nil }
    return DatabaseFile.endings.first { access(beside($0), F_OK) == 0 && access(beside($0), W_OK) != 0 }
      .map(nameBeside)
  }

  /// What messages call a file of SQLite's beside it.
  func nameBeside(_ suffix: String) -> String {
    (Self.link(typedName) == nil ? name : Self.text(path).shownName) + suffix
  }

  /// Takes away the journal that is empty between two changes; the caller keeps others from writing.
  ///
  /// - Parameter isForeign: only where somebody else has left it, so that this user can't write to it.
  func removeEmptyJournal(isForeign: Bool = false) {
    let journal = beside("-journal")
    guard !isForeign || access(journal, W_OK) != 0 && errno == EACCES else { return }
    var status = stat()
    guard stat(journal, &status) == 0, status.st_size == 0, isInPlace else { return }
    unlink(journal)
  }

  /// The name under which SQLite opens it: never one that isn't there, and `immutable` as one that nobody changes.
  func address(_ mode: Mode) -> String { Self.address(path.dropLast().map(UInt8.init(bitPattern:)), mode) }

  /// The same of a file by its name.
  static func address(of name: String, _ mode: Mode) -> String { address(name.fileNameBytes, mode) }

  private static func address(_ path: [UInt8], _ mode: Mode) -> String {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~".utf8)
    let escaped = path.map { byte in
      allowed.contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return "file:\(escaped.joined())?\(mode.rawValue)"
  }

  /// How SQLite opens it.
  enum Mode: String {
    case readOnly = "mode=ro"
    case readWrite = "mode=rw"
    case immutable = "immutable=1"
    /// Read with its log, without locks: with locks SQLite makes a file beside it.
    case alone = "mode=ro&vfs=unix-none"
  }

  /// Whether the system lets this program write files only up to some size.
  static var isSizeLimited: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 && limit.rlim_cur != rlim_t.max
  }

  // MARK: Paths, which are bytes

  private func beside(_ suffix: String) -> [CChar] { path.dropLast() + Self.bytes(suffix) }

  private static func bytes(_ text: String) -> [CChar] { text.fileNameBytes.map { CChar(bitPattern: $0) } + [0] }

  private static func text(_ path: [CChar]) -> String {
    String(fileName: path.dropLast().map(UInt8.init(bitPattern:)))
  }

  /// A path without symbolic links, and the rest; `nil`, with `errno`, where it leads nowhere.
  private static func resolved(_ path: String, _ name: String? = nil) -> [CChar]? {
    guard let found = realpath(bytes(path), nil) else { return nil }
    defer { free(found) }
    return UnsafeBufferPointer(start: found, count: strlen(found)) + bytes(name.map { "/" + $0 } ?? "")
  }

  /// What a symbolic link says; `nil` where there is none.
  private static func link(_ path: String) -> String? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(bytes(path), &target, target.count)
    return count >= 0 ? text(target[..<count] + [0]) : nil
  }

  private static func size(_ path: [CChar]) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
