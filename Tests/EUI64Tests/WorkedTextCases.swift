import EUI64
import TestSupport
import Testing

@Suite("Worked cases: text")
struct WorkedTextCases {
  private static let textCodes = Set(TextCode.allCases.map(\.rawValue))

  @Test func allRowsAreThere() {
    #expect(WorkedCase.all.count == 298)
    #expect(Set(WorkedCase.all.map(\.name)).count == 54)
    #expect(Set(WorkedCase.all.map(\.form)) == ["canonical", "duis", "any"])
  }

  @Test(arguments: WorkedCase.all)
  func aTextHasTheListedCodeOrValue(_ row: WorkedCase) throws {
    let form = try #require(TextForm(rawValue: row.form))
    for input in row.inputs {
      let fault = input.withUnsafeBufferPointer { TextFinding(in: $0, form: form) }
      let identifier = input.withUnsafeBufferPointer { EUI64(bytes: $0, form: form) }
      #expect(identifier?.description ?? "" == row.canonical)
      #expect(fault?.code.rawValue ?? "" == (Self.textCodes.contains(row.code) ? row.code : ""))
      #expect((fault == nil) == (identifier != nil))
    }
  }

  @Test(arguments: WorkedCase.all)
  func thePlainReaderAgrees(_ row: WorkedCase) throws {
    let form = try #require(PlainIdentifierReader.Form(rawValue: row.form))
    for input in row.inputs {
      switch PlainIdentifierReader(input).read(as: form) {
      case .identifier(let value): #expect(PlainIdentifierRules.canonical(value) == row.canonical)
      case .refused(let code): #expect(code == row.code)
      }
    }
  }

  @Test(arguments: WorkedCase.all.filter { textCodes.contains($0.code) })
  func theErrorCarriesTheTextAndTheFault(_ row: WorkedCase) throws {
    let form = try #require(TextForm(rawValue: row.form))
    for input in row.inputs {
      // A text that is not UTF-8 can't be a string.
      guard let text = String(validating: input, as: UTF8.self) else { continue }
      let error = #expect(throws: EUI64ParseError.self) { try EUI64(text, form: form) }
      #expect(error?.text == input)
      #expect(error?.fault.code.rawValue == row.code)
      #expect(error.map { $0.description == "\(row.code): \($0.explanation.message)" } == true)
    }
  }
}
