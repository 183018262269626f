import ArgumentParser
import Files
import Messages
import UserEntry

/// The file of entry records: shared by all commands that read or change it.
struct EntryFileOptions: ParsableArguments {
  @Option(
    name: .customLong("file"),
    help: ArgumentHelp("The file of the records. (default: \(Self.standard))", valueName: "file"), completion: .file())
  var named: String?

  static let standard = "entry.json"

  /// The file of the records.
  var file: String { named ?? Self.standard }

  func validate() throws {
    guard file != "-" else { throw ValidationError("The records are a file that is changed: --file can't be -.") }
    guard !file.isEmpty else { throw ValidationError("The name of the file for --file is empty.") }
  }

  /// Reads the file.
  func read() throws(RunFailure) -> EntryFile {
    do {
      return try EntryFile(json: InputFile(path: file).readAll(limit: EntryFile.sizeLimit))
    } catch let error as FileError where error.isMissing {
      let likely = FolderListing.nearest(to: file)
      throw RunFailure(
        "\(file.shownName): no such file; "
          + (likely.map { "probably meant: \($0.shownName)" } ?? "check the path, or make it with 'seckit entry init'"))
    } catch let error as FileError {
      throw RunFailure(error)
    } catch {
      throw RunFailure("\(file.shownName): \(error)")
    }
  }
}
