/// Some bytes of a record over the limit, as ``RecordReader/nextPiece()`` gives them.
public struct OverlongPiece {
  /// The bytes, without a line end.
  public let bytes: UnsafeBufferPointer<UInt8>
  /// The line end behind the last piece: LF, CRLF, or nothing at the end of the input. Empty behind any other piece.
  public let lineEnd: UnsafeBufferPointer<UInt8>
  /// Whether this is the last piece.
  public let isLast: Bool
}
