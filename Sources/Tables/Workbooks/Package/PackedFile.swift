import Files
import Glibc

/// The bytes of a packed file, read at any place: its list of contents is at its end. A regular file is read where it
/// is; what comes through a pipe is kept in memory or, where it is long, in a scratch file without a name.
final class PackedFile {
  private enum Store {
    case file(InputFile)
    case memory([UInt8])
    case scratch(Int32)
  }

  let name: String
  let size: Int
  private let store: Store

  /// What is kept in memory at the most, in bytes.
  static let memoryLimit = 1 << 24

  /// Takes all bytes of a source from which nothing was read yet; of one that is not a file up to a limit.
  init(_ source: any ByteSource, limit: Int = WorkbookLimits().packed) throws(FileError) {
    name = source.name
    if let file = source as? InputFile, let rest = file.rest, rest.lowerBound == 0 {
      (store, size) = (.file(file), rest.upperBound)
    } else {
      (store, size) = try Self.keep(source, limit)
    }
  }

  private static func keep(_ source: any ByteSource, _ limit: Int) throws(FileError) -> (Store, Int) {
    var source = source
    var bytes: [UInt8] = []
    var scratch: Int32?
    var count = 0
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { piece.deallocate() }
    do throws(FileError) {
      while case let length = try source.read(into: piece), length > 0 {
        count += length
        guard count <= limit else {
          throw FileError(source.name, line: nil, content: "is over \(limit) bytes, the limit of a workbook")
        }
        if let scratch {
          try write(UnsafeRawBufferPointer(piece)[..<length], scratch)
        } else {
          bytes += piece[..<length]
          guard bytes.count > memoryLimit else { continue }
          let made = try scratchFile()
          scratch = made
          try bytes.withUnsafeBufferPointer { bytes throws(FileError) in
            try write(UnsafeRawBufferPointer(bytes)[...], made)
          }
          bytes = []
        }
      }
    } catch {
      if let scratch { _ = close(scratch) }
      throw error
    }
    return (scratch.map { .scratch($0) } ?? .memory(bytes), count)
  }

  /// Makes a file that has no name, and so is gone when it is closed or the process ends.
  private static func scratchFile() throws(FileError) -> Int32 {
    let variable = getenv("TMPDIR").map { String(fileName: $0) } ?? ""
    let folder = variable.isEmpty ? "/tmp" : variable
    let unnamed = folder.openUnnamedFile(mode: 0o600)
    guard unnamed < 0 else { return unnamed }
    var template = (folder.fileNameBytes + Array("/seckit-XXXXXX".utf8) + [0]).map { CChar(bitPattern: $0) }
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileError(.write, folder, errorNumber: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
    return descriptor
  }

  private static func write(_ bytes: Slice<UnsafeRawBufferPointer>, _ descriptor: Int32) throws(FileError) {
    var rest = UnsafeRawBufferPointer(rebasing: bytes)
    while let base = rest.baseAddress, !rest.isEmpty {
      let count = Glibc.write(descriptor, base, rest.count)
      if count < 0, errno != EINTR { throw FileError(.write, "scratch file", errorNumber: errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest[max(0, count)...])
    }
  }

  deinit {
    if case .scratch(let descriptor) = store { _ = close(descriptor) }
  }

  /// Reads up to `target.count` bytes at an offset; fewer only at the end.
  func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    switch store {
    case .file(let file): return try file.read(into: target, at: offset)
    case .memory(let bytes):
      let count = max(0, min(target.count, bytes.count - offset))
      if count > 0 { target.copyBytes(from: bytes[offset..<offset + count]) }
      return count
    case .scratch(let descriptor):
      var done = 0
      while done < target.count, let base = target.baseAddress {
        let count = pread(descriptor, base + done, target.count - done, off_t(offset + done))
        if count == 0 { break }
        if count < 0, errno != EINTR { throw FileError(.read, name, errorNumber: errno) }
        done += max(0, count)
      }
      return done
    }
  }
}
