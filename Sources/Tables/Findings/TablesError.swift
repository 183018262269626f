public import Files
public import Messages

/// Why tables can't be used: thrown by all that reads tables whole, of which one with an error is of no use.
public enum TablesError: UserError, Hashable, Sendable {
  /// A file can't be opened or read at all.
  case file(FileError)
  /// Something in them is wrong: all findings of all files, what was understood of the files, and the words after "correct
  /// them": `: nothing was computed`.
  case findings([TableFinding], notices: [String] = [], ending: String = " first")

  /// How many errors there are, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .findings(let findings, _, let ending):
      "\(findings.count.counted("error")) in the inputs; correct \(findings.count.plural("it", "them"))" + ending
    }
  }

  /// What was understood of the files, and the findings, grouped.
  public var findingLines: [String] {
    guard case .findings(let findings, let notices, _) = self else { return [] }
    return (StandardError.isQuiet ? [] : notices) + TableFindings.lines(findings)
  }
}

extension TableReading {
  /// Reads the tables of a run, and gives what was understood and assumed of them. Throws all findings on all of them
  /// together, with the words after "correct them": `: nothing was computed`.
  package func readAll(
    _ sources: [(any ByteSource)?], ending: String = " first", _ read: (TableFindings) throws(FileError) -> Void
  ) throws(TablesError) -> TableFindings {
    let findings = TableFindings()
    do throws(FileError) { try read(findings) } catch { throw .file(error) }
    let files = sources.compactMap { $0?.name }
    if !files.isEmpty { findings.checkMappings(self, files: files) }
    guard findings.isEmpty else { throw .findings(findings.all, notices: findings.notices, ending: ending) }
    return findings
  }
}
