import Files
import Glibc
import Messages

/// A name for a copy of a register.
struct RegisterPlace {
  /// The name as it was given.
  let name: String
  /// The file that it leads to.
  let target: String
  /// Whether there is a file.
  let exists: Bool

  /// Looks at a name. Throws where no register can be there: it is a folder or a device, it is a file beside another
  /// register, the file has other names too, or it is the one that is copied.
  init(_ name: String, copying source: String? = nil) throws(RegisterError) {
    guard name != InputFile.standardInputName else { throw .stream }
    self.name = name
    var status = stat()
    exists = name.withFileName { stat($0, &status) } == 0
    guard exists || errno == ENOENT else { throw .file(FileError(.write, name, errorNumber: errno)) }
    // A link to nothing is kept too: the file is made where it leads to.
    target = name.writtenName
    if let reason = DatabaseFile.reason(beside: target) { throw .notReplaced(name, "\(reason); name another file") }
    guard exists else { return }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .file(FileError(.write, name, errorNumber: EISDIR))
    default: throw .notReplaced(name, "is not a file; name a file")
    }
    var other = stat()
    if let source, source.withFileName({ stat($0, &other) }) == 0, other.st_dev == status.st_dev,
      other.st_ino == status.st_ino
    {
      let what = source == name ? "the file" : "the same file as \(source.shownName)"
      throw .notReplaced(name, "is \(what) that is copied; name another file")
    }
    guard status.st_nlink == 1 else {
      throw .notReplaced(
        name,
        "has \(status.st_nlink) names (hard links), and the other names would keep the old file; remove them first")
    }
  }

  /// What the file is where it plainly never was a register, a text or a workbook; `nil` for a register, also a damaged one.
  func otherContent() -> String? {
    let head: [UInt8]
    do {
      let file = try InputFile(path: target)
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
      head = Array(buffer.prefix(count))
    } catch {
      return nil
    }
    let isText = !head.isEmpty && head.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
    let what = head.starts(with: [0x50, 0x4B]) ? "a workbook or another archive" : isText ? "text" : nil
    return what.map { "is \($0), not a register; name another file, or move this one away" }
  }

  /// The files beside it in which SQLite keeps what is not in the file itself yet, as far as they are there.
  var leftovers: [String] {
    DatabaseFile.endings.map { target + $0 }.filter { $0.withFileName { access($0, F_OK) } == 0 }
  }

  /// Throws where one of them has something in it: what is left of a register that was moved away may be all that can repair
  /// it, and is not for another.
  func checkNothingIsLeft() throws(RegisterError) {
    for ending in ["-journal", "-wal"] {
      var status = stat()
      guard (target + ending).withFileName({ stat($0, &status) }) == 0, status.st_size > 0 else { continue }
      throw .blocked(
        name,
        "\(name.shownName)\(ending) is left over from another register with this name; if that register was moved, put it back and run"
          + " 'seckit register verify' on it, which uses up the file; if the register is gone, remove the file")
    }
  }

  /// Removes them: SQLite must never use one of them for another register.
  func removeLeftovers() throws(RegisterError) {
    for file in leftovers {
      guard file.withFileName({ unlink($0) }) == 0 || errno == ENOENT else {
        throw .file(FileError(.write, file, errorNumber: errno))
      }
    }
    try keepFolder()
  }

  /// Gives a file the name, where nothing has it yet.
  func take(_ path: String) throws(RegisterError) {
    guard SystemCalls.operatingSystem.take(path, as: target) else {
      throw errno == EEXIST ? .exists(name) : .file(FileError(.write, name, errorNumber: errno))
    }
    try keepFolder()
  }

  /// Gives a file the name that another one has.
  func replace(with path: String) throws(RegisterError) {
    guard SystemCalls.operatingSystem.rename(path, target) == 0 else {
      throw .file(FileError(.write, name, errorNumber: errno))
    }
    try keepFolder()
  }

  /// Brings the names of the folder to the disk.
  private func keepFolder() throws(RegisterError) {
    guard SystemCalls.operatingSystem.syncFolder(of: target) else {
      throw .file(FileError(.write, name, errorNumber: errno))
    }
  }
}
