import Files

/// The list of a workbook's sheets.
final class WorkbookPart: XMLPart {
  struct Entry {
    let name: String
    /// The key of the part that has its cells.
    let key: String
    let isHidden: Bool
  }

  private static let limit = 1 << 16
  private(set) var sheets: [Entry] = []
  private(set) var from1904 = false

  init(_ member: ZipMember) throws(FileError) {
    try super.init(member)
    try parseAll()
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch depth {
    case 1:
      guard !(name == "workbook") else { return }
      let kind = name == "document" ? "a Word document" : name == "presentation" ? "a presentation" : "not a workbook"
      fail(FileError(file, line: nil, content: "is \(kind); save the table as .xlsx or CSV"))
    case 2 where name == "workbookPr": from1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
    case 3 where name == "sheet" && sheets.count < Self.limit:
      let state = attributes["state"] ?? ""
      // The prefix of `r:id` may be any other.
      sheets.append(
        Entry(
          name: attributes["name"] ?? "", key: attributes["id"] ?? "",
          isHidden: ["hidden", "veryHidden"].contains(state)))
    default: break
    }
  }
}
