import EUI64
import Messages
package import Reporting

/// The answers to what is asked on a command line, for people and scripts.
package struct AnswerReport: ListReport {
  private let answers: [RegisterAnswer]

  /// Of one answer, or of several.
  package init(_ answers: [RegisterAnswer]) { self.answers = answers }

  package var listing: Listing {
    Listing(
      [
        "status", .number("organisation_number"), "first", "last", "id", "code", "detail", .number("sequence"), "hash",
      ],
      answers.map { answer in
        [
          answer.status.rawValue, answer.organisation.map(String.init) ?? "", answer.first?.description ?? "",
          answer.last?.description ?? "", answer.identifier?.description ?? "", answer.code, answer.detail,
          answer.sequence.map(String.init) ?? "", answer.hash?.description ?? "",
        ]
      }, table: .upright, json: .oneOrMore(answers)
    ).sheet("Answers")
  }
}

/// The head of a register's chain, for people and scripts: what a checkpoint is made of.
package struct HeadReport: ListReport {
  private let head: RegisterEvent

  /// Of the last event.
  package init(_ head: RegisterEvent) { self.head = head }

  /// For people `n:hash`, as `verify --checkpoint` takes it.
  package var listing: Listing {
    let columns: [Listing.Column] = [Listing.Column("sequence", .number), "hash", "time"]
    let row = [String(head.sequence), head.hash.description, head.time.description]
    return Listing(
      columns, [row], table: .lines { _ in ["\(head.sequence):\(head.hash)"] },
      json: .object(Listing.object(columns, row))
    ).sheet("Head")
  }
}
