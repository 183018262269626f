import CFileCalls
import Glibc
import Messages

/// Something that bytes are read from, in order, once: an ``InputFile``, or what unpacks or decodes one while it is
/// read. Whatever reads tables takes one.
public protocol ByteSource {
  /// What a message calls it: a path, made safe to show, or `standard input`.
  var name: String { get }

  /// What data calls it: the path with all its characters.
  var dataName: String { get }

  /// The number of bytes that are probably still to come, so that room is made for them at once; `nil` where it isn't known.
  var expectedCount: Int? { get }

  /// Reads some bytes into `target` and returns how many; 0 means that there are no more. May return fewer than fit.
  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int
}

extension ByteSource {
  /// The ``name``, where data has no other.
  public var dataName: String { name }
  /// `nil`: not known.
  public var expectedCount: Int? { nil }
}

/// A file or standard input, open for reading. A regular file is read to the end that it has when the reader gets there:
/// what is added in the meantime is read too. If any of the bytes that were there at the beginning are missing, the read
/// throws.
///
///     let file = try InputFile(path: "batch.csv")
///     var reader = RecordReader(file, format: .delimited(.comma))
public final class InputFile: ByteSource, Sendable {
  /// What means standard input on a command line: `-`. A file of that name is `./-`.
  public static let standardInputName = "-"

  /// What a message calls it: the path, made safe to show, or `standard input`.
  public let name: String
  /// What data calls it: the path, with `\xHH` for each byte that is not UTF-8, or `standard input`.
  public let dataName: String
  private let descriptor: Int32
  private let calls: SystemCalls
  private let sizeAtOpening: Int?
  private let use: FilesInUse.Input?

  /// The seconds that a pipe with a name is waited for.
  public static let pipeWait = 10

  /// Opens the file at `path`; `-` is standard input. Throws for a folder, for what can't be opened, for a pipe with a name
  /// (FIFO) to which nobody writes for ``pipeWait`` seconds, and for a file that this process writes to.
  public convenience init(path: String, calls: SystemCalls = .operatingSystem) throws(FileError) {
    try self.init(path: path, calls: calls, pipeWait: Self.pipeWait)
  }

  package init(path: String, calls: SystemCalls = .operatingSystem, pipeWait: Int) throws(FileError) {
    self.calls = calls
    if path == Self.standardInputName {
      name = Self.standardInput
      dataName = name
      descriptor = STDIN_FILENO
    } else {
      name = path.shownName
      dataName = path.textName
      var opened: Int32
      // Without blocking: a pipe is waited for below, with a limit.
      repeat {
        opened = path.withFileName { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
      } while opened < 0 && errno == EINTR
      guard opened >= 0 else { throw FileError(.open, path, errorNumber: errno) }
      descriptor = opened
    }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    if path != Self.standardInputName {
      let isPipe = isKnown && status.st_mode & S_IFMT == S_IFIFO
      guard !isPipe || wait_for_writer(descriptor, Int32(pipeWait) * 1000) == 0 else {
        (sizeAtOpening, use) = (nil, nil)
        throw errno == ETIMEDOUT
          ? FileError(name, isPipeWithoutWriterFor: pipeWait) : FileError(.open, name, errorNumber: errno)
      }
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    }
    guard isKnown, let identity = FileIdentity(status) else {
      (sizeAtOpening, use) = (nil, nil)
      guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(.open, name, errorNumber: EISDIR) }
      return
    }
    sizeAtOpening = Int(status.st_size)
    do throws(FileError) {
      use = try FilesInUse.Input(identity, name: name)
    } catch {
      use = nil
      throw error
    }
  }

  deinit {
    if descriptor != STDIN_FILENO { _ = close(descriptor) }
  }

  /// Reads up to `target.count` bytes; goes on after an interruption by a signal.
  public func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard let base = target.baseAddress, target.count > 0 else { return 0 }
    while true {
      let count = calls.read(descriptor, base, target.count)
      if count == 0, let place = place { try checkEnd(at: place) }
      if count >= 0 { return count }
      if errno != EINTR { throw FileError(.read, name, errorNumber: errno) }
    }
  }

  /// Reads up to `target.count` bytes at `offset` of a regular file, counted from its beginning, and leaves the place of
  /// ``read(into:)`` where it is: threads may read side by side. Fewer bytes only at the end of the file.
  public func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    guard let base = target.baseAddress else { return 0 }
    var done = 0
    while done < target.count {
      let count = calls.readAt(descriptor, base + done, target.count - done, offset + done)
      if count == 0 {
        try checkEnd(at: offset + done)
        break
      }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw FileError(.read, name, errorNumber: errno)
      }
    }
    return done
  }

  /// Reads all bytes that are still to come, for small files that are read as a whole. Throws where they are more than
  /// `limit`, without reading much further.
  public func readAll(limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { piece.deallocate() }
    while true {
      let count = try read(into: piece)
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= limit else { throw FileError(name, overLimit: limit) }
    }
  }

  /// The bytes of a regular file that are still to come, as offsets from its beginning; `nil` for a pipe, a terminal or a
  /// device. It tells the size of now: the file may grow or shrink.
  package var rest: Range<Int>? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return place.map { $0..<max($0, Int(status.st_size)) }
  }

  /// The bytes of a regular file that are still to come, by its size of now; `nil` for a pipe, a terminal or a device.
  public var expectedCount: Int? { rest?.count }

  /// The place of ``read(into:)``, where there is one.
  private var place: Int? {
    let place = lseek(descriptor, 0, SEEK_CUR)
    return place >= 0 ? Int(place) : nil
  }

  /// Throws where the end of a regular file comes before the end that it had.
  private func checkEnd(at place: Int) throws(FileError) {
    guard let sizeAtOpening else { return }
    var status = stat()
    let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : place
    guard min(place, size) >= sizeAtOpening else {
      throw FileError(name, becameShorterFrom: sizeAtOpening, to: min(place, size))
    }
  }

  /// Whether a person would have to type standard input.
  package static var standardInputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// The size in bytes of a regular file; `nil` for a pipe, a terminal or a device. Throws if the file could not be opened
  /// for reading, or if this process writes to it. Opens nothing: a pipe can be opened only once.
  package static func size(of path: String) throws(FileError) -> Int? {
    var status = stat()
    if path == standardInputName {
      guard fstat(STDIN_FILENO, &status) == 0 else { return nil }
    } else {
      guard path.withFileName({ stat($0, &status) == 0 && access($0, R_OK) == 0 }) else {
        throw FileError(.open, path, errorNumber: errno)
      }
      guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(.open, path, errorNumber: EISDIR) }
    }
    guard let identity = FileIdentity(status) else { return nil }
    try FilesInUse.checkIsNotWritten(identity, name: path == standardInputName ? standardInput : path)
    return Int(status.st_size)
  }

  private static let standardInput = "standard input"
}
