import Messages
import Reporting

/// The objects of a table in JSON: the objects of an array, or one object per line.
struct TableItems {
  private(set) var values: [[String: JSONScalar]] = []
  private(set) var places: [TablePlace] = []

  /// Reads them; `nil`, with a finding, where the text is not JSON of that form.
  init?(_ bytes: TableBytes, file: String, findings: TableFindings) {
    func report(_ place: TablePlace?, _ message: String) {
      findings.add(TableFinding(file: file, place: place, .invalidJSON, message))
    }
    guard bytes.firstInk == UInt8(ascii: "{") else {
      do throws(JSONInputError) {
        values = try JSONInput.decode([[String: JSONScalar]].self, from: Array(bytes.text))
      } catch {
        report(nil, "a JSON table must be a list of rows, [{…}, {…}]; \(error.description)")
        return nil
      }
      places = values.indices.map { TablePlace(item: $0 + 1) }
      return
    }
    for (index, line) in bytes.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
      let place = TablePlace(line: index + 1)
      do throws(JSONInputError) {
        values.append(try JSONInput.decode([String: JSONScalar].self, from: Array(line)))
      } catch {
        let words = error.description.hasPrefix("line 1, ") ? String(error.description.dropFirst(8)) : error.description
        report(place, "a JSON row must be fields in braces, {…}, on its own line or in a list; \(words)")
        return nil
      }
      places.append(place)
    }
  }

  /// The values by the columns of the schema.
  func rows(_ header: TableHeader) -> [Row] {
    let headings = header.schema.columns.indices.map { header.places[$0].map { header.headings[$0] } }
    return zip(values, places).map { item, place in
      var row = Row(values: [], wrong: [], place: place, item: item)
      for (column, heading) in headings.enumerated() {
        let value = heading.flatMap { item[$0] }
        row.values.append(value?.bytes(mayBeNumber: header.schema.columns[column].kind == .number))
        if row.values[column] == nil, let value, value != .nothing { row.wrong.append(column) }
      }
      return row
    }
  }

  struct Row {
    /// `nil` where there is no value.
    var values: [[UInt8]?]
    /// The columns with a value that can't be a cell.
    var wrong: [Int]
    let place: TablePlace
    /// All of it, by its names: for those who pass rows along.
    let item: [String: JSONScalar]
  }
}

/// A value of JSON that a cell may have. Numbers that are not whole are `other`, as lists are and objects: most programs read
/// those inexactly.
package enum JSONScalar: Decodable, Equatable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case nothing
  case other

  package init(from decoder: any Decoder) throws {
    guard let container = try? decoder.singleValueContainer() else {
      self = .other
      return
    }
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = container.decodeNil() ? .nothing : .other
    }
  }

  /// The value as the bytes of a cell; `nil` for what has none.
  fileprivate func bytes(mayBeNumber: Bool) -> [UInt8]? {
    switch self {
    case .text(let text): Array(text.utf8)
    case .number(let number) where mayBeNumber: Array(String(number).utf8)
    case .number, .flag, .nothing, .other: nil
    }
  }

  /// The value as the text of a cell; `nil` for what has none.
  package var text: String? {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .nothing: ""
    case .other: nil
    }
  }
}
