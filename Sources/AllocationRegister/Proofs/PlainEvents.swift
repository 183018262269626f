import IDAllocation

/// Checks the commonest events by the bytes that SQLite has of them, at a small part of the cost of reading each as texts.
/// It takes only what is exactly as this program writes it; whatever is not, is read and told of by the slower way.
struct PlainEvents {
  private var content = EventContent()
  private var text = EventText()
  /// The time of the previous event: most events of a batch have the same time.
  private var time: (text: [UInt8], time: RegisterTime)?

  /// An event that is as it was written.
  struct Event {
    let action: RegisterAction
    let time: RegisterTime
    let hash: EventHash
  }

  /// The event of a row of ``StoredTable/event``, if it has a number, follows another and is as it was written; `nil` where
  /// anything conflicts with that, or it is not one of the commonest.
  mutating func event(_ row: RawRow, sequence: Int, after previous: EventHash) -> Event? {
    guard row.integer(0) == Int64(sequence), let times = row.text(1), let actor = row.text(2),
      let requestID = Self.optional(3, row), let request = row.text(4), let name = row.text(5),
      let written = row.text(6), let before = row.blob(7), before.elementsEqual(previous.bytes),
      let hash = row.blob(8), [times, actor, requestID, request, name, written].allSatisfy(Self.isText),
      let action = content.action(written), name.elementsEqual(action.name.utf8), let time = time(times)
    else { return nil }
    text.clear()
    text.beginParts(of: sequence)
    text.append(part: times)
    text.append(part: actor)
    text.append(part: requestID)
    text.append(part: request)
    text.append(part: name)
    text.append(part: written)
    text.endParts(after: previous)
    let expected = text.hash
    return hash.elementsEqual(expected.bytes) ? Event(action: action, time: time, hash: expected) : nil
  }

  /// A text that may be missing, then as an empty one; it is never stored empty.
  private static func optional(_ column: Int32, _ row: RawRow) -> UnsafeBufferPointer<UInt8>? {
    if row.isNull(column) { return UnsafeBufferPointer(start: nil, count: 0) }
    return row.text(column).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether bytes are UTF-8 without a zero: others are not what a text made of them would be.
  private static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (all, least) = (UInt8(0), UInt8.max)
    for byte in bytes { (all, least) = (all | byte, min(least, byte)) }
    return least > 0 && (all < 0x80 || String(validating: bytes, as: UTF8.self) != nil)
  }

  private mutating func time(_ bytes: UnsafeBufferPointer<UInt8>) -> RegisterTime? {
    if let time, bytes.elementsEqual(time.text) { return time.time }
    // A day alone is a time too, but is not how one is stored.
    guard let read = RegisterTime(String(decoding: bytes, as: UTF8.self)),
      bytes.elementsEqual(read.description.utf8)
    else { return nil }
    time = (Array(bytes), read)
    return read
  }
}
