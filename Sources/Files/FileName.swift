import Messages

/// Names of files are bytes, and need not be UTF-8. As texts of the program they are kept whole: see `String.heldBytes`.
extension String {
  /// The text for the name of a file, or for a word of the command line.
  package init(fileName bytes: [UInt8]) {
    self = ""
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .emptyInput: return
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        // A character of the range that is in the name itself is held byte by byte: else it would be taken for a byte.
        if Self.heldBytes.contains(scalar.value) {
          for byte in bytes[position..<position + encoded.count] { hold(byte) }
        } else {
          unicodeScalars.append(scalar)
        }
        position += encoded.count
      case .error(let length):
        for byte in bytes[position..<position + length] { hold(byte) }
        position += length
      }
    }
  }

  /// The same from bytes that end with a NUL.
  package init(fileName bytes: UnsafePointer<CChar>) {
    var count = 0
    while bytes[count] != 0 { count += 1 }
    self.init(fileName: (0..<count).map { UInt8(bitPattern: bytes[$0]) })
  }

  private mutating func hold(_ byte: UInt8) {
    if let scalar = Unicode.Scalar(Self.heldBytes.lowerBound - 0x80 + UInt32(byte)) { unicodeScalars.append(scalar) }
  }

  package var fileNameBytes: [UInt8] {
    guard holdsBytes else { return Array(utf8) }
    return unicodeScalars.flatMap { scalar in Self.heldByte(scalar).map { [$0] } ?? Array(String(scalar).utf8) }
  }

  /// The folder that the name says; `.` where it says none.
  package var fileFolder: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }

  /// Gives the name to a call of the operating system.
  package func withFileName<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    guard holdsBytes else { return withCString(body) }
    return (fileNameBytes + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        guard let start = name.baseAddress else { preconditionFailure("an array with an element has an address") }
        return body(start)
      }
    }
  }
}
