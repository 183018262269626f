import DelimitedText
import EUI64
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
  let duplicates: DuplicatePolicy
  let claims: ClaimResolver
  /// The inputs so far with the number of lines before each, this one last.
  let inputs: [Input]

  /// An input: how it is called, where it is, and for a workbook the sheet.
  struct Input {
    let name: String
    let linesBefore: Int
    let sheet: SheetPlaces?
  }

  /// The cell of the identifier in a row of a sheet; `nil` where the input is text.
  func cell(of row: Row) -> String? { inputs.last.flatMap { cell($0, row.line) } }

  private func cell(_ input: Input, _ row: Int) -> String? {
    input.sheet?.cell(row: row, column: header.identifier)
  }

  /// The severity of a code on a row.
  func severity(of code: RowCode) -> Severity? {
    switch code {
    case .structure(let code): code.severity
    case .identifier(let code): judge.severity(of: code, requiring: claims.index?.requirement)
    case .duplicate: duplicates.severity
    }
  }

  /// The verdict on a row that is not ``Row/isPlain``, and the code that names it: the first finding of the worst severity.
  func result(of row: Row) -> (verdict: Verdict, code: RowCode?) {
    var worst: (severity: Severity, code: RowCode)?
    forEachCode(of: row) { code in
      guard let severity = severity(of: code), worst.map({ severity > $0.severity }) ?? true else { return }
      worst = (severity, code)
    }
    return (Verdict(worst?.severity), worst?.code)
  }

  private func forEachCode(of row: Row, _ body: (RowCode) -> Void) {
    if row.structure != 0 {
      for code in Row.structureCodes where row.has(structure: code) { body(.structure(code)) }
    }
    if let code = row.code { body(.identifier(code)) }
    if !row.allocation.isEmpty {
      for code in FindingCode.allocation where row.allocation.contains(code) { body(.identifier(code)) }
    }
    if row.firstLine > 0 { body(.duplicate) }
  }

  /// All findings on a row, in the order of the tables.
  func findings(on row: Row) -> [RowFinding] {
    var findings: [RowFinding] = []
    forEachCode(of: row) { code in
      if severity(of: code) != nil { findings.append(finding(code, on: row)) }
    }
    return findings
  }

  /// One finding on a row, in words.
  func finding(_ code: RowCode, on row: Row) -> RowFinding {
    guard let severity = severity(of: code) else { preconditionFailure("\(code) is no finding here") }
    var meant: EUI64?
    let message: String
    switch code {
    case .structure(let code): message = StructureMessage(row, self).text(for: code)
    case .duplicate: message = duplicateMessage(row)
    case .identifier(let code) where code != row.code: message = allocationMessage(code, row)
    case .identifier:
      let finding = identifierFinding(on: row)
      (message, meant) = (finding.message, finding.meant)
    }
    return RowFinding(
      code: code, severity: severity, message: message, meant: meant, reference: code.reference(in: judge.rules))
  }

  /// The record of a row, scanned once more: only rows that something is said about pay for it.
  func record(of row: Row) -> Record {
    var record = Record()
    record.bytes = row.bytes
    record.line = row.line
    record.offset = row.offset
    record.fieldCount = Int(row.fieldCount)
    _ = RecordScanner(header.format).scan(
      row.bytes, from: 0, isFinal: true, fieldLimit: limits.fields, fields: &record.fields)
    return record
  }

  /// The value of the identifier's field as text, bytes that are not UTF-8 kept.
  func identifierText(_ row: Row) -> [UInt8] {
    guard let field = row.field else { return [] }
    var record = Record()
    record.bytes = row.bytes
    return record.value(of: field)
  }

  private func identifierFinding(on row: Row) -> IdentifierFinding {
    let judgement =
      row.hasValue
      ? judge.judge(EUI64(rawValue: row.value))
      : identifierText(row).withUnsafeBufferPointer { judge.judge(bytes: $0) }
    guard let finding = judgement.finding else { preconditionFailure("a second look found nothing") }
    return finding
  }

  private func duplicateMessage(_ row: Row) -> String {
    "the same identifier stands \(inputs[0].sheet == nil ? "on" : "in") \(place(row.firstLine))"
      + (row.isAlike
        ? ", and no Party or role tells them apart" : row.group > 0 ? ", for the same Party and role" : "")
  }

  private func allocationMessage(_ code: FindingCode, _ row: Row) -> String {
    if code == .notGivenOut, let index = claims.index { return index.notGivenOutText(EUI64(rawValue: row.value)) }
    let record = record(of: row)
    let (party, role) = (record.field(at: header.party), record.field(at: header.role))
    if let text = claims.message(for: code, on: row.value, party, role) { return text }
    let owner = claims.index == nil ? "" : " of the same Party"
    return code == .roleShared
      ? "\(place(row.otherRoleLine)) has it for \(claims.clashing(row.otherRoles, role))\(owner); \(claims.roles.sharing)"
      : "\(place(row.otherPartyLine)) has it for another Party; one identifier belongs to one Party"
  }

  /// A line that is counted through all inputs, in words.
  private func place(_ line: Int) -> String {
    let input = inputs.last { $0.linesBefore < line } ?? inputs[0]
    let line = line - input.linesBefore
    let place = cell(input, line) ?? "line \(line)"
    return inputs.count > 1 ? "\(place) of \(input.name)" : place
  }
}
