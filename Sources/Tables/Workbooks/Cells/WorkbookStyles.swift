import Files

/// The number formats of a workbook's cells.
final class WorkbookStyles: XMLPart {
  /// More than any program writes.
  private static let limit = 1 << 16

  /// The format of each style, by the number that cells have.
  private(set) var formats: [NumberFormat] = []
  private var custom: [Int: NumberFormat] = [:]
  private enum Section { case other, formats, styles }
  private var section = Section.other

  init(_ member: ZipMember) throws(FileError) {
    try super.init(member)
    try parseAll()
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch depth {
    case 1: if !(name == "styleSheet") { fail("it does not contain styles") }
    case 2: section = name == "numFmts" ? .formats : name == "cellXfs" ? .styles : .other
    case 3 where section == .formats && name == "numFmt":
      guard let number = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
        return
      }
      if custom.count < Self.limit { custom[number] = NumberFormat(code: code) }
    case 3 where section == .styles && name == "xf":
      let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      if formats.count < Self.limit { formats.append(custom[number] ?? NumberFormat(builtIn: number)) }
    default: break
    }
  }
}
