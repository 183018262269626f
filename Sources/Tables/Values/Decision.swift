/// A cell that shows something about its whole file.
package struct Witness: Hashable, Sendable {
  /// Where its row is.
  package let place: TablePlace
  /// The column of the schema that it is in; `nil` where that is not known.
  package let column: Int?
  /// The cell, without white space around it.
  package let text: String

  package init(place: TablePlace, column: Int? = nil, text: String) {
    self.place = place
    self.column = column
    self.text = text
  }
}

/// What the cells of a file say about a thing that they can only decide together: the decimal mark, the order of dates,
/// whether rates are fractions.
package enum Decision<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The user chose it.
  case chosen(Value)
  /// A cell shows that it must be so.
  case shown(Value, by: Witness)
  /// Nothing decides, and this is assumed. It must be reported, with the first cell that could be read otherwise.
  case assumed(Value, of: Witness)
  /// No cell depends on it.
  case usual(Value)
  /// The user has to choose: there is a question.
  case open(Question)

  /// What was decided; `nil` where there is a question.
  package var value: Value? {
    switch self {
    case .chosen(let value), .shown(let value, _), .assumed(let value, _), .usual(let value): value
    case .open: nil
    }
  }
}

/// A question that stops a run: cells can be read in two ways, or contradict each other.
package struct Question: Error, Hashable, Sendable {
  /// The cells that it is about, in the order in which the statement names them.
  package let witnesses: [Witness]
  /// What the cells say, to follow the name of the file.
  package let statement: String
  /// The options that answer it, as typed: `--decimal point`.
  package let options: [String]

  /// The question with its remedy: `'1.234' (line 3) can have … ; give --decimal point or --decimal comma`.
  package var description: String { "\(statement); give \(options.joined(separator: " or "))" }
}

extension Decision {
  /// Whether nothing decided.
  package var isAssumed: Bool { if case .assumed = self { true } else { false } }
}
