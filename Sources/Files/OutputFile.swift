import CFileCalls
import Glibc
import Messages

/// Changes bytes on their way to an ``OutputFile``.
package protocol OutputFilter {
  /// The bytes to be written instead of those that come.
  mutating func filtered(_ bytes: UnsafeRawBufferPointer) throws(UnfitOutput) -> [UInt8]
  /// What is left to be written behind the last.
  mutating func end() throws(UnfitOutput) -> [UInt8]
}

/// Why a filter can't go on: what comes has no place in the kind of file that it makes.
package struct UnfitOutput: Error, Hashable {
  let reason: String

  /// With a reason and what to do, as they follow the name of the file.
  package init(_ reason: String) { self.reason = reason }
}

/// Standard output, or a file that is written whole or not at all.
///
/// What is written to a regular file (or to a name that doesn't exist yet) goes to a new file beside it, which takes the
/// name only in ``commit()``: until then, and if the program dies, the file that had the name is still there. The new file
/// has the owner, the rights and the access control list of the one it replaces, as far as this user may give them, and no
/// setuid, setgid or sticky bit. A symbolic link is followed, also one to nothing: the file is made where it leads to.
/// A device or a pipe is written directly.
public final class OutputFile {
  /// What means standard output on a command line: `-`. A file of that name is `./-`.
  public static let standardOutputSign = "-"

  /// What a message calls it: the path, made safe to show, or `standard output`.
  public let name: String
  private var descriptor: Int32
  private let calls: SystemCalls
  /// The new file and the name that it is to take; `nil` where bytes go out directly.
  private var replacement: Replacement?
  private var isPrepared = false
  /// The identity of the file that will be replaced.
  private var use: FilesInUse.Output?

  static let standardOutputName = "standard output"
  private var filter: (any OutputFilter)?

  private struct Replacement {
    let target: String
    /// The temporary name of the new file. Until the commit it has none where the file system can do that, so that a killed
    /// program leaves nothing behind.
    var temporary: String?
  }

  /// Standard output, which is written directly: nothing can be taken back.
  public init(calls: SystemCalls = .operatingSystem) {
    name = Self.standardOutputName
    descriptor = STDOUT_FILENO
    self.calls = calls
  }

  /// Opens the file at `path` for writing. Throws if nothing can be written there, and for a file that this process reads,
  /// except with `isUpdate`: what was read there will be replaced.
  public init(path: String, isUpdate: Bool = false, calls: SystemCalls = .operatingSystem) throws(FileError) {
    name = path.shownName
    self.calls = calls
    var status = stat()
    let exists = path.withFileName { stat($0, &status) } == 0
    // A name that nothing can have would else be found out only when all is written.
    guard exists || errno == ENOENT else { throw FileError(.write, path, errorNumber: errno) }
    let kind = status.st_mode & S_IFMT
    guard !exists || kind != S_IFDIR else { throw FileError(.write, path, errorNumber: EISDIR) }
    if exists && kind != S_IFREG {
      descriptor = path.withFileName { open($0, O_WRONLY | O_CLOEXEC) }
      guard descriptor >= 0 else { throw FileError(.write, path, errorNumber: errno) }
      return
    }
    if exists, let identity = FileIdentity(status) {
      use = try FilesInUse.Output(identity, name: path, isUpdate: isUpdate)
    }
    if exists && path.withFileName({ access($0, W_OK) }) != 0 { throw FileError(.write, path, errorNumber: errno) }
    let target = path.writtenName
    // The rights of the old file come when all else of it is there.
    let mode: mode_t = exists ? 0o600 : 0o666
    descriptor = target.fileFolder.openUnnamedFile(mode: mode)
    replacement = Replacement(target: target)
    if descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL) {
      var opened: Int32 = -1
      replacement?.temporary = target.partialName { name in
        opened = name.withFileName { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
        return opened >= 0
      }
      descriptor = opened
    }
    guard descriptor >= 0 else {
      let error = FileError(.write, path, errorNumber: errno)
      replacement = nil
      throw error
    }
    if exists { keepRights(of: target, status) }
  }

  /// Gives the new file the rights of the old one, as far as this user may.
  private func keepRights(of target: String, _ status: stat) {
    var rights = status.st_mode & 0o777
    let hasGroup =
      fchown(descriptor, status.st_uid, status.st_gid) == 0 || fchown(descriptor, uid_t.max, status.st_gid) == 0
    // What the old group could do is not for another group.
    if !hasGroup { rights = rights & 0o707 | (rights & 0o007) << 3 }
    _ = fchmod(descriptor, rights)
    if hasGroup { _ = target.withFileName { copy_access_list($0, descriptor) } }
  }

  deinit { abandon() }

  /// Whether the output is a terminal, where a person sees it at once.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Changes all that is written from now on by a filter.
  package func pass(through filter: any OutputFilter) { self.filter = filter }

  /// Writes all the bytes, however many calls it takes. Throws where the operating system refuses, or where a filter
  /// can't take what comes; a regular file is then still as it was.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard filter != nil else { return try writeAll(bytes) }
    try writeFiltered { filter throws(UnfitOutput) in try filter.filtered(bytes) }
  }

  private func writeFiltered(_ filtered: (inout any OutputFilter) throws(UnfitOutput) -> [UInt8]) throws(FileError) {
    guard var filter else { return }
    // Not in two places at once: what the filter holds would be copied when it changes.
    self.filter = nil
    let bytes: [UInt8]
    do throws(UnfitOutput) {
      bytes = try filtered(&filter)
    } catch {
      throw FileError(name, unfit: error)
    }
    self.filter = filter
    try writeAll(bytes)
  }

  private func writeAll(_ bytes: [UInt8]) throws(FileError) {
    try bytes.withUnsafeBufferPointer { bytes throws(FileError) in try writeAll(UnsafeRawBufferPointer(bytes)) }
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard var next = bytes.baseAddress else { return }
    var left = bytes.count
    while left > 0 {
      let count = calls.write(descriptor, next, left)
      if count >= 0 {
        next += count
        left -= count
      } else if errno != EINTR {
        throw FileError(.write, name, errorNumber: errno)
      }
    }
  }

  /// Writes the UTF-8 of a text, as it is and at once. Throws as the write of bytes does.
  public func write(_ text: String) throws(FileError) {
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { bytes throws(FileError) in try write(UnsafeRawBufferPointer(bytes)) }
  }

  /// Makes what was written final: on the disk, and under its name. Throws where either fails; the new file is gone
  /// then, and the file that had the name is untouched. Throws, too, where the file has its name and the disk fails to keep
  /// that.
  public func commit() throws(FileError) {
    try prepare()
    guard let replacement, let temporary = replacement.temporary else { return }
    guard calls.rename(temporary, replacement.target) == 0 else { throw failed(replacement) }
    self.replacement = nil
    use = nil
    guard calls.syncFolder(of: replacement.target) else { throw FileError(.write, name, errorNumber: errno) }
  }

  /// Brings what was written to the disk, beside its name: of files that belong together all are prepared before the first
  /// is committed, which then has nothing left to wait for.
  package func prepare() throws(FileError) {
    try writeFiltered { filter throws(UnfitOutput) in try filter.end() }
    filter = nil
    guard var replacement, !isPrepared else { return }
    guard calls.fsync(descriptor) == 0, name(&replacement), closeFile() == 0 else { throw failed(replacement) }
    self.replacement = replacement
    isPrepared = true
  }

  /// The error of the last call, after which nothing is left of the new file.
  private func failed(_ replacement: Replacement) -> FileError {
    let error = FileError(.write, name, errorNumber: errno)
    self.replacement = replacement
    abandon()
    return error
  }

  /// Drops what was written; the file that had the name is untouched. It happens by itself where an output goes out of
  /// use before ``commit()``.
  public func abandon() {
    if let temporary = replacement?.temporary { _ = temporary.withFileName { unlink($0) } }
    replacement = nil
    use = nil
    _ = closeFile()
  }

  /// Gives the new file its temporary name, if it has none yet.
  private func name(_ replacement: inout Replacement) -> Bool {
    guard replacement.temporary == nil else { return true }
    replacement.temporary = replacement.target.partialName { name in
      name.withFileName { linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, $0, AT_SYMLINK_FOLLOW) } == 0
    }
    return replacement.temporary != nil
  }

  private func closeFile() -> Int32 {
    guard descriptor > STDERR_FILENO else { return 0 }
    defer { descriptor = -1 }
    return close(descriptor)
  }
}
