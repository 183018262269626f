import Files
import Foundation
import Messages
import TestSupport
import Testing

/// What comes from files, their names and the command line is never obeyed by a terminal: no message and no table has a
/// character that a terminal obeys or does not show.
@Suite struct ForeignTextTests {
  /// Clears a screen, turns text round, and does more of that.
  private static let evil = "a\u{1B}[31m\u{202E}\u{9B}1m\u{7F}b\u{200B}\u{2066}\u{85}\u{200F}"
  /// The same as the name of a file, with an end of a line and a byte that is not UTF-8.
  private static let evilName = String(fileName: Array("\(evil)\nseckit: all is well".utf8) + [0xFF])

  private static let unsafe: [Unicode.GeneralCategory] = [.control, .format, .lineSeparator, .paragraphSeparator]

  private static func isSafe(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || !unsafe.contains(scalar.properties.generalCategory)
    } && !text.holdsBytes && !text.split(separator: "\n").contains { $0.hasPrefix("seckit: all is well") }
  }

  /// What the file of a line contains, and the line: `@` is the file, `%` the text.
  static let lines: [(String, String)] = {
    let csv = "%,\"x%\",%\n1,%,3\n"
    let nul = "%\0%\n\0\n"
    let month = "--threshold 2689 --as-at 2025-04-17"
    let plan = "--role ED --start 2025-05-06 --as-at 2025-05-06"
    let tasks =
      "id,name,phase,roles,owner,kind,unit,low,likely,high,predecessors,section,status,source\n"
      + "A,%,%,ALL,%,effort,WD,1,2,3,,%,%,%\nB,%,%,ALL,%,effort,WD,1,2,3,A,%,%,%\n"
    // What a plan takes, and a terminal does not show.
    let unseen = tasks.replacing("%", with: "x\u{202E}\u{200B}\u{2066}\u{AD}")
    let json = #"{"%": 1, "party": "%", "roles": ["%"], "records": [], "version": 1}"#
    return [
      (csv, "validate @"),
      (csv, "validate @ --column %"),
      (csv, "validate @ --party-column % --column 1 --format table"),
      ("id,party\n%,%\n70-B3-D5-1F-30-01-00-00,%,%\n", "validate @ --format table"),
      (nul, "validate @ --lines --format table"),
      (csv, "validate @ @ --column 1 --format table"),
      ("id,id\n", "validate @ --column id"),
      ("id\n", "validate @"),
      ("id,verdict%\n1,2\n", "validate @ --prefix %"),
      ("id\n%\n", "validate @ --allocations @"),
      ("", "inspect %"),
      ("", "inspect 70-B3-D5-1F-30-01-00-00 --kind %"),
      (csv, "workdays add 5 --csv @"),
      (csv, "workdays add 5 --csv @ --column %"),
      ("date,result\n%,1\n", "workdays check --csv @"),
      ("\"date%\n", "workdays check --csv @"),
      ("2025-04-17\n%\n", "workdays add 5 --csv @ --no-header --output /dev/null"),
      ("", "workdays add % 5"),
      ("", "workdays add 2025-04-17 %"),
      ("", "workdays add 2025-04-17 5 %"),
      ("", "workdays check 2025-04-17 --calendar %"),
      ("", "workdays check 2025-04-17 --holiday %"),
      (csv, "cover assess --parties @ \(month)"),
      (json, "cover assess --parties @ \(month)"),
      ("party,name\nA%,%\nB,%\nB,x\n", "cover assess --parties @ \(month)"),
      ("party,name\nB,\u{E9}\u{200B}\n", "cover assess --parties @ \(month)"),
      ("party,estimate\nB,1\n", "cover assess --parties @ --invoices @ \(month)"),
      ("party,estimate\nB,1\n", "cover explain --parties @ --party % \(month)"),
      ("party,estimate\nB,1\n", "cover what-if --parties @ --party B --change % \(month)"),
      (json, "cover rules --rules @"),
      ("party,estimate\nB%,9999\n", "cover outlook --parties @ \(month)"),
      ("party,estimate\nB,1\n", "cover outlook --parties @ --party % \(month)"), (json, "cover history @"),
      (json, "cover history @ --party %"),
      (json, "cover assess --parties @ --previous @ \(month)"),
      (csv, "cover interest --amount 1 --due 2025-01-01 --paid 2025-02-01 --base-rates @"),
      ("due,gross\n%,%\n2025-01-01,1%\n", "cover interest --invoices @ --as-at 2025-02-01 --format table"),
      ("received,month\n%,%\n2025-01-01,%\n", "cover due --invoices @ --format table"),
      ("received,detail%\n", "cover due --invoices @ --prefix % --format table"),
      ("", "cover due --received 2025-05-01 --month %"),
      ("", "cover interest --amount % --due 2025-01-01 --paid 2025-02-01"),
      (csv, "register init @"),
      (csv, "register show @"),
      (csv, "register history @ --party %"),
      (csv, "register diff @ @"),
      (csv, "register import r @"),
      ("organisation_number,name,signifier,first,last\n1,%,%,%,%\n", "register import r @"),
      ("organisation_number,name,signifier,range,past_names\n1,\u{200B}x,A%,%,%\n", "register import r @"),
      ("organisation_number,name,signifier\n1,A,A\n", "register import r @ --identifiers @"),
      (csv, "register verify @"),
      (json, "register verify r --receipt @"),
      ("", "register verify r --checkpoint %"),
      ("", "register show r --party %"),
      ("", "register show r --id %"),
      ("", "register history r --party %"),
      ("", "register receipt r --request-id %"),
      ("", "register receipt r --party %"),
      ("", "register rename r % %"),
      ("", "register withdraw r --party % --request-id %"),
      (csv, "register verify-list @ --signature @ --ca @"),
      (csv, "register export r --sign @ --certificate @ --output out"),
      ("", "register show r --as-at %"),
      (csv, "allocate id r --requests @"),
      ("party,roles\n%,%\n", "allocate id r --requests @ --format table"),
      ("", "allocate organisation r --name % --signifier % --kind %"),
      ("", "allocate range r --party % --number %"),
      ("", "allocate id r --party % --role % --id %"),
      (json, "entry checklist --file @"),
      ("[\"%\"]", "entry checklist --file @"),
      ("", "entry init --file e --party % --role %"),
      ("", "entry init --file e --party % --role ED"),
      ("", "entry checklist --file e"),
      ("", "entry record % --file e"),
      (csv, "entry checklist --party % --role ED --cover @ --cover-as-at 2025-01-01"),
      ("", "entry checklist --party % --role ED"),
      ("", "entry plan --party % \(plan)"),
      (csv, "entry plan \(plan) --actuals @"),
      ("task,started\n%,%\n", "entry plan \(plan) --actuals @"),
      ("meeting,date\n%,%\n", "entry plan \(plan) --meetings @"),
      (csv, "entry plan \(plan) --tasks @"),
      (json, "entry plan \(plan) --compare @"),
      (tasks, "entry plan \(plan) --tasks @"),
      (tasks, "entry plan --role ED --start 2025-05-06 --go-live 2025-05-07 --as-at 2025-05-06 --tasks @"),
      (tasks, "entry explain A \(plan) --tasks @"),
      (unseen, "entry plan \(plan) --tasks @ --format table"),
      (unseen, "entry plan \(plan) --tasks @ --format markdown"),
      (unseen, "entry plan \(plan) --tasks @ --format mermaid"),
      (unseen, "entry plan \(plan) --tasks @ --format html"),
      (unseen, "entry plan \(plan) --tasks @ --format svg"),
      (unseen, "entry explain A \(plan) --tasks @"),
      ("party,%\n%,1\n", "cover assess --parties @ --columns"),
      ("request_id,party,roles,%\n%,%,ED,%\n", "allocate id r --requests @ --columns"),
      ("id,%\n%,1\n", "register accept r --requests @ --format table"),
      ("request_id,name,signifier\n%,%,%\n", "allocate organisation r --requests @ --format table"),
      (tasks, "entry plan \(plan) --tasks @ --map name=%"),
      ("task,started,finished\n%,2025-05-06,\n", "entry plan \(plan) --actuals @"),
      ("date\n2025-04-17\n", "workdays add 5 --csv @ --map date=%"),
      ("date\n2025-04-17\n", "workdays add 5 --csv @ --map-file @"),
      ("%=%\n", "workdays add 5 --csv @ --map-file @"),
      ("date,%\n2025-04-17,1\n", "workdays add 5 --csv @ --sheet %"),
      ("party,% estimate,%\nB,1,1\n", "cover assess --parties @ \(month)"),
      ("party,name,estimate\nB,%,9999\n", "cover assess --parties @ \(month)"),
      ("party,name,estimate\nB,%,9999\n", "cover explain --party B --parties @ \(month)"),
      ("party,requirement\n%,1\n", "cover assess --parties @ --notified @ \(month)"),
      ("organisation_number,name,signifier,state\n7,%,B,%\n", "register diff @ @"),
      ("", "workdays check 2025-04-17 --template %"),
      ("", "entry plan --template %"),
      ("", "cover assess --parties % \(month)"),
      ("", "cover rules --rules %"),
      ("", "entry explain % \(plan)"),
      ("", "entry plan --role % --start 2025-05-06"),
      ("", "%"),
      ("", "validate --%"),
      ("", "validate -%"),
      ("", "cover %"),
      ("", "register show r --format %"),
      ("", "inspect x ---%"),
    ]
  }()

  @Test func nothingForeignReachesATerminalRaw() throws {
    let folder = try TemporaryFolder()
    #expect(try run("register", "init", "r", "--time", "2025-04-01", folder: folder.path).ending == .exit(0))
    for (content, line) in Self.lines {
      let words = line.split(separator: " ").map {
        String($0).replacing("%", with: Self.evil).replacing("@", with: Self.evilName)
      }
      if line.contains("@"), !line.hasPrefix("register init") {
        let file = try OutputFile(path: "\(folder.path)/\(Self.evilName)")
        try file.write(content.replacing("%", with: Self.evil))
        try file.commit()
      }
      let outcome = try run(words, input: [], folder: folder.path)
      guard case .exit(0...2) = outcome.ending else {
        #expect(outcome.ending == .exit(64), "\(line)")
        #expect(Self.isSafe(outcome.errors), "\(line): \(outcome.errors.debugDescription)")
        continue
      }
      #expect(Self.isSafe(outcome.errors), "\(line): \(outcome.errors.debugDescription)")
      // Rows of CSV go out as they came.
      let isData = outcome.text.contains(",result,code,detail") || line.hasPrefix("validate") && !line.contains("table")
      if !isData && !line.hasPrefix("allocate id r --requests @ --dry") || line.contains("table") {
        #expect(Self.isSafe(outcome.text), "\(line): \(outcome.text.debugDescription)")
      }
    }
  }

  // MARK: The sources

  /// The lines of all sources, with their places; without comments.
  private static let sources: [(place: String, text: String)] = {
    let root = Repository.root + "/Sources/"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".swift") }.sorted().flatMap { file in
      let text = (try? Repository.text(root + file)) ?? ""
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
        let code = line.drop { $0 == " " }
        return code.hasPrefix("//") ? nil : (place: "\(file):\(number + 1)", text: String(code))
      }
    }
  }()

  private func expectNone(
    _ pattern: some RegexComponent, except allowed: [String] = [], _ rule: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(Self.sources.count > 10_000)
    for line in Self.sources where line.text.contains(pattern) {
      if allowed.contains(where: { line.place.hasPrefix($0) }) { continue }
      Issue.record("\(line.place): \(line.text)\n\(rule)", sourceLocation: sourceLocation)
    }
  }

  @Test func foreignTextIsShownByOneFunction() {
    expectNone(
      #/'\\\((?!column\)|column\.name\)|\$0\.name\))(?:(?!shown)[^'])*\)'/#,
      // What is not a message yet: the reader of JSON shows it.
      except: [
        "EUI64/", "ExactDecimal/", "UserEntry/Inputs/EntryInputError.swift", "seckit/CommandLine/",
        // The text of a file.
        "Tables/WorkbookOutput/WorkbookParts.swift",
      ],
      "A value in quotes is foreign: show it by .shown")
    expectNone(
      #/"[^"]*\\\((path|file|records\.file|list|output|cover|baseRates|certificate)\)/#,
      except: [
        "Files/", "Tables/Findings/TableFinding.swift", "Tables/Findings/TableFindings.swift",
        "Tables/Header/AddedColumns.swift",
        "WorkingDays/",
      ],
      "The name of a file is shown by .shownName; only InputFile.name is safe already")
    expectNone(
      #/generalCategory/#,
      except: [
        "Messages/ShownText.swift",
        // Below a text there are carets, one for each character.
        "IDAllocation/Inspection/CaretText.swift",
        // What a format or a register does not take.
        "Reporting/HTML.swift", "Reporting/CalendarEvent.swift", "UserEntry/Checklist/", "IDAllocation/Allocation/",
        "CreditCover/Inputs/", "AllocationRegister/",
      ], "Messages/ShownText.swift alone decides what is shown")
  }

  @Test func messagesHaveOneDoor() {
    expectNone(
      #/\bprint\(|\bfputs\(|\bdebugPrint\(|FileHandle|write\(STDERR_FILENO/#,
      except: ["Files/StandardError.swift", "seckit/Program/MemoryExhaustion.swift"],
      "Words go out by StandardError.write")
    expectNone(
      #/ShownText\(own:/#, except: ["Messages/ShownText.swift", "Reporting/"],
      "Only a colour, and what is cut from safe text, is taken as it is")
    expectNone(
      #/writeOwn\(/#,
      except: ["Files/StandardError.swift", "Reporting/Progress.swift", "seckit/Validate/ValidateOutputOptions.swift"],
      "Only what is the program's own goes out as it is")
  }

  @Test func namesOfFilesGoToTheSystemAsBytes() {
    expectNone(
      #/(?:^|[^.\w])(?:Glibc\.)?(?:open|stat|lstat|access|unlink|realpath|opendir|mkdir|rename|readlink)\((?:path|file|name|target|folder|source|copy|directory)\b(?!\.withFileName)/#,
      except: [
        "AllocationRegister/Store/RegisterFile.swift", "AllocationRegister/Store/AllocationRegister+Copies.swift",
        "seckit/Validate/Validate.swift", "seckit/Register/",
      ],
      "Give a name to the system by .withFileName: it may hold bytes that are not UTF-8")
  }
}
