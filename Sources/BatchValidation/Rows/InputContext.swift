import DelimitedText
import IDAllocation
import Messages
import Reporting
import Tables

/// What the rows of one input are judged and explained against.
struct InputContext {
  /// The name of the input, in messages.
  let name: String
  /// The name of the input in data, with all its characters.
  let dataName: String
  let header: Header
  let limits: TextLimits
  let judge: IdentifierJudge
  let claims: ClaimResolver
  /// What the register says of claims, where there is one.
  let allocations: AllocationWords?
  /// The inputs so far with the number of lines before each, this one last.
  let inputs: [Input]
  /// The sheet of the workbook that is read; `nil` where the input is text.
  let sheet: SheetPlaces?
  /// What is the same in all rows as JSON: before the line, before the identifier's value, and behind the findings.
  let frame: ByteStrings
  private let frameMemory: ByteStringMemory
  /// The codes that are errors here, and those that are warnings.
  private(set) var errors = RowCodes(bits: 0)
  private(set) var warnings = RowCodes(bits: 0)

  /// An input: how it is called, where it is, and for a workbook the sheet.
  struct Input {
    let name: String
    let linesBefore: Int
    let sheet: SheetPlaces?
  }

  /// Of the last of some inputs.
  init(
    _ inputs: [Input], dataName: String, _ header: Header, _ judge: IdentifierJudge, _ options: BatchOptions,
    likely: LikelyParties?
  ) {
    name = inputs.last?.name ?? ""
    sheet = inputs.last?.sheet
    claims = ClaimResolver(options, judge, header, likely: likely)
    limits = options.limits
    allocations = options.allocations?.words
    frameMemory = ByteStringMemory([
      "{\"file\":\(JSONText.quoted(dataName)),\"line\":",
      ",\"column\":\(JSONText.quoted(header.identifierName)),\"id\":",
      "]" + (sheet.map { ",\"sheet\":\(JSONText.quoted($0.sheet))" } ?? "")
        + (header.letter.map { ",\"letter\":\"\($0)\"" } ?? "") + "}",
    ])
    frame = frameMemory.strings
    (self.inputs, self.dataName, self.header, self.judge) = (inputs, dataName, header, judge)
    for code in RowCode.allCases {
      switch options.severity(of: code, judge) {
      case nil: break
      case .error?: errors.bits |= 1 << UInt64(code.index)
      case .warning?: warnings.bits |= 1 << UInt64(code.index)
      }
    }
  }

  /// The verdict on a row that is not ``Row/isPlain``, and the code that names it: the first finding of the worst severity.
  @inline(__always)
  func result(of row: Row) -> (verdict: Verdict, code: RowCode?) {
    let codes = row.codes
    if let code = codes.intersection(errors).first { return (.invalid, code) }
    if let code = codes.intersection(warnings).first { return (.warning, code) }
    return (.valid, nil)
  }

  /// The codes of all findings on a row.
  func codes(of row: Row) -> RowCodes { RowCodes(bits: row.codes.bits & (errors.bits | warnings.bits)) }

  /// The cell of the identifier in a row of a sheet; `nil` where the input is text.
  func cell(of row: Row) -> String? { sheet?.cell(row: row.line, column: header.identifier) }

  /// A line that is counted through all inputs, in words.
  func place(_ line: Int) -> String {
    let input = inputs.last { $0.linesBefore < line } ?? inputs[0]
    let line = line - input.linesBefore
    let place = input.sheet?.cell(row: line, column: header.identifier) ?? "line \(line)"
    return inputs.count > 1 ? "\(place) of \(input.name)" : place
  }
}
