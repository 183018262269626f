import CreditCover
import TestSupport

enum WorkbookTarget {
  /// The bytes of a workbook behind an even one, or behind an odd one the XML of its parts, so that the fuzzer need not find
  /// check sums.
  @Sendable static func check(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let file = first % 2 == 0 ? Array(input.dropFirst()) : workbook(input.dropFirst())
    let whole = answer(to: file, pieces: [])
    precondition(answer(to: file, pieces: [1, 61, 7]) == whole, "pieces of a workbook are read as the whole is not")
  }
}

/// A workbook of parts with a byte between two that no text has: rows, shared strings, styles, the list of sheets.
private func workbook(_ input: ArraySlice<UInt8>) -> [UInt8] {
  let parts = input.split(separator: 0xFF, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  var workbook = TestWorkbook(parts.first ?? "", strings: parts.count > 1 ? parts[1] : nil)
  if parts.count > 2, !parts[2].isEmpty { workbook.parts["xl/styles.xml"] = parts[2] }
  if parts.count > 3, !parts[3].isEmpty { workbook.parts["xl/workbook.xml"] = parts[3] }
  return workbook.bytes
}

/// All that is read of a table of base rates, or all that is said of it.
private func answer(to bytes: [UInt8], pieces: [Int]) -> String {
  do {
    let read = try BaseRateFile.read(ScriptedSource(bytes, name: "rates.xlsx", pieces: pieces))
    return "\(read.rates.map { "\($0.from) \($0.percent)" }) \(read.notices)"
  } catch {
    return "\(error) \(error.findingLines)"
  }
}
