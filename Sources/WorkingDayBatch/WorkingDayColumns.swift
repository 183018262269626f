import DelimitedText
import WorkingDays

/// Where the fields stand that a question is about.
struct WorkingDayColumns {
  /// The names; empty where the input has no header.
  let names: [String]
  /// The number of fields that every record should have.
  let width: Int
  /// The column of the dates, from 0.
  let date: Int
  /// The column of the numbers or of the other dates, where there is one.
  let other: Int?

  /// Of a first record.
  init(
    _ record: borrowing Record, _ options: WorkingDayBatchOptions, other: ColumnSelector?, name: String
  ) throws(WorkingDayBatchError) {
    width = record.fieldCount
    var read: [String] = []
    for index in record.fields.indices {
      guard !options.hasHeader || record.fields[index].style != .broken else { throw .brokenHeader(name) }
      read.append(record.text(at: index) ?? "")
    }
    names = options.hasHeader ? read : []
    let names = names
    let width = width
    func index(_ selector: ColumnSelector) throws(WorkingDayBatchError) -> Int {
      switch selector {
      case .number(let number):
        if number <= width { return number - 1 }
      case .name(let wanted):
        let found = names.indices.filter { names[$0] == wanted }
        if found.count == 1 { return found[0] }
      }
      throw .noColumn(name: name, selector, columns: names)
    }
    if let column = options.column {
      date = try index(column)
    } else if width == 1 {
      date = 0
    } else {
      let found = names.indices.filter { names[$0].lowercased() == "date" }
      guard found.count == 1 else { throw .noObviousColumn(name: name, columns: names) }
      date = found[0]
    }
    if options.hasHeader, CivilDate(names[date]) != nil { throw .dateInHeader(name: name, names[date]) }
    self.other = try other.map { selector throws(WorkingDayBatchError) in try index(selector) }
  }
}
