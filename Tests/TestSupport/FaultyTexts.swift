/// Random texts that are not identifiers but look like something known: one for each guess that is made, and some that
/// differ from it by a character or two.
package struct FaultyTexts {
  private var random: SeededGenerator

  package init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  package mutating func next() -> [UInt8] {
    var text = Array(shape().utf8)
    for _ in 0..<pick([0, 0, 0, 1, 1, 2]) {
      let place = Int.random(in: 0...text.count, using: &random)
      switch random.next() % 5 {
      case 0: text.insert(pick(Array("0123456789abcdefABCDEFoOlI-:. +;/,%[](){}<>'\"=xE_|#".utf8)), at: place)
      case 1 where place < text.count: text.remove(at: place)
      case 2 where place < text.count: text[place] = pick(Array("0fFE-:. ;/'\"\u{7F}\u{1}".utf8))
      case 3 where place < text.count: text.insert(text[place], at: place)
      case 4: text.insert(contentsOf: Array(pick(Self.odd).utf8), at: place)
      default: break
      }
    }
    return pick([[], [], [], [0x20], [0x09, 0x20]]) + text + pick([[], [], [], [0x20], [0x0D, 0x0A]])
  }

  private static let odd = [
    "\u{2013}", "\u{37E}", "\u{A0}", "\u{FEFF}", "\u{200B}", "\u{41E}", "\u{FF11}", "\u{FF1A}", "é", "\u{301}", "\0",
    "\u{1F600}",
  ]

  private mutating func digits(_ count: Int, from letters: String = "0123456789ABCDEF") -> String {
    String((0..<count).map { _ in pick(Array(letters)) })
  }

  private mutating func identifier() -> String {
    let digits = Array(PlainIdentifierRules.digits(of: IdentifierValues.edgeBiased(using: &random)))
    let separator = pick(["-", "-", ":", " ", ".", ""])
    let length = separator == "." ? 4 : separator.isEmpty ? 16 : 2
    let text = stride(from: 0, to: 16, by: length).map { String(digits[$0..<$0 + length]) }.joined(separator: separator)
    return Bool.random(using: &random) ? text : text.lowercased()
  }

  private mutating func shape() -> String {
    switch random.next() % 16 {
    case 0:
      let between = pick([" to ", "..", " - ", "/", ";", ",", "–", "\u{37E}", ", ", "; ", "", ":", " ", "...", " - - "])
      return identifier() + between + identifier()
    case 1:
      let (opening, closing) = pick([
        ("=\"", "\""), ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("\"", "\""), ("'", "'"), ("'", ""), ("(", "]"),
        ("=", ""),
      ])
      return opening + identifier() + closing
    case 2: return pick(["0x", "0X", "urn:dev:mac:", "URN:dev:MAC:", "0", "x"]) + identifier()
    case 3:
      let number = String(IdentifierValues.edgeBiased(using: &random))
      return pick([
        number, number + ".0", number + ".00", number + "0", String(number.dropLast(3)) + "000", number + ".",
      ])
    case 4:
      return pick(["8.12107", "8", ".", "", "8.1A", digits(3, from: "0123456789.")])
        + pick(["E", "e", "E+", "e-", "+E"])
        + digits(Int.random(in: 0...4, using: &random), from: "0123456789")
    case 5:
      let groups = (0..<Int.random(in: 0...9, using: &random)).map { _ in digits(pick([1, 2, 3, 4, 4, 4, 5])) }
      var text = groups.joined(separator: ":")
      if random.next() % 3 == 0 { text += pick(["::", ":", "%eth0", "/64"]) }
      if random.next() % 4 == 0, let colon = text.firstIndex(of: ":") { text.insert(":", at: colon) }
      if random.next() % 8 == 0 { text = pick(["[\(text)]", "[[\(text)]x", "::\(text)", ":\(text)"]) }
      return text
    case 6:
      let all = digits(12) + pick(["4", "1", "9"]) + digits(3) + pick(["8", "B", "7"]) + digits(15)
      guard Bool.random(using: &random) else { return all }
      let lengths = pick([[8, 4, 4, 4, 12], [8, 4, 4, 4, 12], [4, 8, 4, 4, 12], [8, 8, 8, 8]])
      var rest = all[...]
      return lengths.map { length in
        defer { rest = rest.dropFirst(length) }
        return String(rest.prefix(length))
      }.joined(separator: "-")
    case 7:
      return "\(identifier()):\(identifier()):\(digits(Int.random(in: 0...12, using: &random), from: "0123456789"))"
    case 8: return pick(["08", "08-", "0408", "04-08-", "030900", "03-09-00-", "07"]) + identifier()
    case 9:
      let separator = pick(["-", ":", " ", "."])
      return (0..<pick([8, 8, 8, 7, 9])).map { _ in digits(pick([1, 2, 2])) }.joined(separator: separator)
    case 10:
      return digits(
        pick([12, 14, 15, 15, 16, 17, 18, 20, 22, 24, 32]), from: pick(["0123456789", "0123456789ABCDEF"]))
    case 11:
      let (count, length) = pick([(6, 2), (3, 4), (2, 6), (4, 3)])
      return (0..<count).map { _ in digits(length) }.joined(separator: pick(["-", ":", ".", "--"]))
    case 12:
      return identifier().replacing(
        pick(["0", "1", "-", "A", "C", "E", ":"]), with: pick(["O", "l", "_", "\u{2013}", "\u{410}", "\u{421}", "|"]))
    case 13: return pick(["#N/A", "#REF!", "#NOT-CALCULATED", "#DIV/0!", "#n/a"])
    case 14:
      return (0..<pick([4, 8, 8])).map { _ in digits(pick([1, 2, 2, 2, 3, 4, 4])) }.joined(
        separator: pick(["-", ":", "."]))
    default: return identifier()
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}
