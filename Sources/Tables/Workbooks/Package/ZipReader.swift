import CZip
import Files
import Glibc
import Messages

/// A ZIP file that is read: its members by their names. What a hostile one can do is refused when it is opened: to unpack to
/// more than a disk holds, to have one name twice, to let members lie in each other.
final class ZipReader {
  let name: String
  let limits: WorkbookLimits
  private let archive: OpaquePointer
  private let stream: PackedFileStream
  private struct Entry {
    let index: UInt64
    let name: String
    let size: Int
  }
  /// The members by their names in lower case: the names of parts are the same in any case (ECMA-376, part 2).
  private var entries: [String: Entry] = [:]

  init(_ file: PackedFile, limits: WorkbookLimits = WorkbookLimits()) throws(FileError) {
    name = file.name
    self.limits = limits
    stream = PackedFileStream(file)
    guard let source = stream.source() else {
      throw FileError(.read, file.name, errorNumber: ENOMEM)
    }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw stream.failure ?? Self.damaged(file.name, "its list of contents can't be read")
    }
    self.archive = archive
    try list(packedSize: file.size)
  }

  deinit { zip_discard(archive) }

  private func list(packedSize: Int) throws(FileError) {
    var (unpacked, packed) = (0, 0)
    for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &status) == 0, let text = status.name else {
        throw Self.damaged(name, "its list of contents can't be read")
      }
      let member = String(cString: text)
      guard status.encryption_method == ZIP_EM_NONE else {
        throw FileError(name, line: nil, content: "is encrypted; open it, save it without a password, and try again")
      }
      let size = Int(clamping: status.size)
      let entry = Entry(index: index, name: member, size: size)
      if let other = entries.updateValue(entry, forKey: member.lowercased()) {
        let also = other.name == member ? "" : ", also as '\(other.name.shown)'"
        throw Self.damaged(name, "'\(member.shown)' appears twice\(also)")
      }
      // Sums of numbers that the file chose.
      unpacked = unpacked.addingReportingOverflow(size).overflow ? .max : unpacked + size
      let part = Int(clamping: status.comp_size)
      packed = packed.addingReportingOverflow(part).overflow ? .max : packed + part
    }
    guard unpacked <= limits.unpacked else {
      throw FileError(
        name, line: nil, content: "unpacks to \(unpacked) bytes, over the limit of \(limits.unpacked); save it as CSV")
    }
    guard packed <= packedSize else { throw Self.damaged(name, "its contents overlap") }
    guard unpacked <= limits.free || unpacked / limits.ratio <= packedSize else {
      throw FileError(
        name,
        line: nil,
        content:
          "unpacks to \(unpacked) bytes, over \(limits.ratio) times its size, like a file made to fill a disk; if it is a real workbook, save it as CSV"
      )
    }
  }

  var names: some Collection<String> { entries.values.lazy.map(\.name) }

  func has(_ member: String) -> Bool { entries[member.lowercased()] != nil }

  /// The place of a member in the list of contents.
  func index(_ member: String) -> UInt64? { entries[member.lowercased()]?.index }

  /// Opens a member; `nil` where there is none of that name.
  func open(_ member: String) throws(FileError) -> ZipMember? {
    guard let entry = entries[member.lowercased()] else { return nil }
    guard let opened = zip_fopen_index(archive, entry.index, 0) else { throw error(in: member) }
    return ZipMember(self, opened, member, size: entry.size)
  }

  fileprivate func error(in member: String) -> FileError {
    stream.failure ?? Self.damaged(name, "'\(member.shown)' can't be unpacked")
  }

  /// The error of a file that was cut off or changed on its way.
  static func damaged(_ name: String, _ what: String) -> FileError {
    FileError(
      name, line: nil, content: "is damaged: \(what); ask for the file again, or open it in Excel and save it again")
  }
}

/// A member of a ZIP file while it is unpacked.
final class ZipMember {
  let archive: ZipReader
  let name: String
  private let file: OpaquePointer
  /// The bytes that may still come.
  private var left: Int

  fileprivate init(_ archive: ZipReader, _ file: OpaquePointer, _ name: String, size: Int) {
    self.archive = archive
    self.file = file
    self.name = name
    left = size
  }

  deinit { zip_fclose(file) }

  /// Unpacks up to `count` bytes; 0 at the end, where the check sum is right.
  func read(into target: UnsafeMutableRawPointer, count: Int) throws(FileError) -> Int {
    let read = zip_fread(file, target, UInt64(count))
    // The list of contents says how many there are: what would never end is known by it.
    guard read >= 0, read <= left else { throw archive.error(in: name) }
    left -= Int(read)
    return Int(read)
  }
}
