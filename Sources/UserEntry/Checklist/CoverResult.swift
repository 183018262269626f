import DelimitedText
public import Files
public import Messages
import Reporting
public import WorkingDays

/// What `seckit cover assess` says of a Party: read from its CSV.
public struct CoverResult: Hashable, Sendable {
  /// `met`, `met-nil`, or `open` for a shortfall.
  public let state: RequirementState
  /// In words: the figures that it rests on.
  public let words: String
  /// The day by which a shortfall is to be made good; `nil` where there is none.
  public let due: CivilDate?

  /// Why an assessment can't be used.
  public struct Unusable: UserError {
    /// In words, to stand behind the name of the file.
    public let description: String
  }

  /// Finds a Party in an assessment. Throws where the file is none, or has not got the Party.
  public init(_ source: any ByteSource, party: String) throws {
    var reader = RecordReader(source, grammar: .delimited(.comma))
    var record = Record()
    var header: [String] = []
    while true {
      let step = try reader.next(&record)
      if step == .exhausted { try reader.refill() }
      if step == .end { break }
      guard step != .overlong else { throw Unusable(description: "has a row over the limit of a record") }
      guard step == .record else { continue }
      let fields = record.fields.indices.map { record.text(at: $0) ?? "" }
      guard !header.isEmpty else {
        header = fields
        try Self.check(header)
        continue
      }
      func value(_ column: String) -> String {
        header.firstIndex(of: column).flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? ""
      }
      guard value("party") == party else { continue }
      guard fields.count == header.count else {
        throw Unusable(
          description:
            "has a row for '\(party.shown)' that does not fit its header: fields \(fields.count), columns \(header.count)"
        )
      }
      due = value("status") == "shortfall" ? CivilDate(value("action_by")) : nil
      switch value("status") {
      case "not-required":
        state = .metNil
        words = "requirement £\(value("requirement")), not over the threshold £\(value("threshold"))"
      case "covered":
        state = .met
        words = "support £\(value("counted")) covers £\(value("required"))"
      case "shortfall":
        state = .open
        words = "£\(value("shortfall")) are missing of £\(value("required")), to be increased by \(value("action_by"))"
      default: throw Unusable(description: "has the status '\(value("status").shown)', which is none")
      }
      return
    }
    try Self.check(header)
    throw Unusable(description: "has no Party '\(party.shown)'")
  }

  private static func check(_ header: [String]) throws(Unusable) {
    for column in columns where !header.contains(column) {
      throw Unusable(description: "has no column '\(column)'; give what 'seckit cover assess --format csv' wrote")
    }
  }

  private static let columns = [
    "party", "status", "requirement", "threshold", "required", "counted", "shortfall", "action_by",
  ]
}
