import Files
import Glibc
import Messages
import Reporting

enum FolderListing {
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return path.withFileName { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The path in the same folder whose name is most like the name of a path; `nil` where none is like it.
  static func nearest(to path: String) -> String? {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    let names = (try? names(in: path.fileFolder)) ?? []
    return Suggestion.nearest(to: name, among: names).map { folder + $0 }
  }

  /// The names in a folder that are not hidden, in order.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let listing = folder.withFileName({ opendir($0) }) else {
      throw FileError(.open, folder, errorNumber: errno)
    }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(fileName: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
