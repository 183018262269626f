import ArgumentParser
import Files
import IDAllocation
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

  func read(_ rules: EntryRules) throws -> EntryFile {
    do {
      return try WholeFile.parsed(file, limit: EntryFile.sizeLimit) { try EntryFile(json: $0, rules: rules) }
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

/// One or more User Roles of entry: `ED`, or `IS,GS`.
struct EntryRoleList {
  let codes: [String]

  /// User Roles, or Registration Data Providers (`RDP`).
  init(parsing text: String) throws {
    codes = Self.codes(text)
    for code in codes { try EntryFile.check(role: code) }
    try check(text)
  }

  /// User Roles; a Registration Data Provider has no plan.
  init(planned text: String) throws {
    codes = Self.codes(text)
    let known = EntryRole.all.map(\.code)
    if let unknown = codes.first(where: { !known.contains($0) }) {
      throw EntryPlanError.unknownRole(unknown, known: known)
    }
    try check(text)
  }

  /// The words of a text, in capitals where they are roles then.
  private static func codes(_ text: String) -> [String] {
    let known = (EntryRole.all + [.rdp]).map(\.code)
    return text.roleWords.map { known.contains($0.uppercased()) ? $0.uppercased() : $0 }
  }

  private func check(_ text: String) throws {
    if codes.isEmpty { throw ValidationError("'\(text.shown)' names no User Role") }
  }
}

extension [EntryRoleList] {
  /// All codes, in the order in which they are typed, each once.
  var codes: [String] {
    var seen: Set<String> = []
    return flatMap(\.codes).filter { seen.insert($0).inserted }
  }
}
