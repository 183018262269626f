import Files
import Glibc

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
    self.name = name
    var status = stat()
    exists = stat(name, &status) == 0
    guard exists || errno == ENOENT else { throw .file(FileError(.write, name, errorNumber: errno)) }
    guard exists else {
      // A link to nothing is kept too: the file is made where it leads to.
      target = Self.link(name) ?? name
      return
    }
    target =
      realpath(name, nil).map { path in
        defer { free(path) }
        return String(cString: path)
      } ?? name
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .file(FileError(.write, name, errorNumber: EISDIR))
    default: throw .notReplaced(name, "is not a file; name a file")
    }
    var other = stat()
    if stat(source, &other) == 0, other.st_dev == status.st_dev, other.st_ino == status.st_ino {
      throw .notReplaced(
        name, "is \(source == name ? "the file" : "the same file as \(source)") that is copied; name another file")
    }
    guard status.st_nlink == 1 else {
      throw .notReplaced(
        name, "has \(status.st_nlink) names (hard links), and the others would keep the old file; remove them first")
    }
  }

  private static func link(_ name: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(name, &buffer, buffer.count)
    guard count > 0 else { return nil }
    let path = String(decoding: buffer[..<count], as: UTF8.self)
    guard !path.hasPrefix("/"), let slash = name.lastIndex(of: "/") else { return path }
    return name[...slash] + path
  }

  /// The files beside it in which SQLite keeps what is not in the file itself yet, as far as they are there.
  var leftovers: [String] {
    ["-journal", "-wal", "-shm"].map { target + $0 }.filter { access($0, F_OK) == 0 }
  }

  /// Removes them: none must ever be taken for that of another file.
  func removeLeftovers() throws(RegisterError) {
    for file in leftovers {
      guard unlink(file) == 0 || errno == ENOENT else { throw .file(FileError(.write, file, errorNumber: errno)) }
    }
    try keepFolder()
  }

  /// Gives a file the name, where nothing has it yet.
  func take(_ path: String) throws(RegisterError) {
    // A second name is refused where the first is taken; some file systems have none.
    if Glibc.link(path, target) == 0 {
      unlink(path)
    } else {
      guard errno != EEXIST else { throw .exists(name) }
      guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno), access(target, F_OK) != 0, rename(path, target) == 0 else {
        throw .file(FileError(.write, name, errorNumber: errno))
      }
    }
    try keepFolder()
  }

  /// Gives a file the name that another one has.
  func replace(with path: String) throws(RegisterError) {
    guard rename(path, target) == 0 else { throw .file(FileError(.write, name, errorNumber: errno)) }
    try keepFolder()
  }

  /// Brings the names of the folder to the disk.
  private func keepFolder() throws(RegisterError) {
    let folder = target.lastIndex(of: "/").map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    // Not all file systems can do it for a folder.
    guard fsync(file) == 0 || errno == EINVAL else { throw .file(FileError(.write, name, errorNumber: errno)) }
  }
}
