import Files
import Glibc
import Messages

/// A name under which a copy of a register is to stand.
struct RegisterPlace {
  /// The name as it was given.
  let name: String
  /// The file that it leads to.
  let target: String
  /// Whether there is a file.
  let exists: Bool

  /// Looks at a name. Throws where no register can stand there: it is a folder or a device, the file has other names too, or
  /// it is the one that is copied.
  init(_ name: String, copying source: String) throws(RegisterError) {
    guard name != InputFile.standardInputName else { throw .stream }
    self.name = name
    var status = stat()
    exists = name.withFileName { stat($0, &status) } == 0
    guard exists || errno == ENOENT else { throw .file(FileError(.write, name, errorNumber: errno)) }
    guard exists else {
      // A link to nothing is kept too: the file is made where it leads to.
      target = Self.link(name) ?? name
      return
    }
    target =
      name.withFileName { realpath($0, nil) }.map { path in
        defer { free(path) }
        return String(fileName: path)
      } ?? name
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .file(FileError(.write, name, errorNumber: EISDIR))
    default: throw .notReplaced(name, "is not a file; name a file")
    }
    var other = stat()
    if source.withFileName({ stat($0, &other) }) == 0, other.st_dev == status.st_dev, other.st_ino == status.st_ino {
      let what = source == name ? "the file" : "the same file as \(source.shownName)"
      throw .notReplaced(name, "is \(what) that is copied; name another file")
    }
    guard status.st_nlink == 1 else {
      throw .notReplaced(
        name, "has \(status.st_nlink) names (hard links), and the others would keep the old file; remove them first")
    }
  }

  private static func link(_ name: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = name.withFileName { readlink($0, &buffer, buffer.count) }
    guard count > 0 else { return nil }
    let path = String(fileName: Array(buffer[..<count]))
    guard buffer[0] != UInt8(ascii: "/"), name.utf8.contains(UInt8(ascii: "/")) else { return path }
    return name.fileFolder + "/" + path
  }

  /// The files beside it in which SQLite keeps what is not in the file itself yet, as far as they are there.
  var leftovers: [String] {
    ["-journal", "-wal", "-shm"].map { target + $0 }.filter { $0.withFileName { access($0, F_OK) } == 0 }
  }

  /// Removes them: none must ever be taken for that of another file.
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
    // A second name is refused where the first is taken; some file systems have none.
    let isLinked = path.withFileName { path in target.withFileName { Glibc.link(path, $0) } } == 0
    if isLinked {
      path.withFileName { _ = unlink($0) }
    } else {
      guard errno != EEXIST else { throw .exists(name) }
      guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno), target.withFileName({ access($0, F_OK) }) != 0,
        SystemCalls.operatingSystem.rename(path, target) == 0
      else {
        throw .file(FileError(.write, name, errorNumber: errno))
      }
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
    let file = target.fileFolder.withFileName { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard file >= 0 else { return }
    defer { close(file) }
    // Not all file systems can do it for a folder.
    guard fsync(file) == 0 || errno == EINVAL else { throw .file(FileError(.write, name, errorNumber: errno)) }
  }
}
