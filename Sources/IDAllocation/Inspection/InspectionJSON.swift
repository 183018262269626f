import EUI64
import Messages
import Reporting

extension Inspection {
  /// The inspection as one JSON object, on one line or on several.
  package func json(pretty: Bool) -> String {
    JSONDocument.text(of: InspectionJSON(self), pretty: pretty, keys: .snakeCase)
  }
}

/// An inspection as it is in JSON.
private struct InspectionJSON: Encodable {
  let text: String
  let kind, environment, form, rules: String
  let verdict: String
  let findings: [Finding]
  var identifier: Identifier?
  var block: Block?
  var allocation: Allocation?
  /// The bytes of the text that are at fault.
  var fault: Bytes?

  struct Finding: Encodable {
    let code, severity, detail: String
    let meant: String?
    let rule: RuleReference
  }

  struct Bytes: Encodable {
    let firstByte, length: Int
  }

  struct Identifier: Encodable {
    let canonical, colons, spaces, dots, bare, integer: String
    let groupBit, localBit: Bool
  }

  struct Block: Encodable {
    let prefix, first, last, holder: String
    let rule: RuleReference
  }

  struct Allocation: Encodable {
    let organisation, offset: Int
    let rule: RuleReference
  }

  init(_ inspection: Inspection) {
    let judge = inspection.judge
    text = inspection.text
    kind = judge.kind.rawValue
    environment = judge.environment.rawValue
    form = judge.form.rawValue
    rules = judge.rules.name
    verdict = inspection.verdict.rawValue
    findings = inspection.findings.map {
      Finding(
        code: $0.code.name, severity: $0.severity.rawValue, detail: $0.message, meant: $0.meant?.description,
        rule: $0.reference)
    }
    identifier = inspection.identifier.map {
      Identifier(
        canonical: $0.description, colons: $0.formatted(.colons), spaces: $0.formatted(.spaces),
        dots: $0.formatted(.dots), bare: $0.formatted(.bare), integer: String($0.rawValue), groupBit: $0.isGroup,
        localBit: $0.isLocal)
    }
    block = inspection.block.map {
      Block(
        prefix: $0.block.prefixText, first: $0.block.first.description, last: $0.block.last.description,
        holder: $0.holder, rule: $0.reference)
    }
    allocation = inspection.allocation.map {
      Allocation(organisation: $0.organisation, offset: $0.offset, rule: judge.rules.layout.reference)
    }
    fault = inspection.judgement.fault.map { Bytes(firstByte: $0.range.lowerBound + 1, length: $0.range.count) }
  }
}
