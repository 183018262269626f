/// What the number format of a cell makes of its number. A workbook stores dates and percentages as plain numbers; only the
/// format tells them.
enum NumberFormat: Hashable, Sendable {
  case plain
  case percent
  /// A day, without or with a time behind it.
  case date, dateTime
  /// A time of day.
  case time
  /// Hours, minutes or seconds that may be more than a day has.
  case elapsed
  /// A whole number of at least this number of digits: `0000`.
  case padded(Int)

  /// A format that every workbook has, by its number.
  init(builtIn number: Int) {
    switch number {
    case 9, 10: self = .percent
    // 27 to 36 and 50 to 58 are the dates of East Asia.
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .date
    case 22: self = .dateTime
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 46: self = .elapsed
    default: self = .plain
    }
  }

  /// A format by its code, as `dd/mm/yyyy` or `[Red]0.00%;-0.00%`. The part for positive numbers decides.
  init(code: String) {
    var letters: Set<Character> = []
    var zeros = 0
    var (isElapsed, isPercent, isOnlyZeros) = (false, false, true)
    var characters = Substring(code)
    reading: while let character = characters.popFirst() {
      switch character {
      case ";": break reading
      case "\"":
        // Words around the number.
        characters = characters.drop { $0 != "\"" }.dropFirst()
        isOnlyZeros = false
      case "\\", "_", "*":
        characters = characters.dropFirst()
        isOnlyZeros = false
      case "[":
        // A colour, a condition, a country; or hours that are more than a day has.
        let inside = characters.prefix { $0 != "]" }.lowercased()
        characters = characters.dropFirst(inside.count + 1)
        if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) { isElapsed = true }
      case "A", "a":
        // AM/PM has an M that is not a month.
        for ending in ["m/pm", "/p"] where characters.prefix(4).lowercased().hasPrefix(ending) {
          characters = characters.dropFirst(ending.count)
          letters.insert("h")
          break
        }
        isOnlyZeros = false
      case "%":
        isPercent = true
        isOnlyZeros = false
      case "0": zeros += 1
      default:
        if let lower = character.lowercased().first, "dmyhs".contains(lower) { letters.insert(lower) }
        isOnlyZeros = false
      }
    }
    let hasTime = letters.contains("h") || letters.contains("s")
    if letters.contains("d") || letters.contains("y") || (letters == ["m"] && !isElapsed) {
      self = hasTime ? .dateTime : .date
    } else if isElapsed {
      self = .elapsed
    } else if hasTime {
      self = .time
    } else if isPercent {
      self = .percent
    } else {
      self = isOnlyZeros && zeros > 1 ? .padded(zeros) : .plain
    }
  }
}
