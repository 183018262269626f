public import IDAllocation

/// Something wrong in an allocation list.
public struct ImportProblem: Encodable, Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column as the file calls it; `nil` where the whole row is meant.
  public let column: String?
  /// What stands there; `nil` where the whole row is meant.
  public let value: String?
  /// What it is.
  public let code: RegisterRefusal.Code
  /// What is wrong, in words.
  public let detail: String
  /// What was probably meant: a suggestion to check.
  public let meant: String?

  /// `list.csv: line 7: code: …; probably meant: …`.
  public var description: String {
    "\(file): line \(line): \(code.rawValue): \(detail)" + (meant.map { "; probably meant: \($0)" } ?? "")
  }

  enum CodingKeys: String, CodingKey {
    case file, line, column, value, code, detail, meant
  }

  /// Writes all keys but those of what is not known.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(line, forKey: .line)
    try container.encodeIfPresent(column, forKey: .column)
    try container.encodeIfPresent(value, forKey: .value)
    try container.encode(code.rawValue, forKey: .code)
    try container.encode(detail, forKey: .detail)
    try container.encodeIfPresent(meant, forKey: .meant)
  }
}
