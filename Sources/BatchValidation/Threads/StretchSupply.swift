import Files

/// Divides an input into stretches that begin and end at line feeds. Whether records really begin there, the judges find
/// out: a line feed may stand inside quotes.
protocol StretchSupply: AnyObject {
  /// Whether threads may read side by side.
  var readsSideBySide: Bool { get }
  /// Reads a stretch, given its number from 0. `false` if the input ends before it.
  func read(_ number: Int, into target: StretchBytes) throws(FileError) -> Bool
  /// What is still to be read where the input is settled up to `offset`. `bytes` were read from there on already, before
  /// a `failure` if there was one.
  func rest(behind bytes: [UInt8], at offset: Int, failure: FileError?) -> any ByteSource
}
