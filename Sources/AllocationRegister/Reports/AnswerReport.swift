import EUI64
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
