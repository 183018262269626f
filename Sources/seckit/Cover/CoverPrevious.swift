import CreditCover
import Files

/// Assessments of before.
enum CoverPrevious {
  /// An assessment of before.
  static func read(_ path: String) throws(RunFailure) -> PreviousAssessment {
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
}
