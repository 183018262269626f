import EUI64
import Files
package import IDAllocation
import Messages
package import Reporting

/// The counts of a batch in words and numbers, with the rules that they rest on.
package struct SummaryReport: ListReport {
  private let summary: BatchSummary
  private let judge: IdentifierJudge
  private let options: BatchOptions
  private var duplicates: DuplicatePolicy { options.duplicates }
  private var allocations: AllocationIndex? { options.allocations }

  /// Reports a summary of rows that were judged so.
  package init(_ summary: BatchSummary, judge: IdentifierJudge, options: BatchOptions) {
    self.summary = summary
    self.judge = judge
    self.options = options
  }

  private func severity(of code: RowCode) -> Severity? { options.severity(of: code, judge) }

  /// For people a line of totals, then a line a code with its rows, its severity, and what it rests on; as CSV the totals
  /// and then the codes; as JSON all of it.
  package var listing: Listing {
    let totals = [
      ("rows", summary.rows), ("valid", summary.valid), ("warnings", summary.warnings), ("invalid", summary.invalid),
      ("blank", summary.blank),
    ]
    return Listing(
      ["item", .number("rows")], (totals + summary.codes.map { ($0.code.name, $0.rows) }).map { [$0.0, String($0.1)] },
      table: .lines(lines), json: .object(document)
    ).sheet("Summary", notes: notes)
  }

  /// What rows were judged by, and what of them: a line each.
  package var notes: [String] { lines(.unfolded).map(\.description) }

  private func lines(_ terminal: Terminal) -> [ShownText] {
    let totals =
      "\(summary.rows.grouped) \(summary.rows.plural("row", "rows")): \(summary.valid.grouped) valid,"
      + " \(summary.warnings.grouped) \(summary.warnings.plural("warning", "warnings")),"
      + " \(summary.invalid.grouped) invalid" + (summary.blank > 0 ? "; \(summary.blank.grouped) blank" : "")
    var table = TextTable([.left, .right, .left, .left])
    for (code, rows) in summary.codes {
      table.add([
        code.name, rows.grouped, severity(of: code)?.rawValue ?? "", code.reference(in: judge.rules).description,
      ])
    }
    let subject = "judged as \(judge.kind.rawValue), \(judge.environment.rawValue), form \(judge.form.rawValue)"
    let colour: Terminal.Colour = summary.invalid > 0 ? .red : summary.warnings > 0 ? .yellow : .green
    let register = allocations.map { ["against \($0)".shown()] + notJudged } ?? []
    return [terminal.paint(totals, colour)]
      + ([subject] + register + notSearched).flatMap { wrapped($0, width: terminal.width) }
      + table.lines(indent: 2, width: terminal.width)
  }

  /// What was not found out about the rows among each other.
  private var notSearched: [String] {
    if duplicates == .ignore {
      let judgesClaims = (summary.hasParty || summary.hasRole) && judge.severity(of: .twoParties) != nil
      return [
        judgesClaims
          ? "the rows were not searched for duplicates, two-parties and role-shared (--duplicates ignore)"
          : "the rows were not searched for duplicates (--duplicates ignore)"
      ]
    }
    guard judge.severity(of: .roleShared) != nil, let unknown = summary.unknownRoles else { return [] }
    return ["unknown User Roles, whose sharing is not judged: \(unknown)"]
  }

  /// What a register could judge, if the batch had the column.
  private var notJudged: [String] {
    (summary.hasParty ? [] : ["no Party column: each identifier counts as used by its holder"])
      + (summary.hasRole || judge.kind != .user
        ? [] : ["no User Role column: sharing of identifiers between roles is not judged"])
  }

  private var document: Document {
    Document(
      kind: judge.kind.rawValue, environment: judge.environment.rawValue, form: judge.form.rawValue,
      rules: judge.rules.name, duplicates: duplicates.rawValue,
      allocations: allocations.map {
        Document.Allocations(
          file: $0.name, asOf: $0.day.map { "\($0)" }, organisations: $0.organisations.count,
          identifiers: $0.identifierCount, rules: $0.layout.ruleSet, partyColumn: summary.hasParty,
          roleColumn: summary.hasRole)
      }, rows: summary.rows, valid: summary.valid, warnings: summary.warnings,
      invalid: summary.invalid, blank: summary.blank,
      codes: summary.codes.map { code, rows in
        let reference = code.reference(in: judge.rules)
        return Document.Code(
          code: code.name, rows: rows, severity: severity(of: code)?.rawValue ?? "", source: reference.source,
          status: reference.status.rawValue)
      })
  }

  private struct Document: Encodable {
    let kind, environment, form, rules, duplicates: String
    let allocations: Allocations?
    let rows, valid, warnings, invalid, blank: Int
    let codes: [Code]

    struct Allocations: Encodable {
      let file: String
      let asOf: String?
      let organisations, identifiers: Int
      let rules: String
      let partyColumn, roleColumn: Bool
    }

    struct Code: Encodable {
      let code: String
      let rows: Int
      let severity, source, status: String
    }
  }
}
