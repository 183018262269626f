/// A source whose first bytes can be looked at before they are read. What was not looked at is read without a copy.
package struct PeekedSource: ByteSource {
  private var source: any ByteSource
  private var held: ArraySlice<UInt8>
  private var hasEnded = false
  private let failure: FileError?

  /// Puts some bytes, which were read already, before the bytes of a source, or before the error or the end that it
  /// gave: a terminal would be read on behind its end.
  package init(
    _ source: any ByteSource, behind held: ArraySlice<UInt8> = [], failure: FileError? = nil, hasEnded: Bool = false
  ) {
    self.source = source
    self.held = held
    self.failure = failure
    self.hasEnded = hasEnded
  }

  package var name: String { source.name }
  package var dataName: String { source.dataName }
  package var expectedCount: Int? { source.expectedCount.map { held.count + $0 } }

  /// The first bytes: this number, or all there are.
  package mutating func peek(_ count: Int) throws(FileError) -> ArraySlice<UInt8> {
    while held.count < count, !hasEnded {
      let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: count - held.count, alignment: 1)
      defer { piece.deallocate() }
      let read = try source.read(into: piece)
      held += piece[..<read]
      hasEnded = read == 0
    }
    return held.prefix(count)
  }

  package mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard held.isEmpty else {
      let count = min(held.count, target.count)
      target.copyBytes(from: held.prefix(count))
      held = held.dropFirst(count)
      return count
    }
    if let failure { throw failure }
    return hasEnded ? 0 : try source.read(into: target)
  }
}

/// The bytes of a regular file from a place on. Its own place is left where it is.
package struct RestOfFile: ByteSource {
  private let file: InputFile
  private var place: Int

  /// Makes a source of what follows the first `place` bytes of the file.
  package init(_ file: InputFile, from place: Int) {
    self.file = file
    self.place = place
  }

  package var name: String { file.name }
  package var dataName: String { file.dataName }

  package mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let count = try file.read(into: target, at: place)
    place += count
    return count
  }
}
