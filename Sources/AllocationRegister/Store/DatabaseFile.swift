import Files
import Glibc
import Messages

/// Files of SQLite's, among them registers, by what they begin with and by their names: nothing else is written there.
package enum DatabaseFile {
  /// The endings of the files in which SQLite keeps what is not in a database itself yet.
  static let endings = ["-journal", "-wal", "-shm"]

  /// Why nothing else may be written under a name, as it follows the name: there is a database, or what belongs to one;
  /// `nil` where there is neither.
  package static func reason(against name: String) -> String? {
    isDatabase(name) ? "is a register or another database" : reason(beside: name)
  }

  /// Why no register may have a name: it belongs to a file beside another. A name that nothing has yet counts too:
  /// SQLite would take for its own what comes there.
  static func reason(beside name: String) -> String? {
    let name = name.writtenName
    for ending in endings where name.utf8.count > ending.utf8.count && name.hasSuffix(ending) {
      let database = String(name.dropLast(ending.count))
      if isDatabase(database) { return "is a file of the register or database \(database.shownName)" }
    }
    return logs.contains { begins(name, with: $0) } ? "has changes of a register or another database" : nil
  }

  private static func isDatabase(_ name: String) -> Bool { begins(name, with: Array("SQLite format 3\0".utf8)) }

  /// What a journal and a write-ahead log begin with.
  private static let logs: [[UInt8]] = [
    [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7], [0x37, 0x7F, 0x06, 0x82], [0x37, 0x7F, 0x06, 0x83],
  ]

  private static func begins(_ name: String, with magic: [UInt8]) -> Bool {
    // Not as an input, which an output could not be; a pipe would be waited for.
    var status = stat()
    guard name.withFileName({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let descriptor = name.withFileName { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: magic.count)
    return pread(descriptor, &bytes, bytes.count, 0) == magic.count && bytes == magic
  }
}
