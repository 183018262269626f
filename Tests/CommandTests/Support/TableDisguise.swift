import TestSupport

/// A form in which people have a table: as text or as a workbook, how it is written, what is around it, and how its headings
/// and values look.
struct TableDisguise: CustomStringConvertible {
  enum Encoding: CaseIterable { case utf8, utf8Mark, utf16Little, utf16Big, utf16Unmarked, windows1252 }
  /// Text, or a workbook whose cells are all text, or one with numbers, dates and rates as Excel makes them of CSV.
  enum Form { case text, texts, typed }
  enum Headings: CaseIterable { case asTheyAre, spaced, synonyms, mapped }
  enum Dates: CaseIterable { case iso, slashes, points, shortMonths, months }
  enum Amounts: CaseIterable { case asTheyAre, pounds, grouped, brackets, comma, credit }

  /// How many values each way to differ has; the numbers of one disguise are places in them.
  private static let sizes = [
    Encoding.allCases.count, 3, 4, 2, 2, 2, 2, 2, Headings.allCases.count, Dates.allCases.count,
    Amounts.allCases.count, 2, 2, forms.count,
  ]
  /// Text is what differs most.
  private static let forms: [Form] = [.text, .text, .text, .texts, .typed]
  private let choice: [Int]

  private init(choice: [Int]) { self.choice = choice }

  /// Of text alone, with commas.
  init(_ encoding: Encoding, isPacked: Bool, hasReturns: Bool) {
    choice =
      [Encoding.allCases.firstIndex(of: encoding) ?? 0, hasReturns ? 2 : 0, 0, isPacked ? 1 : 0]
      + Array(repeating: 0, count: Self.sizes.count - 4)
  }

  var form: Form { Self.forms[choice[13]] }
  var encoding: Encoding { Encoding.allCases[choice[0]] }
  var lineEnd: String { ["\n", "\r\n", "\r"][choice[1]] }
  var delimiter: Character { Array(",;\t|")[choice[2]] }
  var isPacked: Bool { choice[3] == 1 }
  /// A first line `sep=;`, or a sheet in front of that with the table.
  var hasSeparatorLine: Bool { choice[4] == 1 }
  /// The old sign for the end of a file, or the day numbers of an old Mac.
  var hasEndOfFile: Bool { choice[5] == 1 }
  var hasTitles: Bool { choice[6] == 1 }
  var hasGaps: Bool { choice[7] == 1 }
  var headings: Headings { Headings.allCases[choice[8]] }
  var dates: Dates { form == .typed ? .iso : Dates.allCases[choice[9]] }
  var amounts: Amounts { form == .typed ? .asTheyAre : Amounts.allCases[choice[10]] }
  var isReversed: Bool { choice[11] == 1 }
  var hasTotal: Bool { choice[12] == 1 }

  var description: String {
    "\(form) \(encoding) \(lineEnd.debugDescription) \(delimiter.debugDescription), headings \(headings), dates \(dates), amounts \(amounts)"
      + zip(
        ["gzip", "sep=", "1A", "titles", "gaps", "reversed", "total"],
        [isPacked, hasSeparatorLine, hasEndOfFile, hasTitles, hasGaps, isReversed, hasTotal]
      ).map { $1 ? ", \($0)" : "" }.joined()
  }

  /// `count` disguises, each the one of 40 by chance that has most pairs of choices which none before it has. The
  /// values of every single choice come in turn, so that none is left out.
  static func some(_ count: Int, seed: UInt64) -> [TableDisguise] {
    struct Pair: Hashable { let first, second, one, other: Int }
    func pairs(_ choice: [Int]) -> [Pair] {
      choice.indices.flatMap { first in
        choice.indices.dropFirst(first + 1).map {
          Pair(first: first, second: $0, one: choice[first], other: choice[$0])
        }
      }
    }
    var generator = SeededGenerator(seed: seed)
    // The encoding comes in turn; of the others each second one, so that pairs are free to be found.
    let turns = sizes.indices.map { place in
      let numbers = (0..<count).filter { place == 0 || ($0 + place) % 2 == 0 }
      let values = numbers.indices.map { $0 % sizes[place] }.shuffled(using: &generator)
      return Dictionary(uniqueKeysWithValues: zip(numbers, values))
    }
    var seen: Set<Pair> = []
    return (0..<count).map { number in
      let drawn = (0..<40).map { _ in
        turns.indices.map { turns[$0][number] ?? Int.random(in: 0..<sizes[$0], using: &generator) }
      }
      let news = drawn.map { choice in pairs(choice).count { !seen.contains($0) } }
      let choice = drawn[news.indices.max { news[$0] < news[$1] } ?? 0]
      seen.formUnion(pairs(choice))
      return TableDisguise(choice: choice)
    }
  }
}
