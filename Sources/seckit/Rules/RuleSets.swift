import CreditCover
import IDAllocation
import Messages
import Reporting
import UserEntry
import WorkingDays

/// The rule sets by which a command works: the built-in ones, but for those that files replace.
struct RuleSets {
  /// What a rule set is about.
  enum Subject: String, CaseIterable {
    case identifiers, cover, holidays, entry
    case tasks = "entry tasks"

    /// The keys of which a rule set of the subject has at least one, and others have none.
    fileprivate var keys: Set<String> {
      switch self {
      case .identifiers: ["blocks", "codes", "judged_as"]
      case .cover: Set(CreditCoverRuleSet.ruleNames)
      case .holidays: ["calendars", "unions"]
      case .entry: ["requirements", "duties"]
      case .tasks: ["tasks", "phases"]
      }
    }

    /// The word by which `seckit rules` knows it.
    fileprivate var name: String { self == .tasks ? Self.entry.rawValue : rawValue }

    /// The JSON of the built-in rule set.
    fileprivate var builtIn: [UInt8] {
      switch self {
      case .identifiers: IdentifierRules.builtInJSON
      case .cover: Array(CreditCoverRuleSet.builtIn.json.utf8)
      case .holidays: BankHolidays.builtInJSON
      case .entry: EntryRules.builtInJSON
      case .tasks: TaskGraph.builtInJSON
      }
    }
  }

  private var ownIdentifiers: IdentifierRules?
  private var ownCover: CreditCoverRuleSet?
  private var ownHolidays: BankHolidays?
  private var ownEntry: EntryRules?
  private(set) var ownTasks: TaskGraph?
  /// What was read, as it was read.
  private var texts: [Subject: (file: String, json: [UInt8])] = [:]

  var identifiers: IdentifierRules { ownIdentifiers ?? .builtIn }
  var cover: CreditCoverRuleSet { ownCover ?? .builtIn }
  var holidays: BankHolidays { ownHolidays ?? .builtIn }
  var entry: EntryRules { ownEntry ?? .builtIn }
  var tasks: TaskGraph { ownTasks ?? .builtIn }
  /// The User Roles of ``identifiers``.
  var roles: EntryRoles { EntryRoles(identifiers) }

  /// The JSON of a rule set, as a file can give it back.
  func json(_ subject: Subject) -> [UInt8] { texts[subject]?.json ?? subject.builtIn }

  /// Files that results don't name by themselves, as results of Credit Cover do.
  var silentFiles: [RulesFile] {
    let files = [ownIdentifiers?.file, ownHolidays?.file, ownEntry?.file, ownTasks?.file].compactMap(\.self)
    // Of a file with several sets one note tells all that differs.
    return files.reduce(into: []) { all, file in
      if let place = all.firstIndex(where: { $0.sha256 == file.sha256 }) {
        all[place].add(file)
      } else {
        all.append(file)
      }
    }
  }

  /// Adds the rule sets of a file for a command that uses some subjects. Of a file with several sets, those that the command
  /// doesn't use are left out.
  mutating func add(
    _ sets: [(keys: Set<String>, json: [UInt8])], from file: RulesFile, for subjects: [Subject]
  ) throws {
    let known = sets.map { set in
      Subject.allCases.first { !$0.keys.isDisjoint(with: set.keys) } ?? (subjects.count == 1 ? subjects[0] : nil)
    }
    guard known.contains(where: { $0.map(subjects.contains) ?? false }) else {
      let words = subjects.map(\.rawValue).joined(separator: " or ")
      if let other = known.compactMap(\.self).first {
        throw CommandError(
          "has rules of \(other.rawValue), but this command uses rules of \(words); leave it out")
      }
      throw CommandError(
        "is not a rule set of \(words); 'seckit rules \(subjects[0].name) --format json' shows one")
    }
    for (set, subject) in zip(sets, known) {
      if let subject, subjects.contains(subject) { try add(set.json, subject, from: file) }
    }
  }

  private mutating func add(_ json: [UInt8], _ subject: Subject, from file: RulesFile) throws {
    if let other = texts[subject] {
      throw CommandError(
        other.file == file.file
          ? "has rules of \(subject.rawValue) twice; remove one of them"
          : "\(other.file.shownName) already has rules of \(subject.rawValue); give one of them")
    }
    texts[subject] = (file.file, json)
    switch subject {
    case .identifiers: ownIdentifiers = try IdentifierRules(json: json, from: file)
    case .cover: ownCover = try CreditCoverRuleSet(json: json, from: file)
    case .holidays:
      let (document, file): (BankHolidayData, RulesFile) = try RuleSetReader.read(
        json, from: file, replacing: BankHolidays.builtInJSON)
      ownHolidays = try BankHolidays(document, from: file)
    case .entry: ownEntry = try EntryRules(json: json, from: file)
    case .tasks:
      do {
        ownTasks = try TaskGraph(json: json, from: file)
      } catch let error as EntryInputError {
        // The file is named by whoever reads it.
        throw CommandError(error.reason.message)
      }
    }
  }
}
