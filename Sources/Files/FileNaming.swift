import CFileCalls
import Glibc

/// How a new file comes to its name: where the name leads to, what it is called until then, and that the name stays when
/// the power fails.
extension String {
  /// Where a file of this name is written: what the name leads to through symbolic links, also where a link leads to
  /// nothing, so that the link stays a link.
  package var writtenName: String {
    if let path = withFileName({ realpath($0, nil) }) {
      defer { free(path) }
      return String(fileName: path)
    }
    var name = self
    // As many as Linux follows.
    for _ in 0..<40 {
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = name.withFileName { readlink($0, &buffer, buffer.count) }
      guard count > 0 else { break }
      let target = String(fileName: Array(buffer[..<count]))
      name = buffer[0] == UInt8(ascii: "/") || name.fileFolder == "." ? target : "\(name.fileFolder)/\(target)"
    }
    return name
  }

  /// Gives names beside this file to `make` until one is not taken: what a killed program has left does not stop another
  /// of its number. Returns the name that was made; `nil`, with `errno`, where `make` failed for another reason.
  package func partialName(_ make: (String) -> Bool) -> String? {
    for number in 0..<100 {
      let name = "\(self).\(getpid())\(number == 0 ? "" : "-\(number)").partial"
      if make(name) { return name }
      guard errno == EEXIST else { return nil }
    }
    return nil
  }
}

extension String {
  /// Makes a file in this folder that has no name, open to be written and read, and gives its descriptor; -1, with `errno`,
  /// where the file system has no such files.
  package func openUnnamedFile(mode: UInt32) -> Int32 {
    // `O_TMPFILE` of open(2) is a macro that Swift does not import.
    withFileName { open($0, O_RDWR | O_CLOEXEC | 0o20_000_000 | O_DIRECTORY, mode) }
  }
}

extension SystemCalls {
  /// Gives a file a name that nothing has yet. Returns false, with `errno`, where it can't: `EEXIST` where the name is taken.
  package func take(_ old: String, as new: String) -> Bool {
    if renameNew(old, new) == 0 { return true }
    // Some file systems know no such call. A second name is refused, too, where the first is taken.
    guard [EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else { return false }
    if old.withFileName({ old in new.withFileName { link(old, $0) } }) == 0 {
      return old.withFileName { unlink($0) } == 0
    }
    guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) else { return false }
    if new.withFileName({ access($0, F_OK) }) == 0 {
      errno = EEXIST
      return false
    }
    return rename(old, new) == 0
  }

  /// Brings the names of the folder in which a file is to the disk. Returns false, with `errno`, where the disk fails; what
  /// can't be done for a folder, or by this user, is left.
  package func syncFolder(of file: String) -> Bool {
    let folder = file.fileFolder.withFileName { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard folder >= 0 else { return true }
    defer { close(folder) }
    return fsync(folder) == 0 || errno == EINVAL
  }
}
