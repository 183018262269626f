import EUI64
import Messages

/// The rules on the 64 bits for one kind and environment, in a few words of plain data: for the hot path, which copies
/// nothing that is counted. ``IdentifierJudge`` makes it and answers by it.
package struct BitsClassifier: BitwiseCopyable, Sendable {
  @usableFromInline let panel: Block
  @usableFromInline let test: Block
  let sample: Block
  /// A bit for the raw value of every code that is a finding here.
  let findings: UInt32
  /// The code of all identifiers of the block; what the rules look at lies within the prefix.
  @usableFromInline let panelCode: FindingCode?
  @usableFromInline let testCode: FindingCode?

  /// A block as a comparison.
  @usableFromInline
  struct Block: BitwiseCopyable, Sendable {
    @usableFromInline let first: UInt64
    @usableFromInline let mask: UInt64

    init(_ block: IdentifierBlock) {
      first = block.first.rawValue
      mask = ~(block.first.rawValue ^ block.last.rawValue)
    }

    @inlinable
    func contains(_ value: UInt64) -> Bool { value & mask == first }
  }

  init(_ rules: IdentifierRules, kind: IdentifierKind, environment: UseEnvironment) {
    panel = Block(rules.panelBlock.block)
    test = Block(rules.testBlock.block)
    sample = Block(rules.sampleBlock.block)
    findings = FindingCode.bits.reduce(0) { bits, code in
      rules.severity(of: code, kind: kind, environment: environment) == nil ? bits : bits | 1 << UInt32(code.rawValue)
    }
    panelCode = Self.code(of: panel.first, findings, panel, test, sample)
    testCode = Self.code(of: test.first, findings, panel, test, sample)
  }

  /// The code of an identifier: the first of the rules that makes a finding; `nil` for a valid one. Cost: a comparison
  /// for identifiers of the Panel block, some nanoseconds for others.
  @inlinable
  package func code(of value: UInt64) -> FindingCode? {
    if panel.contains(value) { return panelCode }
    if test.contains(value) { return testCode }
    return otherCode(of: value)
  }

  /// Whether an identifier is in the Panel block.
  @inlinable
  package func isInPanelBlock(_ value: UInt64) -> Bool { panel.contains(value) }

  /// The number of identifiers at the head of a run that are valid and in the same block as the first: the common case, a
  /// comparison each. 0 where the first is not valid or in neither block.
  package func countOfCleanHead(_ values: UnsafeBufferPointer<UInt64>) -> Int {
    guard let first = values.first else { return 0 }
    let block: Block
    if panel.contains(first) {
      guard panelCode == nil else { return 0 }
      block = panel
    } else if test.contains(first) {
      guard testCode == nil else { return 0 }
      block = test
    } else {
      return 0
    }
    return values.firstIndex { !block.contains($0) } ?? values.count
  }

  @usableFromInline
  func otherCode(of value: UInt64) -> FindingCode? { Self.code(of: value, findings, panel, test, sample) }

  private static func code(
    of value: UInt64, _ findings: UInt32, _ panel: Block, _ test: Block, _ sample: Block
  ) -> FindingCode? {
    let identifier = EUI64(rawValue: value)
    func applies(_ code: FindingCode, _ fits: Bool) -> Bool { fits && findings & 1 << UInt32(code.rawValue) != 0 }
    let isPanel = panel.contains(value)
    let isTest = test.contains(value)
    let isSample = sample.contains(value)
    if applies(.null, identifier.isNull) { return .null }
    if applies(.groupBit, identifier.isGroup) { return .groupBit }
    if applies(.localBit, identifier.isLocal) { return .localBit }
    if applies(.testBlock, isTest) { return .testBlock }
    if applies(.sampleBlock, isSample) { return .sampleBlock }
    if applies(.productionBlock, isPanel) { return .productionBlock }
    if applies(.outsideBlock, !isPanel && !isTest && !isSample) { return .outsideBlock }
    if applies(.mappedEUI48, identifier.isMappedEUI48) { return .mappedEUI48 }
    return nil
  }
}
