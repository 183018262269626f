import Messages

/// The CSV of a run beside the rows of the plain one: byte for byte but for the words of the detail.
package struct OutputComparison {
  private let output: [PlainCSV.Record]
  /// The expected output, up to the detail; `isWhole` where nothing is added.
  private let expected: [(shown: [UInt8], lineEnd: [UInt8], row: PlainBatch.Row?, isWhole: Bool)]
  private let startsRight: Bool

  /// Compares the output with the rows of a plain batch that have one of these verdicts.
  package init(_ bytes: [UInt8], _ plain: PlainBatch, only: Set<String>) {
    output = PlainCSV(delimiter: plain.delimiter).records(of: bytes).records
    let separator = String(plain.delimiter)
    var expected: [(shown: [UInt8], lineEnd: [UInt8], row: PlainBatch.Row?, isWhole: Bool)] = []
    if let line = plain.separatorLine { expected.append((line.raw, line.lineEnd, nil, true)) }
    let header = plain.header?.raw ?? Array("id".utf8)
    // A header without a line end gets one of the usual kind.
    let lineEnd = plain.header.map { $0.lineEnd.isEmpty ? [0x0A] : $0.lineEnd } ?? [0x0A]
    expected.append(
      (header + Array("\(separator)canonical\(separator)verdict\(separator)code\(separator)".utf8), lineEnd, nil, false)
    )
    for row in plain.all where row.isBlank ? only.count == 3 : only.contains(row.verdict) {
      if row.isBlank {
        expected.append((row.shown, row.lineEnd, row, true))
        continue
      }
      let added = [row.canonical, row.verdict, row.code, ""].joined(separator: separator)
      expected.append((row.shown + Array((separator + added).utf8), row.lineEnd, row, false))
    }
    self.expected = expected
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    startsRight = isMarked == plain.isMarked
  }

  /// What differs; `nil` where nothing does.
  package var difference: String? {
    guard startsRight else { return "the byte order mark" }
    for (record, expected) in zip(output, expected) {
      let detail = record.fields.last?.value ?? []
      var text: String { String(decoding: record.raw + record.lineEnd, as: UTF8.self).debugDescription }
      if expected.isWhole, record.raw + record.lineEnd == expected.shown + expected.lineEnd { continue }
      let shown = expected.isWhole ? [] : record.raw.dropLast(record.fields.last?.raw.count ?? 0)
      guard shown.elementsEqual(expected.shown), record.lineEnd == expected.lineEnd else {
        let wanted = String(decoding: expected.shown + expected.lineEnd, as: UTF8.self).debugDescription
        return "\(text) instead of \(wanted)"
      }
      let isRight =
        switch expected.row {
        case nil: detail == Array("detail".utf8)
        case let row? where row.code == "duplicate": detail == Array(row.duplicateWords.utf8)
        case let row?: detail.isEmpty == row.code.isEmpty
        }
      if !isRight { return "the detail of \(text)" }
    }
    return output.count == expected.count ? nil : "\(output.count) records instead of \(expected.count)"
  }
}
