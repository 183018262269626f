import Files

/// The texts that the cells of a workbook share, as fields of CSV. They are the one thing of a workbook that is kept whole.
final class SharedStrings: XMLPart {
  private let limits: WorkbookLimits
  private let fields = ByteBuffer(capacity: 1 << 16)
  @exclusivity(unchecked) private var ends: [UInt32] = []
  private let text = ByteBuffer()
  @exclusivity(unchecked) private var rich = RichText()

  init(_ member: ZipMember) throws(FileError) {
    limits = member.archive.limits
    try super.init(member)
    try parseAll()
  }

  /// A text, as a field of CSV; `nil` where there is none of that number.
  @inline(__always)
  subscript(index: Int) -> UnsafeBufferPointer<UInt8>? {
    guard index >= 0, index < ends.count else { return nil }
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return UnsafeBufferPointer(rebasing: fields.bytes[start..<Int(ends[index])])
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch depth {
    case 1: if !(name == "sst") { fail("it does not contain shared texts") }
    case 2: text.removeAll()
    default: rich.start(name, depth: depth)
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard rich.isText else { return }
    text.append(bytes)
    if text.count > CellLimit.bytes { fail(CellLimit.words) }
  }

  override func end(_ name: XMLName) {
    guard depth == 2 else { return rich.end(depth: depth) }
    guard name == "si" else { return }
    CellEscapes.replace(in: text)
    if CellLimit.isOver(text.bytes) { return fail(CellLimit.words) }
    _ = SheetField.append(text.bytes, to: fields, quoted: SheetField.looksTyped(text.bytes))
    ends.append(UInt32(fields.count))
    if fields.count > limits.sharedBytes { failOver("\(limits.sharedBytes) bytes") }
    if ends.count > limits.sharedTexts { failOver("\(limits.sharedTexts)") }
  }

  private func failOver(_ limit: String) {
    fail(FileError(file, line: nil, content: "the texts of its cells are over the limit of \(limit); save it as CSV"))
  }
}
