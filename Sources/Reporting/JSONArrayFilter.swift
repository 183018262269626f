import Files

/// Makes one array of JSON objects that come a line each, while they are written.
package struct JSONArrayFilter: OutputFilter {
  private var isEmpty = true
  private var isAtLineStart = true

  package init() {}

  package mutating func filtered(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 64)
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        isAtLineStart = true
        continue
      }
      if isAtLineStart {
        output += isEmpty ? "[\n  ".utf8 : ",\n  ".utf8
        (isEmpty, isAtLineStart) = (false, false)
      }
      output.append(byte)
    }
    return output
  }

  package mutating func end() -> [UInt8] { Array(isEmpty ? "[]\n".utf8 : "\n]\n".utf8) }
}
