/// Something that bytes are read from, in order, once.
public protocol ByteSource {
  /// What a message calls it: a path as it was given, or `standard input`.
  var name: String { get }

  /// Reads some bytes into `target` and returns how many; 0 means that there are no more. May return fewer than fit.
  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int
}
