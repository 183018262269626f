/// Options of a help text under a title.
struct HelpGroup {
  /// An option with its words.
  struct Entry {
    /// `--output` of `-o, --output`.
    let name: Substring
    let text: String
  }

  /// The title of options that have no task of their own.
  static let standard = "OPTIONS"

  let title: String
  var entries: [Entry]

  init(_ title: String, _ entries: [Entry]) { (self.title, self.entries) = (title, entries) }

  /// Reads a block of help; `nil` for one that has no options.
  init?(_ block: Substring) {
    let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, lines[0].hasSuffix(":"), lines[1].hasPrefix("  -") else { return nil }
    var entries: [[Substring]] = []
    for line in lines.dropFirst() {
      if line.hasPrefix("  -") { entries.append([line]) } else { entries[entries.count - 1].append(line) }
    }
    self.init(
      String(lines[0].dropLast()),
      entries.map { lines in
        let names = lines[0].split(separator: " ")
        let name = names.first { $0.hasPrefix("--") } ?? names[0]
        return Entry(name: name.prefix { $0 != "," }, text: lines.joined(separator: "\n"))
      })
  }

  var text: String { "\(title):\n" + entries.map(\.text).joined(separator: "\n") }

  /// The same options by what they are for: the parser puts groups inside a group under its title, and options of no group
  /// together. What is for all answers comes behind the task, then what is for many, and help comes last.
  static func byTask(_ groups: [HelpGroup]) -> [HelpGroup] {
    var tasks: [HelpGroup] = []
    func add(_ entry: Entry, to title: String) {
      if let index = tasks.firstIndex(where: { $0.title == title }) {
        tasks[index].entries.append(entry)
      } else {
        tasks.append(HelpGroup(title, [entry]))
      }
    }
    for group in groups {
      let isOfBatches = group.entries.contains { $0.name == "--requests" }
      var title = group.title
      for (index, entry) in group.entries.enumerated() {
        // A group that has nothing else keeps its title.
        if index > 0, group.title != standard, let inner = beginnings[entry.name] { title = inner }
        if let last = everywhere[entry.name] ?? (title == standard ? inOptions[entry.name] : nil) {
          add(entry, to: last)
        } else if title == standard, isOfBatches, ofBatches.contains(entry.name) {
          add(entry, to: "BATCH")
        } else {
          add(entry, to: title)
        }
      }
    }
    if tasks.count == 1, tasks[0].title == "HELP" { return [HelpGroup(standard, tasks[0].entries)] }
    let own = tasks.filter { $0.title == standard }
    return own + tasks.filter { $0.rank == 0 && $0.title != standard }
      + (1...ends.count).flatMap { rank in tasks.filter { $0.rank == rank } }
  }

  /// Where the group comes: 0 for what a command is for, then by what all commands have.
  private var rank: Int { (Self.ends.firstIndex { $0.contains { title.hasPrefix($0) } } ?? -1) + 1 }

  private static let ends = [["OUTPUT"], ["BATCH", "MANY DATES"], ["TABLES", "THE TABLE OF"], ["HELP"]]

  /// The options that begin a group of their own.
  private static let beginnings: [Substring: String] = ["--calendar": "CALENDAR", "--delimiter": "TABLES"]

  private static let everywhere: [Substring: String] = [
    "--format": "OUTPUT", "--excel-safe": "OUTPUT", "--output": "OUTPUT", "--quiet": "OUTPUT", "--version": "HELP",
    "--help": "HELP", "--strict": "OUTPUT",
  ]

  private static let inOptions: [Substring: String] = ["--sign": "SIGNING", "--certificate": "SIGNING"]

  private static let ofBatches: Set<Substring> = ["--requests", "--atomic", "--each", "--prefix"]
}
