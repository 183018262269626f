import EUI64
import IDAllocation
import Messages
import Reporting
import TestSupport
import Testing

/// Section 3 of the contract, written out.
@Suite("Severities")
struct SeverityTableTests {
  /// A code with its severities, in the order: user production, user test, device production, device test, eui64.
  private static let table: [(code: FindingCode, severities: [Severity?])] = [
    (.null, [.error, .error, .error, .error, .error]),
    (.groupBit, [.error, .error, .error, .error, .error]),
    (.localBit, [.error, .error, .warning, .warning, .warning]),
    (.testBlock, [.error, nil, .error, .error, nil]),
    (.sampleBlock, [.error, .warning, .error, nil, nil]),
    (.productionBlock, [nil, .warning, .error, .error, nil]),
    (.outsideBlock, [.error, .error, nil, nil, nil]),
    (.mappedEUI48, [nil, nil, .warning, .warning, .warning]),
  ]

  private static func column(_ kind: IdentifierKind, _ environment: UseEnvironment) -> Int {
    switch kind {
    case .user, .rdp, .dcc: environment == .production ? 0 : 1
    case .device: environment == .production ? 2 : 3
    case .eui64: 4
    }
  }

  @Test(arguments: IdentifierKind.allCases, UseEnvironment.allCases)
  func theBitsWeighAsSection3Says(_ kind: IdentifierKind, _ environment: UseEnvironment) {
    let judge = IdentifierJudge(kind: kind, environment: environment)
    for (code, severities) in Self.table {
      let expected = severities[Self.column(kind, environment)]
      #expect(judge.severity(of: code) == expected, "\(code)")
      #expect(judge.rules.severity(of: code, kind: kind, environment: environment) == expected, "\(code)")
    }
  }

  @Test(arguments: IdentifierKind.allCases, UseEnvironment.allCases)
  func thePlainTableSaysTheSame(_ kind: IdentifierKind, _ environment: UseEnvironment) {
    #expect(PlainIdentifierRules.table.map(\.code) == Self.table.map(\.code.name))
    for (row, plain) in zip(Self.table, PlainIdentifierRules.table) {
      let severity = plain.severity(kind: kind.rawValue, environment: environment.rawValue)
      #expect(severity == row.severities[Self.column(kind, environment)]?.rawValue, "\(row.code)")
    }
  }

  @Test(arguments: IdentifierKind.allCases, UseEnvironment.allCases)
  func whatIsFoundOnTheTextIsAnErrorForAll(
    _ kind: IdentifierKind, _ environment: UseEnvironment
  ) {
    let judge = IdentifierJudge(kind: kind, environment: environment)
    let onBits = Set(Self.table.map(\.code))
    for code in FindingCode.allCases where !onBits.contains(code) && !FindingCode.allocation.contains(code) {
      #expect(judge.severity(of: code) == .error, "\(code)")
    }
  }

  /// Section 4: of an identifier of an organisation, wherever it is used.
  @Test(arguments: IdentifierKind.allCases, UseEnvironment.allCases)
  func whatARegisterSaysIsAnErrorButWhatItMayLack(_ kind: IdentifierKind, _ environment: UseEnvironment) {
    let judge = IdentifierJudge(kind: kind, environment: environment)
    let isOfOrganisation = [.user, .rdp, .dcc].contains(kind)
    for code in FindingCode.allocation {
      let usual: Severity? = code == .notGivenOut ? .warning : code == .notAccepted ? nil : .error
      let givenOut: Severity? = code == .notAccepted ? nil : .error
      #expect(judge.severity(of: code) == (isOfOrganisation ? usual : nil), "\(code)")
      #expect(judge.severity(of: code, requiring: nil) == (isOfOrganisation ? usual : nil), "\(code)")
      #expect(judge.severity(of: code, requiring: .givenOut) == (isOfOrganisation ? givenOut : nil), "\(code)")
      #expect(judge.severity(of: code, requiring: .accepted) == (isOfOrganisation ? .error : nil), "\(code)")
    }
  }

  @Test func theNamesAndTheirOrderAreThoseOfTheContract() {
    #expect(
      FindingCode.allCases.map(\.name) == [
        "missing", "not-ascii", "control-character", "cell-error", "bad-character", "wrong-length", "bad-grouping",
        "form-not-accepted", "null",
        "group-bit", "local-bit", "test-block", "sample-block", "production-block", "outside-block", "eui48-mapped",
        "unallocated", "other-party", "dcc-range", "role-shared", "two-parties", "withdrawn", "not-given-out",
        "not-accepted", "unknown-party", "unknown-role",
      ])
    for code in FindingCode.allCases {
      #expect(FindingCode(name: code.name) == code)
      #expect(code.description == code.name)
    }
    for name in ["", "Null", "null ", "nothing"] { #expect(FindingCode(name: name) == nil) }
    for code in TextCode.allCases { #expect(FindingCode(code).name == code.rawValue) }
  }

  @Test func aVerdictIsWhatTheWorstSeverityAmountsTo() {
    #expect(Verdict(nil) == .valid)
    #expect(Verdict(.warning) == .warning)
    #expect(Verdict(.error) == .invalid)
    #expect(Severity.warning < Severity.error)
    #expect(!(Severity.error < Severity.warning) && !(Severity.error < Severity.error))
    #expect(!(Severity.warning < Severity.warning))
  }
}
