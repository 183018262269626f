public import Messages

/// Why a file of entry records can't be used, or a record can't be made.
public enum EntryFileError: UserError, Hashable, Sendable {
  /// The text is no such file.
  case unreadable(String)
  /// The text is a file of entry records, but something in it is not of its form.
  case faulty(String)
  /// The file is of a newer program.
  case newer(Int)
  /// Something stands in it that can't be.
  case invalid(String)

  /// What is wrong and what to do, to stand behind the name of the file.
  public var description: String {
    switch self {
    case .unreadable(let reason): "is no file of entry records: \(reason); make one with 'seckit entry init'"
    case .faulty(let reason): "can't be used: \(reason); correct the file"
    case .newer(let version): "is of version \(version), and this program knows version 1; use a newer seckit"
    case .invalid(let reason): reason
    }
  }
}
