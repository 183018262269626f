import Foundation
import TestSupport
import Testing

/// An option that takes one value is given once; where several make sense, all are taken.
@Suite struct RepeatedOptionTests {
  /// A command or an option, as the parser tells of it.
  private struct Command: Decodable {
    let commandName: String
    let subcommands: [Command]?
    let arguments: [Option]?
  }

  private struct Option: Decodable {
    struct Name: Decodable {
      let kind, name: String
      var typed: String { (kind == "long" ? "--" : "-") + name }
    }
    let kind, parsingStrategy: String
    let isRepeating: Bool
    let abstract: String?
    let names: [Name]?
  }

  private struct Program: Decodable { let command: Command }

  /// The commands that have options, with their names.
  private static func commands(of command: Command, _ path: [String] = []) -> [(path: [String], options: [Option])] {
    let options = command.arguments?.filter { $0.kind == "option" } ?? []
    return (options.isEmpty ? [] : [(path, options)])
      + (command.subcommands ?? []).flatMap { commands(of: $0, path + [$0.commandName]) }
  }

  /// All options of all commands given twice, and in all their spellings.
  @Test func everyOptionIsGivenOnceOrTakesSeveral() throws {
    let help = Data(try run("--experimental-dump-help").output)
    let commands = Self.commands(of: try JSONDecoder().decode(Program.self, from: help).command)
    #expect(commands.count > 30)
    for (path, options) in commands {
      // The parser takes no value that begins with a hyphen, on which the search for repetitions rests.
      #expect(options.allSatisfy { $0.parsingStrategy == "default" }, "\(path)")
      for option in options where option.isRepeating {
        let text = option.abstract ?? ""
        // Those that are given once for each table are given once in a command that reads one.
        let isOfTable = ["--sheet", "--header-row", "--delimiter", "--encoding"].contains(option.names?.first?.typed)
        let isSaid = text.lowercased().contains("may be repeated") || text.contains("more than once")
        #expect(isSaid || isOfTable && !text.contains("several tables"), "\(path) \(text)")
      }
      let single = options.filter { !$0.isRepeating }
      var words = path
      var messages: [String] = []
      for names in single.map({ ($0.names ?? []).map(\.typed).sorted() }) {
        let typed = names.count == 1 ? [names[0], names[0]] : names
        words += [typed[0], "1", "\(typed[1])=1"]
        messages.append(
          names.count == 1
            ? "\(names[0]) is given twice; give it once."
            : "\(names.joined(separator: " and ")) are one option; give it once.")
      }
      // The spellings of one option are known as such also where nothing else is typed twice.
      for names in single.compactMap(\.names) where names.count > 1 {
        let alone = try run(path + names.map { "\($0.typed)=1" })
        #expect(alone.errors.contains(" are one option; give it once."), "\(path) \(alone.errors)")
      }
      let outcome = try run(words)
      let first = outcome.errors.split(separator: "\n").first ?? ""
      #expect(first == "Error: \(messages.joined(separator: " "))")
      #expect(outcome.ending == .exit(64), "\(path)")
      #expect(outcome.text == "")
    }
  }

  static let lines: [(String, Int32)] = [
    ("inspect 70-B3-D5-1F-30-01-00-00 --kind user --kind user", 64),
    // What follows -- is not an option, and neither is the value of an option.
    ("inspect 70-B3-D5-1F-30-01-00-00 --kind user -- --kind", 1),
    ("inspect --kind user 70-B3-D5-1F-30-01-00-00 --form any", 0),
    // Flags say the same again.
    ("validate identifiers/batch.csv -q -q --quiet --strict --strict --summary", 1),
    ("validate -qo a -o b x.csv", 64), ("validate -qo /dev/null --output=/dev/null x.csv", 64),
    ("workdays add 2025-04-17 5 --holiday 2025-04-22 --holiday 2025-04-23", 0),
    // Modes that contradict each other are refused by the parser.
    ("allocate id r --requests x --each --atomic", 64),
  ]

  @Test(arguments: lines) func lineIsTakenOrRefused(_ line: String, _ status: Int32) throws {
    let outcome = try run(line.split(separator: " ").map(String.init))
    #expect(outcome.ending == .exit(status), "\(outcome.errors)")
  }

  /// Days between commas are as the option repeated, however often: a script may know thousands.
  @Test func daysOfOneOptionAreTheDaysOfMany() throws {
    func add(_ words: [String]) throws -> Outcome { try run(["workdays", "add"] + words) }
    let days = (1...24).flatMap { day in (1...12).map { "20\(day + 11)-\($0 < 10 ? "0" : "")\($0)-15" } }
    let commas = try add([
      "2025-04-17", "200", "--holiday", days.joined(separator: ","), "--not-holiday=2025-04-18,2025-04-21",
    ])
    #expect(commas.ending == .exit(0), "\(commas.errors)")
    let many = days.flatMap { $0.hasSuffix("5-15") ? ["--holiday=\($0)"] : ["--holiday", $0] }
    let removed = ["--not-holiday", "2025-04-18", "--not-holiday", "2025-04-21"]
    for words in [["2025-04-17"] + many + ["200"] + removed, many + removed + ["--", "2025-04-17", "200"]] {
      let outcome = try add(words)
      #expect(outcome.ending == .exit(0), "\(outcome.errors)")
      #expect(outcome.output == commas.output)
    }
    // Fewer days give another date.
    #expect(try add(["2025-04-17", "200"]).output != commas.output)

    let wrong = try add(["2025-04-17", "200"] + many + ["--holiday", "2025-04-31", "--holiday", "x"])
    #expect(wrong.ending == .exit(64))
    #expect(
      wrong.errors.hasPrefix("Error: The value '2025-04-31' is invalid for '--holiday <date>': "), "\(wrong.errors)")
    let last = try add(["2025-04-17", "200"] + many + ["--holiday"])
    #expect(last.ending == .exit(64))
    #expect(last.errors.hasPrefix("Error: Missing value for '--holiday <date>'"), "\(last.errors)")
  }

  /// What may be very many is what it is among few: in order, with options before, between and behind.
  @Test func veryManyValuesAreTakenOneByOne() throws {
    let ids = (0..<300).map {
      "70-B3-D5-1F-30-01-\($0 < 256 ? "00" : "01")-\(String(256 + $0 % 256, radix: 16).dropFirst())"
    }
    let many = try run(
      ["inspect", "--kind", "user"] + ids[..<150] + ["--format=csv"] + ids[150..<290] + ["--"] + ids[290...])
    #expect(many.ending == .exit(0), "\(many.errors)")
    let few = try stride(from: 0, to: 300, by: 100).map {
      try run(["inspect", "--format", "csv"] + ids[$0..<$0 + 100])
    }
    #expect(many.lines == few[0].lines + few[1].lines.dropFirst() + few[2].lines.dropFirst())

    let days = (0..<300).map { "20\(25 + $0 / 150)-0\(1 + $0 / 28 % 5)-\(String(101 + $0 % 28).dropFirst())" }
    let answers = try run(["workdays", "check"] + days + ["--holiday", days[2]])
    #expect(answers.lines.count == 300 && answers.ending == .exit(1), "\(answers.errors)")
    #expect(answers.line(299).hasPrefix(days[299]) && answers.line(2).hasSuffix("a holiday of the command line"))
    let wrong = try run(["workdays", "check"] + days + ["2025-02-30"])
    #expect(wrong.errors.contains("'2025-02-30'") && wrong.errors.utf8.count < 400 && wrong.ending == .exit(64))

    let folder = try TemporaryFolder()
    try folder.put("party,estimate\nP,100\n", "p.csv")
    let names = (0..<150).map { "L\($0)" }
    let rows = names.map { "P,\($0),cash-deposit,10,,,,,,,in-force\n" }
    try folder.put("party,instrument,kind,amount,issuer,sp,moodys,fitch,dbrs,expires,state\n" + rows.joined(), "s.csv")
    let suppose = [
      "cover", "what-if", "--parties", "p.csv", "--support", "s.csv", "--as-at", "2025-04-17", "--threshold", "1",
    ]
    let lapses = names.flatMap { ["--change", "lapse=\($0)"] }
    let supposed = try run(suppose + lapses + ["--party", "P", "--format", "csv"], folder: folder.path)
    #expect(supposed.lines.contains("P,counted,1500.00,0.00,-1500.00"), "\(supposed.text)\(supposed.errors)")

    try folder.put("\(Sample.panel)\n", "a.txt")
    try folder.put("x\n", "-b.txt")
    let files = Array(repeating: "a.txt", count: 299)
    let summary = try run(["validate", "--lines", "--summary"] + files + ["--", "-b.txt"], folder: folder.path)
    #expect(summary.text.hasPrefix("300 rows: 1 valid, 298 warnings, 1 invalid\n"), "\(summary.text)\(summary.errors)")
    let unnamed = try run(["validate"] + files + [""], folder: folder.path)
    #expect(unnamed.errors.hasPrefix("Error: The name of a file is empty."), "\(unnamed.errors)")
  }

  /// The instances that were seen: the last was kept in silence.
  @Test func whereSeveralMakeSenseAllAreTaken() throws {
    let folder = try TemporaryFolder()
    func seckit(_ line: String) throws -> Outcome {
      try run(line.split(separator: " ").map(String.init), folder: folder.path)
    }
    let time = "--time 2025-04-01T09:00:00Z --actor tester"
    #expect(try seckit("register init r.db \(time)").ending == .exit(0))
    for (name, signifier) in [("Alpha", "ALPHA"), ("Bravo", "BRAVO"), ("Charlie", "CHARLIE")] {
      let line = "allocate organisation r.db --name \(name) --signifier \(signifier) \(time)"
      #expect(try seckit(line).ending == .exit(0))
    }
    let roles = try seckit("allocate id r.db --party ALPHA --role IS --role GS --format jsonl \(time)")
    #expect(roles.ending == .exit(0))
    let ids = ["70-B3-D5-1F-30-01-00-00", "70-B3-D5-1F-30-02-00-00"]
    #expect(try seckit("allocate id r.db --party BRAVO --role ED \(time)").ending == .exit(0))

    let shown = try seckit("register show r.db --id \(ids[0]) --id \(ids[1]) --format csv")
    #expect(shown.lines.count == 3)
    #expect(shown.line(1).hasPrefix("\(ids[0]),1,ALPHA,Alpha,proposed,GS;IS,"), "\(shown.text)")
    #expect(shown.line(2).hasPrefix("\(ids[1]),2,BRAVO,Bravo,proposed,"))
    #expect(try seckit("register show r.db --party ALPHA --party BRAVO --format csv").lines.count == 3)
    let table = try seckit("register show r.db --party ALPHA --party BRAVO").text
    #expect(table.contains("\n\norganisation  2, party, active\n"), "\(table)")
    let unknown = try seckit("register show r.db --party ALPHA --party DELTA")
    #expect(unknown.errors == "seckit: r.db: no organisation has the signifier or the number 'DELTA'\n")
    #expect(unknown.ending == .exit(2))
    #expect(try seckit("register history r.db --party ALPHA --party BRAVO --format jsonl").lines.count == 4)
    #expect(try seckit("register history r.db --since 2025-04-01 --party BRAVO --format jsonl").lines.count == 2)
    #expect(try seckit("register history r.db --id \(ids[0]) --id \(ids[1]) --format jsonl").lines.count == 2)

    // All are withdrawn, or none.
    let refused = try seckit("register withdraw r.db --party BRAVO --party DELTA --format jsonl \(time)")
    #expect(refused.text == "")
    #expect(refused.errors == "seckit: r.db: no organisation has the signifier or the number 'DELTA'\n")
    #expect(refused.ending == .exit(2))
    let several = "register withdraw r.db --party BRAVO --party CHARLIE"
    #expect(try seckit("\(several) --request-id w \(time)").ending == .exit(64))
    let done = try seckit("\(several) --format json \(time)")
    #expect(done.text.hasPrefix("[\n"))
    #expect(done.ending == .exit(0), "\(done.text)")
    let list = try seckit("register export r.db")
    #expect(list.text.split(separator: "\n").count { $0.hasSuffix("withdrawn") } == 2, "\(list.text)")
  }
}
