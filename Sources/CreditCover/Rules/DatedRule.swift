public import Messages
import Reporting
public import WorkingDays

/// A rule's value from a day on, with what it rests on.
public struct DatedRule<Value: Codable & Sendable>: Codable, Sendable {
  /// The value itself.
  public let value: Value
  /// The clause of the Smart Energy Code, or `Bank Rate`; `nil` where none is known.
  public let clause: String?
  /// Where the value comes from and how sure we are of it.
  public let reference: RuleReference
  /// How likely the value is right, in words, where that was estimated: `70 %`.
  public let confidence: String?
  /// The first day on which it holds; `nil` where it has held for as long as is known.
  public let effectiveFrom: CivilDate?

  enum CodingKeys: String, CodingKey {
    case value, clause, confidence
    case reference = "rule"
  }

  /// Reads a rule; throws where its `effective_from` is not a date.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    value = try container.decode(Value.self, forKey: .value)
    clause = try container.decodeIfPresent(String.self, forKey: .clause)
    reference = try container.decode(RuleReference.self, forKey: .reference)
    confidence = try container.decodeIfPresent(String.self, forKey: .confidence)
    do {
      effectiveFrom = try reference.effectiveFrom.map { text throws(CivilDate.TextError) in
        try CivilDate(parsing: text)
      }
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .reference, in: container, debugDescription: "effective_from: \(error)")
    }
  }

  /// The rule without its value, under a name. Where a file has changed the value, the source and the status no longer
  /// belong to it: where the file leaves them as they were, the rule is unverified.
  func cited(_ name: String, _ words: String, _ file: RulesFile?) -> CitedRule {
    let plain = CitedRule(name: name, value: words, clause: clause, reference: reference, confidence: confidence)
    guard let file, let difference = file.difference(of: name) else { return plain }
    let (builtIn, own) = (RuleTree.builtIn.entries(name), JSONTree(of: self))
    guard !builtIn.contains(own) else { return plain }
    let isSourceLeft = builtIn.contains { $0.source == own.source }
    var cited = CitedRule(
      name: name, value: words, clause: clause, reference: file.reference(reference, isSourceLeft: isSourceLeft),
      confidence: isSourceLeft ? nil : confidence)
    cited.differs = difference
    return cited
  }
}

extension Array {
  /// The rule in force on a day: of the rules that have begun by then, the one with the latest first day; `nil` where
  /// none has begun.
  func inForce<Value>(on date: CivilDate) -> DatedRule<Value>? where Element == DatedRule<Value> {
    self.filter { ($0.effectiveFrom ?? .first) <= date }.max {
      ($0.effectiveFrom ?? .first) < ($1.effectiveFrom ?? .first)
    }
  }
}

/// A rule as a result cites it: what it says, the clause, where it comes from, how sure we are.
public struct CitedRule: Codable, Hashable, Sendable {
  /// Its name in the rule data: `score_factors`.
  public let name: String
  /// What it says, in words: `40 %`.
  public let value: String
  /// The clause of the Smart Energy Code; `nil` where none is known.
  public let clause: String?
  /// Where it comes from and how sure we are.
  public let reference: RuleReference
  /// How likely it is right, where that was estimated.
  public let confidence: String?
  /// How it differs from the rule that is built in: `changed` or `added`; `nil` where it does not.
  public internal(set) var differs: String?

  /// Whether nobody on our side has read the source.
  public var isUnverified: Bool { reference.status == .unverified }

  /// The clause in words.
  package var clauseText: String { clause ?? "no clause known" }

  /// The status, with the confidence where it was estimated: `unverified, 70 %`.
  package var statusText: String { reference.status.rawValue + (confidence.map { ", \($0)" } ?? "") }

  enum CodingKeys: String, CodingKey {
    case name, value, clause, confidence, differs
    case reference = "rule"
  }
}
