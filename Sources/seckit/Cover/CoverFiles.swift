import CreditCover
import Files

/// The files that the commands of Credit Cover open besides their inputs.
enum CoverFiles {
  /// The output: a file, or standard output where none is named.
  static func output(_ path: String?) throws(RunFailure) -> OutputFile {
    do throws(FileError) {
      return try path.map { path throws(FileError) in try OutputFile(path: path) } ?? OutputFile()
    } catch {
      throw RunFailure(error)
    }
  }

  /// An assessment of before.
  static func previous(_ path: String) throws(RunFailure) -> PreviousAssessment {
    do {
      return try PreviousAssessment(InputFile(path: path))
    } catch let error as FileError {
      throw RunFailure(error)
    } catch PreviousAssessment.Failure.file(let error) {
      throw RunFailure(error)
    } catch {
      throw RunFailure("\(error)")
    }
  }

  /// Writes a text whole and ends.
  static func write(_ text: String, to path: String? = nil) throws(RunFailure) {
    let file = try output(path)
    do throws(FileError) {
      try file.write(text)
      try file.commit()
    } catch {
      throw RunFailure(error)
    }
  }
}
