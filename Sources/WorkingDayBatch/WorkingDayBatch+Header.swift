import DelimitedText
import Files
import Reporting
import Tables
import WorkingDays

extension WorkingDayBatch {
  func stream(of source: any ByteSource) throws(WorkingDayBatchError) -> TableStream {
    let (columns, findings) = (columns, findings)
    do throws(TableStreamError) {
      return try TableStream(
        source, columns.schema, options.reading, hasHeader: options.hasHeader, limits: options.limits,
        note: { findings.note($0) }
      ) { columns.places($0, $1) }
    } catch {
      switch error {
      case .text(let error): throw .input(error)
      case .empty: throw .noHeader(source.name)
      case .header(let words): throw .wrongHeader(name: source.name, words)
      case .broken: throw .brokenHeader(source.name)
      case .unusedMapping(let mapping, let headings):
        throw .unusedMapping(name: source.name, mapping.description, columns: headings)
      case .doubled(let first, let second): throw .doubledColumn(name: source.name, first, second)
      case .missing(let headings): throw missing(headings, source.name)
      }
    }
  }

  private func missing(_ headings: [String], _ name: String) -> WorkingDayBatchError {
    let found = headings.map(TableSchema.key)
    for selector in [options.column, calculator.question.otherColumn].compactMap(\.self) {
      switch selector {
      case .number(let number) where number <= headings.count: continue
      case .name(let wanted) where options.hasHeader && found.contains(TableSchema.key(wanted)): continue
      default: return .noColumn(name: name, selector, columns: options.hasHeader ? headings : [])
      }
    }
    return .noObviousColumn(name: name, columns: options.hasHeader ? headings : [])
  }

  mutating func begin(_ stream: borrowing TableStream) throws(WorkingDayBatchError) {
    let header = stream.header
    delimiter = header.delimiter
    datePlace = header.places[WorkingDayColumns.date] ?? 0
    // Where there is no other column, a place that no row has.
    otherPlace = header.places.count > 1 ? header.places[WorkingDayColumns.other] ?? 0 : .max
    width = header.headings.count
    if options.isJSON { jsonKeys = header.keys }
    lineEndLength = stream.lineEndLength
    findings.noteHeader(header, options.reading)
    guard options.hasHeader else { return }
    let heading = header.headings[header.places[WorkingDayColumns.date] ?? 0]
    if (try? DateCell.read(heading)) != nil { throw .dateInHeader(name: header.file, heading) }
    if let taken = added.clash(with: header.headings) { throw .nameTaken(name: header.file, column: taken) }
    guard !options.isJSON else { return }
    if stream.hasByteOrderMark { output.append("\u{FEFF}") }
    stream.separatorLine.withUnsafeBufferPointer { output.append($0) }
    stream.headerBytes.withUnsafeBufferPointer { output.append($0) }
    added.appendNames(to: &output, delimiter: delimiter)
    endLine()
  }

  /// The codes of a row that can't be read.
  func code(_ code: TableCode) -> WorkingDayCode { WorkingDayCode(rawValue: code.rawValue) ?? .raggedRow }
}
