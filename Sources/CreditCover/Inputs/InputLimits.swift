/// What is taken from one file at the most.
public struct InputLimits: Hashable, Sendable {
  /// Rows of one file.
  public var rows: Int
  /// Bytes of one file of JSON, which is read as a whole.
  public var jsonBytes: Int

  /// 10 million rows, 512 MiB of JSON.
  public static let standard = InputLimits(rows: 10_000_000, jsonBytes: 1 << 29)

  /// Makes limits.
  public init(rows: Int, jsonBytes: Int) {
    self.rows = rows
    self.jsonBytes = jsonBytes
  }
}
