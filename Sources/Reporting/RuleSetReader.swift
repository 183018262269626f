package import Messages

/// Reads a rule set that a file gives instead of a built-in one, and marks what the file changes.
package enum RuleSetReader {
  /// The most bytes of a rule set, 4 MiB: whoever reads one keeps to it.
  package static let sizeLimit = 1 << 22

  /// The rule sets of a file, each with its keys: one, or a list of several under the key `rule_sets`. Each keeps its place
  /// in the file, so that what is wrong in it is told with its line.
  package static func sets(in json: [UInt8]) throws(RuleDataError) -> [(keys: Set<String>, json: [UInt8])] {
    let tree: JSONTree
    do throws(JSONInputError) {
      tree = try JSONInput.decode(JSONTree.self, from: json)
    } catch {
      throw .unreadable(error.description)
    }
    guard case .object(let parts) = tree else { throw .unreadable("a rule set is fields in braces, {…}") }
    guard let several = parts[listKey] else { return [(Set(parts.keys), json)] }
    guard case .list(let items) = several, parts.count == 1 else {
      throw .unreadable("\(listKey) must be a list of rule sets, and the only key")
    }
    guard items.count <= listLimit else {
      throw .unreadable("\(listKey) has \(items.count) rule sets, more than the limit of \(listLimit)")
    }
    let json = json.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(json.dropFirst(3)) : json
    var sets: [(keys: Set<String>, json: [UInt8])] = []
    for (index, item) in items.enumerated() {
      guard case .object(let parts) = item else {
        throw .unreadable("\(listKey), item \(index + 1): it is not a rule set")
      }
      let range = JSONSyntax.range(of: [JSONKey(listKey), JSONKey(index: index)], in: json)
      guard range.count < json.count else { throw .unreadable("\(listKey) must be written without escapes") }
      let before = json[..<range.lowerBound].map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
      sets.append((Set(parts.keys), before + json[range]))
    }
    return sets
  }

  /// Throws for a key that the built-in set has not in the same place, such as a misspelt one, and for a text that can't be
  /// shown. `others` are known where the built-in set has no such place, and `ofEntries` beside every `rule`.
  package static func check(
    _ json: [UInt8], against builtIn: [UInt8], others: Set<String> = [], ofEntries: Set<String> = []
  ) throws(RuleDataError) {
    let own: JSONTree
    do throws(JSONInputError) {
      own = try JSONInput.decode(JSONTree.self, from: json)
    } catch {
      throw .unreadable(error.description)
    }
    try RuleSetComparison(with: builtIn, others: others, ofEntries: ofEntries).check(own)
  }

  /// Several rule sets as one file.
  package static func file(of sets: [[UInt8]]) -> String {
    let texts = sets.map { set in
      String(decoding: set, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        .drop { $0.allSatisfy(\.isWhitespace) }.joined(separator: "\n").trimmed
    }
    guard texts.count > 1 else { return texts.joined() + "\n" }
    return "{\"\(listKey)\": [\n\(texts.joined(separator: ",\n"))\n]}\n"
  }

  private static let listKey = "rule_sets"
  /// Many times what there is.
  private static let listLimit = 20

  /// The document of a file. Each value that the built-in set does not have in the same form names the file in its source;
  /// `file` comes back with the rules that differ.
  package static func read<Document: Decodable>(
    _ json: [UInt8], from file: RulesFile, replacing builtIn: [UInt8]
  ) throws(RuleDataError) -> (document: Document, file: RulesFile) {
    let own: JSONTree
    let plain: Document
    do throws(JSONInputError) {
      plain = try JSONInput.decode(Document.self, from: json)
      own = try JSONInput.decode(JSONTree.self, from: json)
    } catch {
      throw .unreadable(error.description)
    }
    let comparison = RuleSetComparison(with: builtIn)
    try comparison.check(own)
    let compared = comparison.compared(file, own)
    guard !compared.differences.isEmpty else { return (plain, compared) }
    let marked = JSONDocument.text(of: comparison.marked(own, file), pretty: false)
    do throws(JSONInputError) {
      return (try JSONInput.decode(Document.self, from: Array(marked.utf8)), compared)
    } catch {
      throw .unreadable(error.description)
    }
  }
}

/// What a rule set has in common with the built-in one.
private struct RuleSetComparison {
  private let builtIn: JSONTree
  /// The keys of the built-in set by the keys that lead to them, and all its values that name a source.
  private let keys: [[String]: Set<String>]
  /// All its keys, for places that it has not, and for tables whose keys are data.
  private let allKeys: Set<String>
  private let ofEntries: Set<String>
  private let values: Set<JSONTree>
  private let sources: Set<JSONTree>

  init(with json: [UInt8], others: Set<String> = [], ofEntries: Set<String> = []) {
    do throws(JSONInputError) {
      builtIn = try JSONInput.decode(JSONTree.self, from: json)
    } catch {
      preconditionFailure("a built-in rule set can't be read: \(error.description)")
    }
    var keys: [[String]: Set<String>] = [:]
    var (values, sources): (Set<JSONTree>, Set<JSONTree>) = ([], [])
    builtIn.visit { path, value in
      guard case .object(let parts) = value else { return }
      keys[path, default: []].formUnion(parts.keys)
      if parts["rule"] != nil { values.insert(value) }
      if let source = parts["source"] { sources.insert(source) }
    }
    (self.keys, self.values, self.sources) = (keys, values, sources)
    self.ofEntries = ofEntries
    allKeys = keys.values.reduce(others.union(ofEntries)) { $0.union($1) }
  }

  /// The keys whose values are tables with keys that are data: kinds, environments, ratings.
  private static let tables: Set = ["value", "severity", "severity_if_required", "judged_as", "blocks"]

  /// The keys that an object in a place may have.
  private func known(_ path: [String], _ parts: [String: JSONTree]) -> Set<String> {
    // A rule may have a date though none of the built-in ones has.
    let reference: Set = ["source", "status", "effective_from"]
    if path.last == "rule" { return reference }
    guard Self.tables.isDisjoint(with: path), let own = keys[path] else { return allKeys }
    if own.isSubset(of: reference) { return reference }
    return parts["rule"] == nil ? own : own.union(ofEntries)
  }

  /// Throws for a key that no rule has, such as a misspelt one, and for a text that can't be shown.
  func check(_ own: JSONTree) throws(RuleDataError) {
    var wrong: RuleDataError?
    own.visit { path, value in
      guard wrong == nil else { return }
      let place = path.isEmpty ? "the rule set" : path.map(\.shown).joined(separator: ", ")
      switch value {
      case .object(let parts):
        let known = known(path, parts)
        guard let key = parts.keys.filter({ !known.contains($0) }).min() else { return }
        let likely = Suggestion.nearest(to: key, among: known.sorted())
        wrong = .wrongValue(
          rule: place, "'\(key.shown)' is not known here" + (likely.map { "; probably meant: \($0)" } ?? ""))
      case .text(let text) where !text.unicodeScalars.allSatisfy { $0.isShown }:
        wrong = .wrongValue(rule: place, "'\(text.shown)' has control characters; remove them")
      default: break
      }
    }
    if let wrong { throw wrong }
  }

  /// The file with what differs between the built-in set and its own.
  func compared(_ file: RulesFile, _ own: JSONTree) -> RulesFile {
    guard case .object(let ours) = builtIn, case .object(let theirs) = own else { return file }
    var file = file
    for name in Set(ours.keys).union(theirs.keys).sorted() where name != "rule_set" {
      switch (ours[name], theirs[name]) {
      case (nil, _): file.added.append(name)
      case (_, nil): file.removed.append(name)
      case (let ours, let theirs): if ours != theirs { file.changed.append(name) }
      }
    }
    return file
  }

  /// The same rules, in which each value that differs names the file as its source.
  func marked(_ tree: JSONTree, _ file: RulesFile) -> JSONTree {
    switch tree {
    case .list(let items): return .list(items.map { marked($0, file) })
    case .object(let parts):
      var own = parts.mapValues { marked($0, file) }
      if let rule = parts["rule"], !values.contains(tree) { own["rule"] = cited(rule, file) }
      return .object(own)
    default: return tree
    }
  }

  private func cited(_ rule: JSONTree, _ file: RulesFile) -> JSONTree {
    guard case .object(var parts) = rule, case .text(let source)? = parts["source"],
      case .text(let word)? = parts["status"], let status = RuleStatus(rawValue: word)
    else { return rule }
    let reference = file.reference(
      RuleReference(source: source, status: status), isSourceLeft: sources.contains(.text(source)))
    parts["source"] = .text(reference.source)
    parts["status"] = .text(reference.status.rawValue)
    return .object(parts)
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...].drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
