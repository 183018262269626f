import Files
import Reporting

/// Reads the rows of an input that is JSON.
struct JSONRows {
  let reader: InputReader
  let file: String

  func read(_ source: inout PeekedSource, row body: (InputRow) -> Void) throws(FileError) {
    guard let bytes = try source.all(limit: reader.limits.jsonBytes) else {
      reader.report(
        file, nil, .tooManyRows, "the file is over \(reader.limits.jsonBytes) bytes, the limit of JSON; give it as CSV")
      return
    }
    let items: [[String: JSONScalar]]
    do throws(JSONInput.Fault) {
      items = try JSONInput.decode([[String: JSONScalar]].self, from: bytes)
    } catch {
      reader.report(file, nil, .invalidJSON, "it is to be a JSON array of objects, a row each; \(error.words)")
      return
    }
    guard items.count <= reader.limits.rows else {
      reader.report(file, nil, .tooManyRows, "the file has more than \(reader.limits.rows) rows")
      return
    }
    // A column counts as there where one item has it: what is missing in a single item is an empty value.
    var names: Set<String> = []
    for item in items { names.formUnion(item.keys) }
    var located = InputColumns(reader.columns)
    guard
      items.isEmpty || located.locate(names.sorted(), file: file, place: nil, findings: reader.findings)
    else { return }
    for (index, item) in items.enumerated() {
      let place = RowPlace(number: index + 1, isItem: true)
      var wrong: Set<Int> = []
      let values = reader.columns.enumerated().map { index, column -> [UInt8]? in
        switch item[column.name] {
        case .text(let text): return Array(text.utf8)
        case .number(let number) where column.mayBeNumber: return Array(String(number).utf8)
        case .nothing, nil: return nil
        case .number, .other:
          wrong.insert(index)
          reader.report(
            file, place, .invalidJSONValue,
            "\(column.name) \(column.mayBeNumber ? "is neither a string nor a whole number" : "is no string; write amounts as strings")",
            field: column.name)
          return nil
        }
      }
      body(
        InputRow(
          content: .item(values, reported: wrong), place: place, file: file, columns: reader.columns,
          findings: reader.findings))
    }
  }
}

/// A value of JSON that a row may have. Numbers that are not whole are `other`: most programs read those inexactly.
enum JSONScalar: Decodable {
  case text(String)
  case number(Int)
  case nothing
  case other

  init(from decoder: any Decoder) throws {
    guard let container = try? decoder.singleValueContainer() else {
      self = .other
      return
    }
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = container.decodeNil() ? .nothing : .other
    }
  }
}
