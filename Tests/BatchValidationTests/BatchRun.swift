import BatchValidation
import Files
import IDAllocation
import Reporting
import TestSupport

/// A run of a validator over some inputs.
struct BatchRun {
  var output: [UInt8] = []
  var summary = BatchSummary()
  var error: BatchError?

  var text: String { String(decoding: output, as: UTF8.self) }

  /// Runs over all inputs, or up to the first that can't be finished. Without a format only the summary is made.
  init(
    _ inputs: [any ByteSource], judge: IdentifierJudge = IdentifierJudge(), options: BatchOptions = BatchOptions(),
    format: TableFormat? = .csv, terminal: Terminal = .none
  ) throws {
    guard let format else {
      run(inputs, judge, options, nil)
      return
    }
    var result = self
    let output = try collected { file in
      result.run(inputs, judge, options, BatchOutput(file, format: format, terminal: terminal))
    }
    self = result
    self.output = output
  }

  private mutating func run(
    _ inputs: [any ByteSource], _ judge: IdentifierJudge, _ options: BatchOptions, _ output: BatchOutput?
  ) {
    do throws(BatchError) {
      var validator = try BatchValidator(judge: judge, options: options, inputCount: inputs.count, output: output)
      do throws(BatchError) {
        for input in inputs { try validator.validate(input) }
        summary = try validator.finish()
      } catch {
        summary = validator.summary
        throw error
      }
    } catch {
      self.error = error
    }
  }

  /// The words for one text as an input.
  init(_ text: String, options: BatchOptions = BatchOptions(), format: TableFormat? = .csv) throws {
    try self.init([ScriptedSource(text)], options: options, format: format)
  }
}
