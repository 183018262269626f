public import EUI64
import Messages
import Reporting

/// All that can be said of one text that should be an identifier.
public struct Inspection: Sendable {
  /// The text as it was given.
  public let text: String
  /// The judgement of the text in the form that was asked for.
  public let judgement: Judgement
  /// The identifier, read in any form: known also where the judgement refuses the form.
  public let identifier: EUI64?
  /// The block that holds the identifier, where it is one that the rules know.
  public let block: IdentifierRules.BlockRule?
  /// The organisation number and the offset in the organisation's range, in the Panel block.
  public let allocation: (organisation: Int, offset: Int)?
  /// The judge with the kind, the environment and the rules that were asked for.
  public let judge: IdentifierJudge

  /// Inspects a text. Cost: some microseconds; batches are for `BatchValidation`.
  public init(_ text: String, judge: IdentifierJudge) {
    self.text = text
    self.judge = judge
    judgement = judge.judge(text)
    identifier = judgement.identifier ?? (try? EUI64(text, form: .any))
    block = identifier.flatMap { judge.rules.block(of: $0) }
    allocation = identifier.flatMap { judge.rules.allocation(of: $0) }
  }

  /// What the rules find on the 64 bits where the text is refused only for its form, so that a person sees all at once.
  public var findings: [IdentifierFinding] {
    let hidden = judgement.identifier == nil ? identifier.flatMap { judge.judge($0).finding } : nil
    return [judgement.finding, hidden].compactMap { $0 }
  }

  /// What ``findings`` amount to: their worst.
  public var verdict: Verdict { Verdict(findings.map(\.severity).max()) }
}

extension IdentifierRules {
  /// The organisation number and the offset in its range of an identifier in the Panel block, by the layout rule; `nil`
  /// for any other identifier.
  public func allocation(of identifier: EUI64) -> (organisation: Int, offset: Int)? {
    guard panelBlock.block.contains(identifier) else { return nil }
    let organisation = identifier.rawValue >> UInt64(layout.rangeBits) & (1 << UInt64(layout.organisationBits) - 1)
    return (Int(organisation), Int(identifier.rawValue & (1 << UInt64(layout.rangeBits) - 1)))
  }
}
