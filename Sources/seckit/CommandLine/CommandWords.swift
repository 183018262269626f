import Messages

/// The words of a command line, to write it in another way: the path of the command, and what follows it.
struct CommandWords {
  var path: [String]
  private(set) var rest: [String]

  init(_ path: [String], _ rest: [String]) {
    (self.path, self.rest) = (path, rest)
  }

  /// Where the words end that may be options.
  private var end: Int { rest.firstIndex(of: "--") ?? rest.count }

  private func place(of option: String) -> Int? {
    rest[..<end].firstIndex { $0 == option || $0.hasPrefix("\(option)=") }
  }

  func has(_ option: String) -> Bool { place(of: option) != nil }

  /// Whether what is typed behind an option can't be its value: nothing, another option, or the first argument.
  func isFlag(_ option: String) -> Bool {
    guard let place = place(of: option), rest[place] == option else { return false }
    guard place + 1 < end, !rest[place + 1].hasPrefix("-") else { return true }
    return place == 0
  }

  /// Removes an option, with the value that is typed behind it; `nil` where there is none.
  mutating func take(_ option: String) -> String? {
    guard let place = place(of: option) else { return nil }
    if let equals = rest[place].firstIndex(of: "=") {
      let word = rest.remove(at: place)
      return String(word[word.index(after: equals)...])
    }
    guard place + 1 < end else { return nil }
    rest.remove(at: place)
    return rest.remove(at: place)
  }

  /// Removes an option, with its value where it has one.
  mutating func leaveOut(_ option: String, withValue hasValue: Bool) {
    guard let place = place(of: option) else { return }
    let word = rest.remove(at: place)
    if hasValue, !word.contains("="), place < end { rest.remove(at: place) }
  }

  /// Removes a flag.
  mutating func takeFlag(_ flag: String) {
    if let place = place(of: flag) { rest.remove(at: place) }
  }

  mutating func takeFirst() { rest.removeFirst() }

  /// Gives an option another name and, where `value` is given, changes its values. Both stay where they are.
  mutating func rename(_ option: String, to name: String, value change: (String) -> String = { $0 }) {
    // Asked for once: a command line may have very many words.
    let end = end
    var place = 0
    while place < end {
      let word = rest[place]
      if word == option {
        rest[place] = name
        place += 1
        if place < end { rest[place] = change(rest[place]) }
      } else if word.hasPrefix("\(option)=") {
        rest[place] = "\(name)=\(change(String(word.dropFirst(option.count + 1))))"
      }
      place += 1
    }
  }

  /// Puts an argument before all that is typed.
  mutating func putFirst(_ word: String) { rest.insert(word, at: 0) }

  /// The places of words that are neither options nor their values, where all options but some flags take a value.
  private func places(flags: Set<String>) -> [Int] {
    var found: [Int] = []
    var isValue = false
    for (place, word) in rest[..<end].enumerated() {
      let isOption = word.hasPrefix("-") && word != "-"
      if !isOption, !isValue { found.append(place) }
      isValue = isOption && !flags.contains(word) && !word.contains("=")
    }
    return found
  }

  /// Where the last of `count` arguments is a whole number, makes it the value of an option; whether it is.
  mutating func name(_ option: String, numberOf count: Int, flags: Set<String>) -> Bool {
    let places = places(flags: flags.union(["-q", "--quiet"]))
    guard places.count == count, let last = places.last, Int(rest[last]) != nil else { return false }
    rest.insert(option, at: last)
    return true
  }

  /// As it is typed in a shell.
  var line: String { (["seckit"] + path + rest).map(Self.quoted).joined(separator: " ") }

  /// A word in quotes where a shell would read it otherwise.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"),
          UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "@"):
          true
        default: false
        }
      }
    return isPlain
      ? word : "'\(word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#))'"
  }
}
