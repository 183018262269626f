public import Files
public import Tables
import Threads
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
  /// What was understood of the files that is not as usual: a delimiter, columns left out, dates taken to be day first.
  public internal(set) var notices: [String] = []
  /// The one Party that was asked for; `nil` where all are assessed.
  package internal(set) var only: String?
  /// How values of a file were read where they could be read in another way: the notes of its Parties say it.
  var readings: [TableFindings.Reading] = []
  /// What of a Party is dated after the assessment, by its place among ``parties``.
  var later: [Int: LaterEntries] = [:]
  /// All Invoices, grouped by Party, in the order of their file.
  var invoices = GroupedArray<Invoice>()
  /// All instruments, grouped by Party, in the order of their file.
  var support = GroupedArray<SupportInstrument>()

  /// The Invoices of a Party, given by its place among ``parties``.
  public func invoices(of party: Int) -> ArraySlice<Invoice> { invoices[party] }

  /// The Credit Support of a Party, given by its place among ``parties``.
  public func support(of party: Int) -> ArraySlice<SupportInstrument> { support[party] }

  /// The place of a Party, whose name may be in another case; takes time in proportion to the Parties.
  public func index(of signifier: String) -> Int? {
    let key = TableKey(signifier)
    return parties.firstIndex { $0.signifier == signifier } ?? parties.firstIndex { TableKey($0.signifier) == key }
  }

  init() {}
}

extension CoverInputs {
  /// Reads all files and checks them together, for an assessment as at a date. Nothing is returned from files with an
  /// error: then all findings of all files are thrown together.
  public static func read(
    parties: any ByteSource, invoices: (any ByteSource)?, support: (any ByteSource)?, rules: CreditCoverRules,
    reading: TableReading = .standard
  ) throws(TablesError) -> CoverInputs {
    try readWithNotified(
      parties: parties, invoices: invoices, support: support, notified: nil, rules: rules, reading: reading
    ).inputs
  }

  /// Reads all files, the amounts that the DCC has notified among them. With `only`, the rows of other Parties are left out,
  /// whatever their values are; but their dates and amounts count where a file shows how it writes them.
  public static func readWithNotified(
    parties: any ByteSource, invoices: (any ByteSource)?, support: (any ByteSource)?, notified: (any ByteSource)?,
    only: String? = nil, rules: CreditCoverRules, reading: TableReading = .standard, threads: Int = 1
  ) throws(TablesError) -> (inputs: CoverInputs, notified: NotifiedAmounts) {
    var inputs = CoverInputs()
    inputs.only = only
    let filter = PartyFilter(only)
    var amounts = NotifiedAmounts()
    let understood = try reading.readAll(
      [parties, invoices, support, notified], ending: ": nothing was computed"
    ) { findings throws(FileError) in
      inputs.partiesFile = parties.name
      var partyRows = PartyRows(rules: rules)
      try TableReader(.coverParties, findings, reading).read(parties) {
        if filter.takes($0) { partyRows.add($0) }
      }
      inputs.parties = partyRows.parties
      let index = PartyIndex(partyRows)
      if partyRows.count == 0, findings.isEmpty {
        if only == nil {
          findings.add(TableFinding(file: parties.name, .noParty, "the file has no Party; add one"))
        } else {
          filter.reportMissing(from: parties.name, findings)
        }
      }
      filter.tell(of: parties, findings)
      func table(_ schema: TableSchema) -> TableReader {
        TableReader(schema, findings, reading) { index[$0] != nil }
      }
      // Nothing in one of the two files depends on the other.
      let side = support.map { support in
        let filter = filter.forAnotherFile
        return SideReading { findings throws(FileError) in
          let index = PartyIndex(partyRows)
          var rows = SupportRows(ratings: rules.ratings, parties: index)
          try TableReader(.coverSupport, findings, reading) { index[$0] != nil }.read(support) {
            if filter.takes($0) { rows.add($0) }
          }
          filter.tell(of: support, findings)
          return rows.grouped(count: index.count, threads: 1, findings)
        }
      }
      try withThreads(threads > 1 ? 1 : 0, { side?.read() }) { () throws(FileError) in
        guard let invoices else { return }
        inputs.invoicesFile = invoices.name
        var rows = InvoiceRows(rules: rules, parties: index)
        try table(.coverInvoices).read(invoices) { if filter.takes($0) { rows.add($0) } }
        filter.tell(of: invoices, findings)
        inputs.invoices = rows.grouped(count: index.count, threads: threads, findings)
        inputs.later = rows.later
        if let words = rows.allLater.text(after: rules.date) { findings.note("\(invoices.name): \(words)") }
      }
      if let side, let support {
        inputs.supportFile = support.name
        inputs.support = try side.value(findings)
      }
      if let notified {
        var rows = NotifiedRows(parties: index)
        try table(.coverNotified).read(notified) { if filter.takes($0) { rows.add($0) } }
        filter.tell(of: notified, findings)
        amounts = rows.amounts
      }
    }
    (inputs.notices, inputs.readings) = (understood.notices, understood.readings)
    return (inputs, amounts)
  }
}

/// A file that another thread may read.
private final class SideReading<Value>: @unchecked Sendable {
  private let work: (TableFindings) throws(FileError) -> Value
  private let findings = TableFindings()
  private var result: Result<Value, FileError>?

  init(_ work: @escaping (TableFindings) throws(FileError) -> Value) { self.work = work }

  /// Reads the file, if that was not done yet. Never on two threads at once.
  func read() {
    guard result == nil else { return }
    do throws(FileError) { result = .success(try work(findings)) } catch { result = .failure(error) }
  }

  /// What was read, with its findings behind those that are there. No other thread may still be reading.
  func value(_ all: TableFindings) throws(FileError) -> Value {
    read()
    all.add(findings)
    guard let result else { preconditionFailure("it was read above") }
    return try result.get()
  }
}
