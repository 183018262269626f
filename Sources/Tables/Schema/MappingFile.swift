public import Files
import Messages

/// Mappings that are kept in a file for every month, as `--map-file` names it: one per line, as `--map` takes it, where
/// the heading may be in quotes (`gross="Amount due"`). Empty lines and lines that begin with `#` are skipped. It may
/// serve several commands, so that a mapping of it which no table needs is not an error, as one that was typed is.
public struct MappingFile: Sendable {
  /// The file as it was named.
  public let name: String
  /// In the order of the lines.
  let mappings: [TableMapping]

  private init(name: String, mappings: [TableMapping]) { (self.name, self.mappings) = (name, mappings) }

  /// The file with some of its mappings; `nil` with none.
  func with(_ mappings: [TableMapping]) -> MappingFile? {
    mappings.isEmpty ? nil : MappingFile(name: name, mappings: mappings)
  }

  /// What a file may have: a mapping takes a line.
  private static let byteLimit = 1 << 20

  /// Reads a file in any encoding; `note` is told of one that is not plain UTF-8. Throws what is wrong with all its lines.
  public init(_ source: any ByteSource, note: @escaping (String) -> Void) throws(TablesError) {
    name = source.name
    let opened: TableBytes?
    do throws(FileError) {
      opened = try TableOpener(.standard, nil, note: note).bytes(of: source, limit: Self.byteLimit)
    } catch {
      throw .file(error)
    }
    guard let bytes = opened else {
      throw .file(
        FileError(name, line: nil, content: "is over \(Self.byteLimit) bytes, the limit of a file of mappings"))
    }
    var findings: [TableFinding] = []
    var mappings: [TableMapping] = []
    var lines: [String: Int] = [:]
    let texts = bytes.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, text) in zip(1..., texts) {
      let line = CellText.trimmed(String(decoding: text, as: UTF8.self))
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let report = { (code: TableCode, message: String) in
        findings.append(TableFinding(file: source.name, place: TablePlace(line: number), value: line, code, message))
      }
      guard let mapping = TableMapping(line)?.withoutQuotes else {
        report(.invalidMapping, "'\(line.shown)' is not a mapping; write it as column=Heading")
        continue
      }
      // One heading of two would be taken without a word.
      if let first = lines.updateValue(number, forKey: mapping.key) {
        report(
          .duplicate, "'\(mapping.target.shown)' already has a heading, in line \(first); leave one out"
        )
      }
      mappings.append(mapping)
    }
    guard findings.isEmpty else { throw .findings(findings, ending: ": no table was read") }
    self.mappings = mappings.specificFirst
  }
}

extension [TableMapping] {
  /// The mappings of a certain table before the mappings of any table: the former win.
  package var specificFirst: [TableMapping] { filter { $0.table != nil } + filter { $0.table == nil } }

  /// Two mappings that give one column a heading.
  package var clash: (TableMapping, TableMapping)? {
    var firsts: [String: TableMapping] = [:]
    for mapping in self {
      if let first = firsts[mapping.key] { return (first, mapping) }
      firsts[mapping.key] = mapping
    }
    return nil
  }
}

extension TableReading {
  /// All mappings, the typed ones first: they win over the mappings of a file for the same column.
  var allMappings: [TableMapping] { mappings + (mappingFile?.mappings ?? []) }

  /// The mappings that were typed and that no table has a heading for, by the places of those that one has.
  package func unusedMappings(_ used: Set<Int>) -> [TableMapping] {
    mappings.enumerated().filter { !used.contains($0.offset) }.map(\.element)
  }

  /// What is said where nothing in the file of mappings was used, by the places of all that were.
  package func unusedFileNotice(_ used: Set<Int>) -> String? {
    guard let mappingFile, !used.contains(where: { $0 >= mappings.count }) else { return nil }
    return "\(mappingFile.name): none of its mappings is used; --columns lists the columns"
  }
}

extension TableMapping {
  /// The column as it is typed, with its table.
  fileprivate var target: String { "\(table.map { "\($0)." } ?? "")\(column)" }
  /// What two mappings of one column have in common.
  fileprivate var key: String { "\(table ?? "").\(TableSchema.key(column))" }

  /// Without quotes around the heading; `nil` where nothing is left.
  fileprivate var withoutQuotes: TableMapping? {
    let heading = CellText.trimmed(heading)
    guard heading.count > 1, heading.hasPrefix("\""), heading.hasSuffix("\"") else { return self }
    return TableMapping("\(target)=\(heading.dropFirst().dropLast())")
  }
}
