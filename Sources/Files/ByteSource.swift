/// Something that bytes are read from, in order, once.
public protocol ByteSource {
  /// What a message calls it: a path, made safe to show, or `standard input`.
  var name: String { get }

  /// What data calls it: the path with all its characters.
  var dataName: String { get }

  /// Reads some bytes into `target` and returns how many; 0 means that there are no more. May return fewer than fit.
  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int
}

extension ByteSource {
  /// The name in messages, where there is no other.
  public var dataName: String { name }
}
