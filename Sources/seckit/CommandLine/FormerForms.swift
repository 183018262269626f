import Messages

/// Command lines of earlier versions. They are refused with the new one in full, so that whoever has one in a script can copy
/// the new one.
enum FormerForms {
  /// What is said of an old command line; `nil` for any other.
  static func remark(on words: CommandWords) -> String? {
    let former = words.path
    var words = words
    var reasons = changes.compactMap { $0(&words) }
    guard !reasons.isEmpty else { return nil }
    // The new command may lack an option of the old one: a line that can't be run is of no use. Only now is the parser
    // asked, which command lines of today need not wait for.
    let old = ChosenCommand(former).arguments()
    func hasValue(_ option: String) -> Bool { old.contains { !$0.isFlag && $0.names.contains(option) } }
    var left: [String] = []
    while let option = ChosenCommand(words.path + words.rest).unknownOption, left.count < 20 {
      left.append(option)
      words.leaveOut(option, withValue: hasValue(option))
    }
    let name = words.path.joined(separator: " ")
    if !left.isEmpty {
      reasons.append("'\(name)' has no \(Set(left).sorted().map { $0.shown }.joined(separator: ", ")).")
    }
    return "\(reasons.joined(separator: " ")) Write: \(words.line)"
  }

  /// Each changes a command line and says why, or leaves it alone.
  private static let changes: [@Sendable (inout CommandWords) -> String?] = [
    { words in
      guard words.path.first == "allocate", words.path.count == 2, let register = words.take("--register") else {
        return nil
      }
      if words.rest.first != register { words.putFirst(register) }
      return "The register is now the first argument."
    },
    { words in
      let chosen = ChosenCommand(words.path)
      guard ["cover", "entry"].contains(words.path.first ?? ""), words.has("--as-of"), !words.has("--published-by"),
        chosen.has("--published-by")
      else { return nil }
      words.rename("--as-of", to: "--published-by")
      // Without the date of the result, that may have been meant.
      return "--as-of is now called --published-by"
        + (chosen.has("--as-at") && !words.has("--as-at") ? "; the date of the result is --as-at." : ".")
    },
    { words in
      guard words.path == ["validate"], words.has("--allocations-delimiter") else { return nil }
      words.rename("--allocations-delimiter", to: "--delimiter") { "allocations=\($0)" }
      return "--delimiter now takes the name of a table."
    },
    { words in
      guard words.path.first == "workdays", words.has("--as-of"), !words.has("--published-by"),
        words.rest.first == "is" || ChosenCommand(words.path).has("--published-by")
      else { return nil }
      words.rename("--as-of", to: "--published-by")
      return "--as-of is now called --published-by."
    },
    { words in
      guard words.path.first == "register", ChosenCommand(words.path).type is any RegisterCommand.Type,
        let register = words.take("--register")
      else { return nil }
      if words.rest.first != register { words.putFirst(register) }
      return "The register is the first argument."
    },
    { words in
      guard words.has("--today"), !words.has("--as-at"), ChosenCommand(words.path).has("--as-at") else { return nil }
      words.rename("--today", to: "--as-at")
      return "--today is now called --as-at."
    },
    { words in
      guard words.path.first == "entry" || words.path == ["allocate", "id"], words.has("--roles") else { return nil }
      words.rename("--roles", to: "--role")
      return "--roles is now called --role."
    },
    { words in
      guard words.path == ["register", "show"], words.has("--since") || words.has("--until") else { return nil }
      words.path = ["register", "history"]
      return "'register history' shows what changed."
    },
    { words in
      guard words.path == ["register", "show"], words.has("--rules"), words.isFlag("--rules") else { return nil }
      words.takeFlag("--rules")
      words.path = ["register", "rules"]
      return "'register rules' shows the rules of a register."
    },
    { words in
      guard words.path == ["register", "receipt"], words.name("--event", numberOf: 2, flags: []) else { return nil }
      return "The number of the event is now the value of --event."
    },
    { words in
      let flags: Set = ["--event-stays", "--no-header", "--excel-safe", "--strict"]
      guard [["workdays", "add"], ["workdays", "subtract"]].contains(words.path), words.has("--csv"),
        words.name("--days", numberOf: 1, flags: flags)
      else { return nil }
      return "The number for all rows is now the value of --days."
    },
    { words in
      guard words.path == ["workdays"], words.rest.first == "is" else { return nil }
      words.takeFirst()
      words.path = ["workdays", "check"]
      return "'workdays is' is now called 'workdays check'."
    },
    { words in
      guard words.path.first == "workdays" || words.path == ["entry", "explain"] else { return nil }
      let before = words.rest
      words.rename("--format", to: "--format") { $0.lowercased() == "text" ? "table" : $0 }
      return words.rest == before ? nil : "The format text is now called table."
    },
    { words in
      guard words.path == ["cover", "assess"], words.has("--what-if") else { return nil }
      words.path = ["cover", "what-if"]
      words.rename("--what-if", to: "--change") { $0.hasSuffix("=") ? $0 + "none" : $0 }
      return "'cover what-if' supposes changes."
    },
    { words in
      guard words.path == ["entry", "plan"], let earlier = words.take("--compare") else { return nil }
      words.path = ["entry", "compare"]
      words.putFirst(earlier)
      return "'entry compare' compares plans."
    },
    { words in
      guard [["entry", "plan"], ["entry", "compare"]].contains(words.path), words.has("--party") else { return nil }
      words.rename("--party", to: "--title")
      return "--party is now called --title."
    },
    { words in
      guard words.path == ["entry", "checklist"], words.has("--party") else { return nil }
      words.rename("--party", to: "--blank")
      return "--party is now called --blank."
    },
  ]
}
