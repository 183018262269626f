import BatchValidation
import IDAllocation
import Messages
import Testing

@Suite("Codes of rows")
struct RowCodeTests {
  @Test func namesAndTheirOrderAreThoseOfTheContract() {
    #expect(
      RowCode.allCases.map(\.name) == [
        "overlong-row", "repeated-header", "text-after-quote", "ragged-row", "overlong-field", "nul-byte", "not-utf-8",
        "missing",
        "not-ascii", "control-character", "cell-error", "bad-character", "wrong-length", "bad-grouping",
        "form-not-accepted", "null",
        "group-bit", "local-bit", "test-block", "sample-block", "production-block", "outside-block", "eui48-mapped",
        "unallocated", "other-party", "dcc-range", "role-shared", "two-parties", "withdrawn", "not-given-out",
        "not-accepted", "unknown-party", "unknown-role", "duplicate",
      ])
    for code in RowCode.allCases {
      #expect(RowCode(name: code.name) == code)
      #expect(code.description == code.name)
    }
    for name in ["", "Duplicate", "ragged", "nothing"] { #expect(RowCode(name: name) == nil) }
  }

  @Test func oddBytesInOtherColumnsAreWarnings() {
    for code in StructureCode.allCases {
      #expect(code.severity == ([.nulByte, .notUTF8].contains(code) ? .warning : .error), "\(code.name)")
    }
  }

  @Test(arguments: RowCode.allCases)
  func everyCodeNamesItsSource(_ code: RowCode) {
    let reference = code.reference(in: .builtIn)
    #expect(!reference.source.isEmpty)
    if case .identifier(let code) = code { #expect(reference == IdentifierRules.builtIn.reference(for: code)) }
  }

  @Test(arguments: [RowCode.duplicate, .structure(.overlongRow), .structure(.overlongField), .structure(.notUTF8)])
  func rulesOfThisToolAreConventions(_ code: RowCode) {
    #expect(code.reference(in: .builtIn).status == .convention)
  }
}
