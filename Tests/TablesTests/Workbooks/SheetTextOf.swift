import Files
import Tables
import TestSupport

/// Reads a source to its end, in pieces of some size.
func text(of source: any ByteSource, piece: Int = 1 << 16) throws -> String {
  var source = source
  var bytes: [UInt8] = []
  let target = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 1)
  defer { target.deallocate() }
  while case let count = try source.read(into: target), count > 0 { bytes += target[..<count] }
  return String(decoding: bytes, as: UTF8.self)
}

/// The text of a sheet of a workbook, given as its bytes.
func sheetText(_ bytes: [UInt8], sheet: Int = 0, piece: Int = 1 << 16) throws -> String {
  let workbook = try Workbook(ScriptedSource(bytes, name: "w.xlsx"))
  return try text(of: workbook.source(of: workbook.sheets[sheet]), piece: piece)
}

/// The text of the first sheet.
func sheetText(_ workbook: TestWorkbook) throws -> String { try sheetText(workbook.bytes) }

/// What is said of a workbook that can't be read.
func problem(_ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()) -> String? {
  do {
    let workbook = try Workbook(ScriptedSource(bytes, name: "w.xlsx"), limits: limits)
    _ = try text(of: workbook.source(of: workbook.sheets[0]))
    return nil
  } catch {
    return "\(error)"
  }
}
