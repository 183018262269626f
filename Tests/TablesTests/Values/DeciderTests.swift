import ExactDecimal
import Tables
import TestSupport
import Testing

@Suite("What all cells of a file decide")
struct DeciderTests {
  /// What a cell shows by itself, written down by hand.
  enum Shows { case nothing, first, second, doubt }

  static let amounts: [(String, Shows)] = [
    ("", .nothing), ("-", .nothing), ("12", .nothing), ("-£1234", .nothing), ("1 234", .nothing), ("1,234", .nothing),
    ("x", .nothing), ("1,23.4,5", .nothing), ("1.5", .first), ("(1.50)", .first), ("1,234.50", .first),
    ("1,234,567", .first), (".500", .first), ("0.500", .first), ("1234.567", .first), ("1 234.567", .first),
    ("0,5", .second), ("1.234,50", .second), ("1.234.567", .second), ("1234,567", .second), ("0,500", .second),
    ("1 234,567", .second), ("2,5 CR", .second), ("1.234", .doubt), ("2.000", .doubt), ("-£12.345", .doubt),
  ]
  static let dates: [(String, Shows)] = [
    ("", .nothing), ("x", .nothing), ("2025-04-17", .nothing), ("2025/4/5", .nothing), ("17-Apr-25", .nothing),
    ("5 April 2025", .nothing), ("05/05/2025", .nothing), ("45764", .nothing), ("31/31/2025", .nothing),
    ("17/04/2025", .first), ("13.1.25", .first), ("31/12/2025 00:00", .first), ("4/17/2025", .second),
    ("12-31-25", .second), ("5/4/2025", .doubt), ("1.2.25", .doubt), ("04/05/2025 00:00:00", .doubt),
  ]

  /// Of these dates those whose year can be in front, and those whose year can't.
  private static let yearFirst: Set = ["13.1.25", "1.2.25"]
  private static let yearLast: Set = [
    "17/04/2025", "31/12/2025 00:00", "4/17/2025", "12-31-25", "5/4/2025", "04/05/2025 00:00:00", "05/05/2025",
  ]

  /// The places of the first cell that shows each.
  private static func plain(_ cells: [(String, Shows)]) -> (first: Int?, second: Int?, doubt: Int?) {
    func place(_ what: Shows) -> Int? { cells.firstIndex { $0.1 == what }.map { $0 + 1 } }
    return (place(.first), place(.second), place(.doubt))
  }

  private static func places<Value>(_ decision: Decision<Value>) -> [Int] {
    switch decision {
    case .shown(_, let witness), .assumed(_, let witness): [witness.place.number]
    case .open(let question): question.witnesses.map(\.place.number)
    case .chosen, .usual: []
    }
  }

  private static func drawn(_ cells: [(String, Shows)], _ random: inout SeededGenerator) -> [(String, Shows)] {
    // Often without one of the kinds, so that all decisions come up.
    let left = [Shows.first, .second, .doubt, .nothing].shuffled(using: &random).prefix(
      Int.random(in: 0...2, using: &random))
    let kept = cells.filter { cell in !left.contains { $0 == cell.1 } }
    return (0..<Int.random(in: 0...8, using: &random)).map { _ in kept.randomElement(using: &random) ?? ("", .nothing) }
  }

  @Test("The decimal mark")
  func marks() {
    var random = SeededGenerator(seed: 4)
    for round in 0..<rounds(3_000) {
      let cells = Self.drawn(Self.amounts, &random)
      let wanted = Self.plain(cells)
      var decider = DecimalDecider()
      for (index, cell) in cells.enumerated() {
        let place = TablePlace(line: index + 1)
        if round % 2 == 0 {
          decider.note(cell.0, at: place)
        } else {
          Array(cell.0.utf8).withUnsafeBufferPointer { decider.note(utf8: $0, at: place) }
        }
      }
      let decision = decider.decision
      switch wanted {
      case (let point?, let comma?, _):
        #expect(decision.value == nil && Self.places(decision) == [comma, point], "\(cells)")
      case (let point?, nil, _): #expect(decision.value == .point && Self.places(decision) == [point], "\(cells)")
      case (nil, let comma?, _): #expect(decision.value == .comma && Self.places(decision) == [comma], "\(cells)")
      case (nil, nil, let doubt?): #expect(decision.value == nil && Self.places(decision) == [doubt], "\(cells)")
      case (nil, nil, nil): #expect(decision == .usual(.point), "\(cells)")
      }
    }
  }

  @Test("The order of dates")
  func orders() {
    var random = SeededGenerator(seed: 5)
    for round in 0..<rounds(3_000) {
      let cells = Self.drawn(Self.dates, &random)
      let wanted = Self.plain(cells)
      var decider = DateOrderDecider()
      for (index, cell) in cells.enumerated() {
        let place = TablePlace(line: index + 1)
        if round % 2 == 0 {
          decider.note(cell.0, at: place)
        } else {
          Array(cell.0.utf8).withUnsafeBufferPointer { decider.note(utf8: $0, at: place) }
        }
      }
      let decision = decider.decision
      #expect(decider.isDoubtful == decision.isAssumed)
      if decision.value != nil {
        let mayBeFirst =
          cells.contains { Self.yearFirst.contains($0.0) } && !cells.contains { Self.yearLast.contains($0.0) }
        #expect((decider.yearFirstToo != nil) == mayBeFirst, "\(cells)")
        // Where a date shows day first, only a year that is likelier in front is worth a word.
        let isSaid = mayBeFirst && (decision.isAssumed || decider.yearFirstToo?.isLikelier == true)
        #expect((decider.assumption?.contains("ymd") == true) == isSaid, "\(cells)")
      }
      switch wanted {
      case (let day?, let month?, _):
        #expect(decision.value == nil && Self.places(decision) == [day, month], "\(cells)")
      case (let day?, nil, _): #expect(decision.value == .dmy && Self.places(decision) == [day], "\(cells)")
      case (nil, let month?, _): #expect(decision.value == .mdy && Self.places(decision) == [month], "\(cells)")
      case (nil, nil, let doubt?):
        #expect(decision.isAssumed && decision.value == .dmy && Self.places(decision) == [doubt], "\(cells)")
      case (nil, nil, nil): #expect(decision == .usual(.dmy), "\(cells)")
      }
    }
  }

  @Test("A year of two digits in front is likelier where the day would be earlier than the Code")
  func years() {
    for (cell, isLikelier) in [("25/03/04", true), ("25/03/14", false), ("17.4.25", false), ("25/3/12", true)] {
      var decider = DateOrderDecider()
      decider.note(cell, at: TablePlace(line: 2))
      #expect(decider.yearFirstToo?.isLikelier == isLikelier, "\(cell)")
      #expect(decider.decision.value == .dmy)
    }
  }

  @Test("What the user chose, no cell changes")
  func chosen() {
    for mark in DecimalMark.allCases {
      var decider = DecimalDecider(mark)
      for (cell, _) in Self.amounts { decider.note(cell, at: TablePlace(line: 1)) }
      #expect(decider.decision == .chosen(mark))
    }
    for order in DateOrder.allCases {
      var decider = DateOrderDecider(order)
      for (cell, _) in Self.dates { decider.note(cell, at: TablePlace(line: 1)) }
      #expect(decider.decision == .chosen(order))
    }
    for style in PercentStyle.allCases {
      var decider = PercentDecider(style)
      decider.note("0.0425", at: TablePlace(line: 1))
      #expect(decider.decision == .chosen(style))
    }
  }

  @Test("Questions name the cells and the options")
  func words() {
    var marks = DecimalDecider()
    marks.note(" 2.000 ", at: TablePlace(line: 3))
    let lone =
      "'2.000' (line 3) can have a decimal point or a point between thousands, and no other amount in the file decides"
    if case .open(let question) = marks.decision {
      #expect(question.description == "\(lone); give --decimal point or --decimal comma")
    }
    marks.note("0,5", at: TablePlace(item: 4))
    #expect(marks.decision == .shown(.comma, by: Witness(place: TablePlace(item: 4), text: "0,5")))
    marks.note("0.5", at: TablePlace(line: 7))
    let both = "'0,5' (item 4) has a decimal comma, and '0.5' (line 7) a decimal point"
    if case .open(let question) = marks.decision {
      #expect(question.statement == both)
    } else {
      Issue.record("no question")
    }
    var orders = DateOrderDecider()
    orders.note("17/04/2025", at: TablePlace(line: 2))
    orders.note("04/17/2025", at: TablePlace(line: 9))
    let dates = "'17/04/2025' (line 2) can only be read day first, and '04/17/2025' (line 9) only month first"
    if case .open(let question) = orders.decision {
      #expect(question.statement == dates)
    } else {
      Issue.record("no question")
    }
  }

  @Test("Rates: signs, commas, and what can be a fraction")
  func rates() throws {
    for (text, percent, fraction) in [
      ("4.25%", "4.25", "4.25"), ("4.25 %", "4.25", "4.25"), ("4,25", "4.25", "425.00"), ("4.125", "4.125", "412.500"),
      ("4,125\u{A0}%", "4.125", "4.125"), ("0.0425", "0.0425", "4.2500"), ("-0.5", "-0.5", "-50.0"), ("5", "5", "500"),
    ] {
      let rate = try Percentage.read(text)
      #expect(rate?.percent(.percent).plainText == percent && rate?.percent(.fraction).plainText == fraction, "\(text)")
    }
    for text in ["", " ", "\u{200B}"] { #expect(try Percentage.read(text) == nil) }
    for text in ["%", "x", "1,234.5", "1,2,3", "4%%", "4 25", "£4", "1e1", "0.123456789"] {
      #expect(throws: NumberError.self, "\(text)") { try Percentage.read(text) }
    }
    for (cells, place) in [
      (["4.25", "0.1", "0.25", "0"], nil), (["4.25", "0.0425"], 2), (["0.0425%", "0.05 %"], nil),
      (["0,099", "0.01"], 1),
      (["", "x", "-0.01"], 3),
    ] as [([String], Int?)] {
      var decider = PercentDecider()
      for (index, cell) in cells.enumerated() { decider.note(cell, at: TablePlace(line: index + 1)) }
      #expect(Self.places(decider.decision) == (place.map { [$0] } ?? []), "\(cells)")
      #expect(decider.decision.value == (place == nil ? .percent : nil))
    }
  }
}
