import Files

/// Bytes that were read already, then those of a source, or an error that it gave.
struct RemainingSource: ByteSource {
  let name: String
  private var bytes: ArraySlice<UInt8>
  private var source: any ByteSource
  private let failure: FileError?

  init(_ bytes: [UInt8], then source: any ByteSource, failure: FileError?) {
    name = source.name
    self.bytes = bytes[...]
    self.source = source
    self.failure = failure
  }

  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard bytes.isEmpty else {
      let count = min(bytes.count, target.count)
      target.copyBytes(from: bytes.prefix(count))
      bytes = bytes.dropFirst(count)
      return count
    }
    if let failure { throw failure }
    return try source.read(into: target)
  }
}

/// The bytes of a regular file from a place on.
struct RestOfFile: ByteSource {
  private let file: InputFile
  private var place: Int

  /// Makes a source of what follows the first `place` bytes of the file.
  init(_ file: InputFile, from place: Int) {
    self.file = file
    self.place = place
  }

  var name: String { file.name }

  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let count = try file.read(into: target, at: place)
    place += count
    return count
  }
}
