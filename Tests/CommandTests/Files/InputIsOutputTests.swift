import Foundation
import Glibc
import TestSupport
import Testing

/// No command writes to a file that it reads, whatever names it is given: with an output option, or by standard output.
@Suite struct InputIsOutputTests {
  /// Every command that reads files. An input begins with `@`; `options` are those that name an output.
  static let commands: [(words: String, options: [String])] = [
    ("validate @ids.csv", ["-o"]),
    ("validate ids.csv @more-ids.csv --only invalid", ["--output"]),
    ("validate @ids.csv --summary", ["-o"]),
    ("validate ids.csv --register @r.db", ["-o"]),
    ("validate ids.csv --allocations @list.csv", ["-o"]),
    ("workdays add --csv @dates.csv --days 5", ["-o"]),
    ("workdays subtract --csv @dates.csv --days 5", ["--output"]),
    ("workdays check --csv @dates.csv", ["-o"]),
    ("workdays notice --notice 5 --csv @dates.csv", ["-o"]),
    (
      "cover assess --parties @parties.csv --invoices @invoices.csv --support @support.csv --notified @notified.csv"
        + " --previous @previous.json --rules @rules.json --as-at 2025-05-05 --threshold 2689 --format csv",
      ["--output", "--report"]
    ),
    (
      "cover what-if --parties @parties.csv --rules @rules.json --as-at 2025-05-05 --threshold 2689 --party ALPHA"
        + " --change score=1", ["--output"]
    ),
    (
      "cover explain --parties @parties.csv --invoices @invoices.csv --support @support.csv --rules @rules.json"
        + " --as-at 2025-05-05 --threshold 2689 --party ALPHA", []
    ),
    (
      "cover outlook --parties @parties.csv --invoices @invoices.csv --support @support.csv --rules @rules.json"
        + " --as-at 2025-05-05 --threshold 2689 --format csv", ["--output"]
    ),
    ("cover interest --amount 1 --due 2025-06-05 --paid 2025-06-06 --base-rates @rates.csv --rules @rules.json", []),
    ("cover interest --invoices @invoices.csv --base-rates @rates.csv --as-at 2025-06-05", ["--output"]),
    ("cover due --invoices @invoices.csv", ["--output"]),
    ("cover due --received 2025-06-05 --month 2025-05 --rules @rules.json", []),
    ("cover rules --rules @rules.json", []),
    ("register import @r.db @list.csv --identifiers @identifiers.csv --format csv", []),
    ("register diff @list.csv @more-list.csv", []),
    ("register show @r.db", []),
    ("register history @r.db", []),
    ("register checkpoint @r.db", []),
    ("register receipt @r.db --event 1", []),
    ("register export @r.db", ["--output"]),
    ("register export r.db --sign @key.pem --certificate @cert.pem", ["--output"]),
    ("register verify @r.db --receipt @receipt.json", []),
    ("register backup @r.db copy.db", []),
    ("register restore @r.db copy.db", []),
    ("register verify-list @list.csv --signature @signature.pem --ca @ca.pem --certificate @cert.pem", []),
    ("register accept @r.db --requests @acceptances.csv", []),
    ("register withdraw @r.db --party ALPHA", []),
    ("allocate organisation @r.db --requests @organisations.csv", []),
    ("allocate range @r.db --requests @ranges.csv", []),
    ("allocate id @r.db --requests @identifiers.csv --each", []),
    ("allocate id @r.db --party ALPHA --role ED", []),
    ("entry checklist --file @e.json --register @r.db --cover @cover.csv --cover-as-at 2025-05-05", ["--output"]),
    ("entry plan --tasks @tasks.csv --role ED --start 2017-04-03", ["-o"]),
    (
      "entry compare @plan.json --role ED --role OU --start 2017-04-03 --as-at 2017-04-03 --meetings @meetings.csv",
      ["-o"]
    ),
    ("entry plan --role ED --start 2017-04-03 --actuals @actuals.csv", ["-o"]),
    (
      "entry explain UEPT.QGR[OU] --role ED --role OU --start 2017-04-03 --as-at 2017-04-03 --meetings @meetings.csv",
      []
    ),
    ("entry record user-id --file @e.json --state met", []),
  ]

  @Test func outputIsRefused() throws {
    let folder = try Self.madeInputs()
    for (command, options) in Self.commands { try expectRefused(command, options, folder) }
  }

  private func expectRefused(_ command: String, _ options: [String], _ folder: TemporaryFolder) throws {
    let words = command.split(separator: " ").map(String.init)
    let plain = words.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
    let before = try Self.contents(folder)
    for (number, input) in words.filter({ $0.hasPrefix("@") }).map({ String($0.dropFirst()) }).enumerated() {
      for (option, place) in zip(options, ["", "symbolic/", "hard/"][(number % 3)...] + ["", "symbolic/"]) {
        let output = (input == "r.db" ? "" : place) + input
        try expectRefused(Launch(plain + [option, output]), folder, "\(option) \(output)")
      }
      // An export that is signed can't go to standard output.
      if plain.contains("--sign") { continue }
      var launch = Launch(plain)
      launch.output = .file(folder[input])
      try expectRefused(launch, folder, "> \(input)")
    }
    #expect(try Self.contents(folder) == before)
  }

  private func expectRefused(_ launch: Launch, _ folder: TemporaryFolder, _ output: String) throws {
    var launch = launch
    launch.folder = folder.path
    let outcome = try run(launch)
    // Or the name of the input is not one for the format of the output.
    let isName = ["name it FILE", "its name says"].contains(where: outcome.errors.contains)
    #expect(outcome.ending == .exit(isName ? 64 : 2), "\(launch.arguments) \(output): \(outcome.errors)")
    #expect(
      isName || outcome.errors.contains("; name another file"), "\(launch.arguments) \(output): \(outcome.errors)")
    #expect(outcome.text == "")
  }

  /// What lies beside a register is part of it, under each of its names, and also while it is not there: SQLite would take
  /// for its own what comes there.
  @Test func whatBelongsToARegisterIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    #expect(try run("register", "init", folder["r.db"], "--time", "2025-01-01").ending == .exit(0))
    #expect(symlink("r.db", folder["r"]) == 0)
    for ending in ["-journal", "-wal", "-shm"] {
      #expect(symlink("r.db\(ending)", folder["link\(ending)"]) == 0)
      for isThere in [false, true] {
        if isThere { try folder.write("r.db\(ending)", "") }
        let names = try folder.names
        for name in ["r.db", "r", "link"] {
          guard name != "r" || !isThere else { continue }
          let output = name == "r" ? "./r.db\(ending)" : name + ending
          for command in ["register export r.db -o", "cover rules -o", "validate -o", "register show r.db --output"] {
            let outcome = try run(command.split(separator: " ").map(String.init) + [output], folder: folder.path)
            #expect(
              outcome.errors.hasPrefix("seckit: \(output): is a file of the register or database ")
                && outcome.errors.hasSuffix("r.db; name another file\n"), "\(command) \(output): \(outcome.errors)")
            #expect(outcome.ending == .exit(2) && outcome.text == "")
          }
          let other = try run(
            ["register", "init", output, "--time", "2025-01-01"], folder: folder.path)
          #expect(other.errors.contains(": is a file of the register or database "), "\(output): \(other.errors)")
          let copy = try run(["register", "backup", "r.db", output, "--force"], folder: folder.path)
          #expect(copy.errors.contains(": is a file of the register or database "), "\(output): \(copy.errors)")
        }
        #expect(try folder.names == names)
        if isThere { #expect(unlink(folder["r.db\(ending)"]) == 0) }
      }
    }
    // A log whose register has another name.
    try folder.put([0x37, 0x7F, 0x06, 0x82, 0, 0], "log")
    #expect(
      try run(["cover", "rules", "-o", "log"], folder: folder.path).errors
        == "seckit: log: has changes of a register or another database; name another file\n")
    // What only sounds like it is free.
    for name in ["x.db-wal", "-wal"] {
      let outcome = try run(["cover", "rules", "--format", "csv", "--output=\(name)"], folder: folder.path)
      #expect(outcome.ending == .exit(0), "\(outcome.errors)")
    }
  }

  /// Standard input counts too.
  @Test(arguments: [["validate"], ["workdays", "add", "--days", "5", "--csv", "-"]])
  func standardInputIsAnInput(_ words: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("dates.csv", "id,date\n1,2025-04-17\n")
    var launch = Launch(words)
    launch.folder = folder.path
    launch.input = .file(folder["dates.csv"])
    launch.output = .file(folder["dates.csv"])
    let both = try run(launch)
    #expect(both.ending == .exit(2))
    #expect(
      both.errors
        == "seckit: standard output: is the same file as the input standard input; name another file for the output\n")
    launch.output = .pipe
    launch.arguments += ["-o", "dates.csv"]
    let named = try run(launch)
    #expect(named.ending == .exit(2))
    #expect(
      named.errors
        == "seckit: dates.csv: is the same file as the input standard input; name another file for the output\n")
    #expect(try folder.text("dates.csv") == "id,date\n1,2025-04-17\n")
  }

  /// The field case F5-g01: `seckit validate -q v.csv >> v.csv` wrote until the disk was full.
  @Test func aFileThatIsAppendedToItselfEnds() throws {
    let folder = try TemporaryFolder()
    let text = try Repository.text("\(Repository.fixtures)/field-cases/F5-g01-v.csv")
    try folder.write("v.csv", text)
    var launch = Launch(["-c", "ulimit -f 64; \"$0\" validate -q v.csv >> v.csv", Repository.program])
    launch.executable = "/bin/sh"
    launch.folder = folder.path
    let outcome = try run(launch)
    #expect(
      outcome.errors
        == "seckit: standard output: is the same file as the input v.csv; name another file for the output\n")
    #expect(outcome.ending == .exit(2))
    #expect(try folder.text("v.csv") == text)
  }

  /// The bytes of all inputs.
  private static func contents(_ folder: TemporaryFolder) throws -> [String: [UInt8]] {
    let names = try folder.names.filter { !$0.hasPrefix("r.db-") && !["symbolic", "hard"].contains($0) }
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try folder.bytes($0)) })
  }

  /// A folder with inputs of all commands, and links to each in the folders `symbolic` and `hard`.
  private static func madeInputs() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("ids.csv", "id\n\(Sample.panel)\n\(Sample.test)\n")
    try folder.write("dates.csv", "date\n2025-04-17\n")
    for (name, fixture) in [
      ("more-ids.csv", "identifiers/batch.csv"), ("parties.csv", "credit-cover/month/parties.csv"),
      ("invoices.csv", "credit-cover/month/invoices.csv"), ("support.csv", "credit-cover/month/support.csv"),
      ("notified.csv", "credit-cover/month/notified.csv"), ("rates.csv", "credit-cover/month/rates.csv"),
      ("organisations.csv", "register/organisations.csv"), ("identifiers.csv", "register/identifiers.csv"),
      ("ranges.csv", "register/ranges.csv"), ("acceptances.csv", "register/acceptances.csv"),
      ("tasks.csv", "user-entry/tasks.csv"), ("actuals.csv", "user-entry/role-actuals.csv"),
      ("meetings.csv", "user-entry/role-meetings.csv"),
    ] {
      try FileManager.default.copyItem(atPath: "\(Repository.fixtures)/\(fixture)", toPath: folder[name])
    }
    let assess = "cover assess --parties parties.csv --as-at 2025-05-05 --threshold 2689"
    for (words, output) in [
      ("register init r.db --time 2025-01-01", nil),
      ("allocate organisation r.db --name Alpha --signifier ALPHA --time 2025-01-02", nil),
      ("register export r.db", "list.csv"), ("register export r.db --full", "more-list.csv"),
      ("register receipt r.db --event 1", "receipt.json"),
      ("\(assess) --format csv", "cover.csv"), ("\(assess) --format json", "previous.json"),
      ("cover rules --format json", "rules.json"),
      ("entry init --file e.json --party ALPHA --role OU", nil),
      ("entry plan --role OU --start 2025-05-06 --format json", "plan.json"),
    ] as [(String, String?)] {
      let outcome = try run(words.split(separator: " ").map(String.init), folder: folder.path)
      if let output { try folder.write(output, outcome.text) }
    }
    var openssl = Launch(
      "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj /CN=A".split(separator: " ")
        .map(String.init))
    openssl.executable = "/usr/bin/openssl"
    openssl.folder = folder.path
    _ = try run(openssl)
    for name in ["ca.pem", "signature.pem"] { try folder.write(name, "-----BEGIN\n") }
    for kind in ["symbolic", "hard"] {
      try FileManager.default.createDirectory(atPath: folder[kind], withIntermediateDirectories: false)
    }
    for name in try folder.names where !["symbolic", "hard"].contains(name) && !name.hasPrefix("r.db") {
      #expect(symlink("../\(name)", folder["symbolic/\(name)"]) == 0)
      #expect(link(folder[name], folder["hard/\(name)"]) == 0)
    }
    return folder
  }
}
