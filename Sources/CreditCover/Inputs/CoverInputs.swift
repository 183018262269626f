public import Files
public import Messages
import WorkingDays

/// The inputs of an assessment: Parties, their Invoices and their Credit Support, checked together.
public struct CoverInputs: Sendable {
  /// The Parties, in the order of their file.
  public internal(set) var parties: [Party] = []
  /// What the parties file is called.
  public internal(set) var partiesFile = ""
  /// What the invoices file is called; `nil` where none was given.
  public internal(set) var invoicesFile: String?
  /// What the support file is called; `nil` where none was given.
  public internal(set) var supportFile: String?
  /// All Invoices, grouped by Party, in the order of their file.
  var invoices = Grouped<Invoice>()
  /// All instruments, grouped by Party, in the order of their file.
  var support = Grouped<SupportInstrument>()

  /// The Invoices of a Party, given by its place among ``parties``.
  public func invoices(of party: Int) -> ArraySlice<Invoice> { invoices[party] }

  /// The Credit Support of a Party, given by its place among ``parties``.
  public func support(of party: Int) -> ArraySlice<SupportInstrument> { support[party] }

  /// The place of a Party; takes time in proportion to the Parties.
  public func index(of signifier: String) -> Int? { parties.firstIndex { $0.signifier == signifier } }

  init() {}
}

/// Why inputs can't be used.
public enum InputsError: UserError {
  /// A file can't be read at all.
  case file(FileError)
  /// Something in them is wrong: all findings of all files.
  case findings([InputFinding])

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .findings(let findings):
      "\(findings.count) error\(findings.count == 1 ? "" : "s") in the inputs; correct them: nothing was computed"
    }
  }

  /// All findings.
  public var findingLines: [String] {
    if case .findings(let findings) = self { findings.map(\.description) } else { [] }
  }
}

extension CoverInputs {
  /// Reads all files and checks them together, for an assessment as at a date. Nothing is returned from files with an
  /// error: then all findings of all files are thrown together.
  public static func read(
    parties: any ByteSource, invoices: (any ByteSource)?, support: (any ByteSource)?, rules: CreditCoverRules,
    limits: InputLimits = .standard
  ) throws(InputsError) -> CoverInputs {
    try readWithNotified(
      parties: parties, invoices: invoices, support: support, notified: nil, rules: rules, limits: limits
    ).inputs
  }

  /// Reads all files, the amounts that the DCC has notified among them.
  public static func readWithNotified(
    parties: any ByteSource, invoices: (any ByteSource)?, support: (any ByteSource)?, notified: (any ByteSource)?,
    rules: CreditCoverRules, limits: InputLimits = .standard
  ) throws(InputsError) -> (inputs: CoverInputs, notified: NotifiedAmounts) {
    let findings = InputFindings()
    var inputs = CoverInputs()
    var amounts = NotifiedAmounts()
    do throws(FileError) {
      inputs.partiesFile = parties.name
      var partyRows = PartyRows(rules: rules)
      try reader(PartyRows.columns, findings, limits).read(parties) { partyRows.add($0) }
      inputs.parties = partyRows.parties
      let index = PartyIndex(partyRows)
      if partyRows.places.isEmpty, findings.isEmpty {
        findings.add(
          InputFinding(
            file: parties.name, place: nil, column: nil, field: nil, code: .noParty,
            message: "the file has no Party", guess: nil))
      }
      if let invoices {
        inputs.invoicesFile = invoices.name
        var rows = InvoiceRows(asAt: rules.date, parties: index)
        try reader(InvoiceRows.columns, findings, limits).read(invoices) { rows.add($0) }
        inputs.invoices = rows.grouped(count: index.count, file: invoices.name, findings)
      }
      if let support {
        inputs.supportFile = support.name
        var rows = SupportRows(ratings: rules.ratings, parties: index)
        try reader(SupportRows.columns, findings, limits).read(support) { rows.add($0) }
        inputs.support = rows.grouped(count: index.count, file: support.name, findings)
      }
      if let notified {
        var rows = NotifiedRows(parties: index)
        try reader(NotifiedRows.columns, findings, limits).read(notified) { rows.add($0) }
        amounts = rows.amounts
      }
    } catch {
      throw .file(error)
    }
    guard findings.isEmpty else { throw .findings(findings.all) }
    return (inputs, amounts)
  }

  private static func reader(
    _ columns: [InputColumn], _ findings: InputFindings, _ limits: InputLimits
  ) -> InputReader {
    InputReader(columns: columns, findings: findings, limits: limits)
  }
}
