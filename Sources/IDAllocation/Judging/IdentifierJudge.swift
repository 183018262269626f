public import EUI64
public import Messages
import Reporting

/// The kind of an identifier: the question before any rule applies. The raw values are the words of `--kind`, and
/// stable.
public enum IdentifierKind: String, JSONWord, Encodable, Sendable {
  /// A User ID: of a Party in a User Role.
  case user
  /// The ID of a Registration Data Provider. Judged as a User ID.
  case rdp
  /// An ID of the DCC. Judged as a User ID.
  case dcc
  /// A Device ID, which may be in neither the Panel nor the test block.
  case device
  /// Any EUI-64: the rules of the IEEE alone.
  case eui64
}

/// The environment of an identifier. The raw values are the words of `--environment`, and stable.
public enum UseEnvironment: String, CaseIterable, Sendable {
  /// The DCC's live systems, whose identifiers are in the Panel block.
  case production
  /// The DCC's test systems, whose identifiers are in the test block.
  case test
}

/// Judges identifiers by the rules for one kind, environment and text form.
///
///     let judge = IdentifierJudge(kind: .user, environment: .production)
///     let judgement = judge.judge("70-B3-D5-1F-30-01-00-00")
///     print(judgement.verdict)
public struct IdentifierJudge: Sendable {
  /// What the identifiers are meant to serve as.
  public let kind: IdentifierKind
  /// Their environment.
  public let environment: UseEnvironment
  /// Which ways of writing an identifier are accepted.
  public let form: TextForm
  /// The rules that it judges by.
  public let rules: IdentifierRules
  /// The severity of every code, by its raw value: 0 none, 1 warning, 2 error.
  private let severities: InlineArray<64, UInt8>
  /// The rules on the 64 bits, for the hot path.
  package let bits: BitsClassifier
  /// What is said of those.
  package let words: IdentifierWords

  /// Makes a judge. Cost: some microseconds; make one and use it for all identifiers.
  public init(
    kind: IdentifierKind = .user, environment: UseEnvironment = .production, form: TextForm = .duis,
    rules: IdentifierRules = .builtIn
  ) {
    self.kind = kind
    self.environment = environment
    self.form = form
    self.rules = rules
    var severities = InlineArray<64, UInt8>(repeating: 0)
    for code in FindingCode.allCases {
      switch rules.severity(of: code, kind: kind, environment: environment) {
      case nil: break
      case .warning?: severities[Int(code.rawValue)] = 1
      case .error?: severities[Int(code.rawValue)] = 2
      }
    }
    self.severities = severities
    bits = BitsClassifier(rules, kind: kind, environment: environment)
    words = IdentifierWords(rules, kind: kind, environment: environment)
  }

  /// The severity of a code for this kind and environment; `nil` where it is not a finding. Cost: one look-up.
  public func severity(of code: FindingCode) -> Severity? {
    switch severities[Int(code.rawValue)] {
    case 0: nil
    case 1: .warning
    default: .error
    }
  }

  /// The severity of a code where a register must have identifiers as `requirement` says; without one as
  /// ``severity(of:)``.
  public func severity(of code: FindingCode, requiring requirement: AllocationRequirement?) -> Severity? {
    guard let requirement, requirement.codes.contains(code) else { return severity(of: code) }
    return rules.severityIfRequired(of: code, kind: kind, environment: environment)
  }

  /// Judges a text: its form first, and where that is right its 64 bits. Never throws: what is wrong is a finding.
  public func judge(_ text: some StringProtocol) -> Judgement {
    var text = String(text)
    return text.withUTF8 { judge(bytes: $0) }
  }

  /// Judges the bytes of a text, as ``judge(_:)`` does. Cost: some nanoseconds for a valid one; a finding costs
  /// microseconds, for its words.
  public func judge(bytes: UnsafeBufferPointer<UInt8>) -> Judgement {
    guard let fault = TextFinding(in: bytes, form: form) else {
      guard let identifier = EUI64(bytes: bytes, form: form) else {
        preconditionFailure("no fault was found in a text that the parser refuses")
      }
      return judge(identifier)
    }
    let explanation = TextExplanation(of: fault, in: bytes)
    let finding = finding(FindingCode(fault.code), explanation.message, meant: explanation.meant)
    return Judgement(identifier: nil, fault: fault, finding: finding)
  }

  /// Judges the 64 bits of an identifier, however it was written.
  public func judge(_ identifier: EUI64) -> Judgement {
    let code = code(of: identifier)
    let finding = code.map { code in
      let (message, meant) = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: IdentifierWords.room) { room in
        guard let start = room.baseAddress else { return ("", nil as EUI64?) }
        var writer = WordWriter(start)
        let meant = words.write(code, identifier, to: &writer)
        return (String(decoding: writer.bytes, as: UTF8.self), meant)
      }
      return self.finding(code, message, meant: meant)
    }
    return Judgement(identifier: identifier, fault: nil, finding: finding)
  }

  /// The code of an identifier: the first of the rules on its 64 bits that makes a finding; `nil` for a valid one.
  /// Cost: some nanoseconds, no allocation.
  public func code(of identifier: EUI64) -> FindingCode? { bits.code(of: identifier.rawValue) }

  private func finding(_ code: FindingCode, _ message: String, meant: EUI64?) -> IdentifierFinding {
    guard let severity = severity(of: code) else { preconditionFailure("\(code) is not a finding here") }
    return IdentifierFinding(
      code: code, severity: severity, message: message, meant: meant, reference: rules.reference(for: code))
  }
}

extension IdentifierRules {
  /// The block that holds an identifier; `nil` if it is in none of them.
  public func block(of identifier: EUI64) -> BlockRule? {
    if panelBlock.block.contains(identifier) { return panelBlock }
    if testBlock.block.contains(identifier) { return testBlock }
    if sampleBlock.block.contains(identifier) { return sampleBlock }
    return nil
  }
}
