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

  /// The help of `--role` of the commands that take some of the roles of the file.
  static let roleHelp = ArgumentHelp(
    "The User Roles, or RDP; may be repeated. (default: all roles of the file)", valueName: "roles")

  /// The file of the records: the one that is named, else the standard one.
  var file: String { named ?? Self.standard }

  func validate() throws {
    guard file != "-" else {
      throw ValidationError("--file can't be -: the records are a file that is changed; name it.")
    }
    guard !file.isEmpty else { throw ValidationError("The name of the file for --file is empty.") }
  }

  func read(_ sets: RuleSets) throws -> EntryFile {
    do {
      return try WholeFile.parsed(file, limit: EntryFile.sizeLimit) {
        try EntryFile(json: $0, rules: sets.entry, known: sets.roles)
      }
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

extension [RoleList] {
  /// The codes of User Roles, or of Registration Data Providers (`RDP`).
  func codes(_ sets: RuleSets) throws -> [String] {
    try codes(sets) { try EntryFile.check(role: $0, sets.roles) }
  }

  /// The codes of User Roles; a Registration Data Provider has no plan.
  func plannedCodes(_ sets: RuleSets) throws -> [String] { try codes(sets, sets.roles.check(planned:)) }

  /// The codes, each once, in the order in which they are typed. Throws for a value that has none, or one that `check`
  /// refuses.
  private func codes(_ sets: RuleSets, _ check: (String) throws -> Void) throws -> [String] {
    var codes: [String] = []
    for value in self {
      do {
        if value.words.isEmpty { throw CommandError("'\(value.text.shown)' names no User Role") }
        for code in value.words.map(sets.roles.code) where !codes.contains(code) {
          try check(code)
          codes.append(code)
        }
      } catch let error as any UserError {
        throw CommandError(
          "The value '\(value.text.shown)' is invalid for '\(RoleList.option) <roles>': \(error.description)", .usage)
      }
    }
    return codes
  }
}

extension RuleFileOptions {
  /// Checks the roles of a command for `validate()`, and tells of a wrong value as the parser does, with the help of
  /// its option. The roles of a file of rules are known when it is read.
  func checkRoles(_ help: ArgumentHelp, _ codes: (RuleSets) throws -> [String]) throws {
    guard files.isEmpty else { return }
    do {
      _ = try codes(RuleSets())
    } catch let error as any UserError {
      throw ValidationError("\(error.description)\nHelp:  \(RoleList.option) <roles>  \(help.abstract)")
    }
  }
}
