import ArgumentParser
import Files
import Messages
import UserEntry

/// The file of entry records: shared by all commands that read or change it.
struct EntryFileOptions: ParsableArguments {
  @Option(
    name: .customLong("file"),
    help: ArgumentHelp("The file with the records. (default: \(Self.standard))", valueName: "file"), completion: .file()
  )
  var named: String?

  static let standard = "entry.json"

  /// The file of the records: the one that is named, else the standard one.
  var file: String { named ?? Self.standard }

  func validate() throws {
    guard file != "-" else {
      throw ValidationError("--file can't be -: the records are a file that is changed; name it.")
    }
    guard !file.isEmpty else { throw ValidationError("The name of the file for --file is empty.") }
  }

  func read() throws -> EntryFile {
    do {
      return try WholeFile.parsed(file, limit: EntryFile.sizeLimit) { try EntryFile(json: $0) }
    } catch let error as FileError where error.isMissing {
      let likely = FolderListing.nearest(to: file)
      throw CommandError(
        "\(file.shownName): no such file; "
          + (likely.map { "probably meant: \($0.shownName)" } ?? "check the path, or make it with 'seckit entry init'"))
    }
  }

  func check(_ roles: [String], in file: EntryFile) throws {
    guard let role = roles.first(where: { !file.roles.contains($0) }) else { return }
    let known = file.roles.joined(separator: ", ")
    throw CommandError("\(self.file.shownName): \(role) is not one of its roles; they are \(known)")
  }
}

extension EntryRole {
  /// The User Role of a code, or a Registration Data Provider.
  init(parsing code: String) throws(EntryFileError) {
    try EntryFile.check(role: code)
    guard let role = (Self.all + [.rdp]).first(where: { $0.code == code }) else {
      preconditionFailure("a checked role is unknown: \(code)")
    }
    self = role
  }
}
