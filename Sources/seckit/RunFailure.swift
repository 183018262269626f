import AllocationRegister
import BatchValidation
import Files
import WorkingDayBatch
import WorkingDays

/// Why a run could not be finished, in a sentence that says what to do.
struct RunFailure: Error {
  private(set) var message: String
  /// Whether there is nobody left to tell: the reader of the output has gone.
  var isSilent = false

  /// 2: the run could not be finished.
  static let exitStatus: Int32 = 2

  init(_ error: BatchError) {
    message = error.description
    if case .output(let error) = error { isSilent = error.isClosedPipe }
  }

  init(_ message: String) { self.message = message }

  /// Says more, behind what is said.
  mutating func add(_ words: String) { message += words }

  init(_ error: RegisterError) {
    message = error.description
    if case .file(let error) = error { isSilent = error.isClosedPipe }
  }

  /// `option` is the one that says what stands between two fields.
  init(_ error: ListTable.Failure, delimiterOption option: String = "--delimiter") {
    let likely = error.likelyDelimiter.map { "; is its delimiter a \($0)? Then give \(option) \($0)" } ?? ""
    message = error.description + likely
  }

  init(_ error: WorkingDayBatchError) {
    message = error.description
    if case .output(let error) = error { isSilent = error.isClosedPipe }
  }

  init(_ error: WorkingDayError) { message = error.description }

  init(_ error: FileError) {
    message = error.description
    isSilent = error.isClosedPipe
  }
}

/// The exit status of a run that was finished.
enum RunStatus: Int32 {
  case fine = 0
  case findings = 1
}
