import ExactDecimal
public import Files
public import Messages
import Reporting
import Tables
public import WorkingDays

/// An earlier assessment can't be used.
public enum PreviousAssessmentError: UserError {
  /// The file can't be read.
  case file(FileError)
  /// It is not an assessment, or a damaged one.
  case unreadable(name: String, String)
  /// It is JSON of something else.
  case other(name: String, String)

  /// A sentence that says what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .unreadable(let name, let reason), .other(let name, let reason):
      "\(name): is not an assessment from 'seckit cover assess --format json': \(reason)"
    }
  }
}

/// An assessment that was written as JSON, as one of last month.
public struct PreviousAssessment: Sendable {
  /// Its date.
  public let asAt: CivilDate
  /// Its rule set.
  public let ruleSet: String
  let records: [PartyRecord]
  /// The rules as it cites them; `nil` where it is from before they were kept.
  private let rules: [CitedRule]?
  private let places: [TableKey: Int]

  private struct Document: Decodable {
    let asAt: CivilDate
    let ruleSet: String
    let rules: [CitedRule]?
    let parties: [PartyRecord]

    enum CodingKeys: String, CodingKey {
      case asAt = "as_at"
      case ruleSet = "rule_set"
      case rules, parties
    }
  }

  /// Whether a JSON text means to be an assessment.
  private struct Marks: Decodable {
    let areThere: Bool

    init(from decoder: any Decoder) {
      let fields = try? decoder.container(keyedBy: Document.CodingKeys.self)
      areThere = fields.map { $0.contains(.asAt) && $0.contains(.parties) } ?? false
    }
  }

  /// The most bytes of an assessment, 64 MiB, which holds some 25,000 Parties; it takes ten times as much memory.
  public static let sizeLimit = 1 << 26

  /// Reads an assessment and checks that its numbers are in their ranges and agree with each other. A file of more than
  /// `limit` bytes is not read.
  public init(_ source: any ByteSource, limit: Int = Self.sizeLimit) throws(PreviousAssessmentError) {
    let name = source.name
    let bytes: [UInt8]
    do throws(FileError) {
      let opener = TableOpener(.standard, nil, note: { _ in })
      guard let read = try opener.bytes(of: source, limit: limit, known: .utf8) else {
        throw FileError(name, overLimit: limit)
      }
      bytes = read.array
    } catch {
      throw .file(error)
    }
    let document: Document
    do throws(JSONInputError) {
      document = try JSONInput.decode(Document.self, from: bytes)
    } catch {
      let marks = try? JSONInput.decode(Marks.self, from: bytes)
      throw marks?.areThere == false
        ? .other(name: name, error.description) : .unreadable(name: name, error.description)
    }
    var places: [TableKey: Int] = [:]
    for (index, record) in document.parties.enumerated() {
      guard places.updateValue(index, forKey: TableKey(record.party)) == nil else {
        throw .unreadable(name: name, "party '\(record.party.shown)' appears twice")
      }
      if let fault = record.fault { throw .unreadable(name: name, "party '\(record.party.shown)': \(fault)") }
      let result = CreditCoverResult(record.figures)
      guard result.requirement == record.requirement, result.shortfall == record.shortfall else {
        throw .unreadable(
          name: name, "the requirement or shortfall of party '\(record.party.shown)' does not follow from its figures")
      }
      guard record.invoices.reduce(ExactDecimal.zero, { $0 + $1.atRisk }) == record.unpaid else {
        throw .unreadable(name: name, "the Invoices of party '\(record.party.shown)' do not add up to what is unpaid")
      }
    }
    (asAt, ruleSet) = (document.asAt, document.ruleSet)
    records = document.parties
    rules = document.rules
    self.places = places
  }

  /// The names of the rules whose value is different now, or that have come or gone since then.
  public func changedRules(now: CreditCoverRules) -> [String] {
    guard let rules else { return [] }
    let before = Dictionary(rules.map { ($0.name, $0.value) }) { first, _ in first }
    let cited = now.cited
    let values = Dictionary(cited.map { ($0.name, $0.value) }) { first, _ in first }
    return cited.map(\.name).filter { before[$0] != values[$0] && !(before[$0] == nil && Rules.later.contains($0)) }
      + rules.map(\.name).filter { values[$0] == nil }
  }

  /// The Parties, in order.
  public var parties: [String] { records.map(\.party) }

  /// What it says of a Party, whose signifier may be written in another case.
  func record(of party: String) -> PartyRecord? { places[TableKey(party)].map { records[$0] } }
}
