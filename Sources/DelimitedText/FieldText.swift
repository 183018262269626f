/// The values of fields as they stand in a file.
public enum FieldText {
  /// The value of a field given with its quotes, if it has any: the bytes between them, doubled quotes single. Text after
  /// a closing quote belongs to the value, the quote itself doesn't.
  public static func value(of field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    guard field.first == quote else { return Array(field) }
    var value: [UInt8] = []
    var next = 1
    var isOpen = true
    while next < field.count {
      let byte = field[next]
      next += 1
      guard isOpen, byte == quote else {
        value.append(byte)
        continue
      }
      if next < field.count, field[next] == quote {
        value.append(quote)
        next += 1
      } else {
        isOpen = false
      }
    }
    return value
  }

  /// The value without white space (space, tab, CR, LF) around it.
  public static func trimmedValue(of field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let value = value(of: field)
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    guard let first = value.firstIndex(where: { !isBlank($0) }), let last = value.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(value[first...last])
  }
}
