import EUI64
import TestSupport
import Testing

@Suite("Accepted forms")
struct AcceptedFormsTests {
  private static let value: UInt64 = 0x70B3_D51F_3ABC_DEF0

  /// The ways of writing one value and the forms that accept each.
  private static let texts: [(text: String, forms: Set<TextForm>)] = [
    ("70-B3-D5-1F-3A-BC-DE-F0", [.canonical, .duis, .any]),
    ("70-b3-d5-1f-3a-bc-de-f0", [.duis, .any]),
    ("70-b3-D5-1F-3A-BC-DE-F0", [.duis, .any]),
    ("70-B3-D5-1F-3A-BC-DE-f0", [.duis, .any]),
    (" 70-B3-D5-1F-3A-BC-DE-F0", [.duis, .any]),
    ("70-B3-D5-1F-3A-BC-DE-F0 ", [.duis, .any]),
    ("\t\r\n 70-b3-d5-1F-3A-BC-DE-F0 \n\r\t", [.duis, .any]),
    ("70:B3:D5:1F:3A:BC:DE:F0", [.any]),
    ("70:b3:d5:1f:3a:bc:de:f0", [.any]),
    ("70 B3 D5 1F 3A BC DE F0", [.any]),
    ("70 b3 d5 1f 3A bc de f0", [.any]),
    ("70B3.D51F.3ABC.DEF0", [.any]),
    ("70b3.d51f.3abc.def0", [.any]),
    ("70B3D51F3ABCDEF0", [.any]),
    ("70b3d51f3abcdef0", [.any]),
    ("\n70B3d51f3ABCdef0\t", [.any]),
    ("  70 B3 D5 1F 3A BC DE F0  ", [.any]),
    // Nearly.
    ("70-B3-D5-1F:3A-BC-DE-F0", []),
    ("70-B3-D5-1F 3A-BC-DE-F0", []),
    ("70-B3-D5-1F-3A-BC-DE-F0-", []),
    ("-70-B3-D5-1F-3A-BC-DE-F0", []),
    ("70--B3-D5-1F-3A-BC-DE-F0", []),
    ("70  B3 D5 1F 3A BC DE F0", []),
    ("70B3-D51F-3ABC-DEF0", []),
    ("70B3:D51F:3ABC:DEF0", []),
    ("70B3 D51F 3ABC DEF0", []),
    ("70.B3.D5.1F.3A.BC.DE.F0", []),
    ("70B3.D51F.3ABC-DEF0", []),
    ("70B3.D51F3ABC.DEF0", []),
    ("70B3D51F-3ABCDEF0", []),
    ("70B3D51F3ABCDEF", []),
    ("70B3D51F3ABCDEF00", []),
    ("7-0B3-D5-1F-3A-BC-DE-F0", []),
    ("\u{B}70-B3-D5-1F-3A-BC-DE-F0", []),
    ("\u{C}70-B3-D5-1F-3A-BC-DE-F0", []),
    ("70-B3-D5-1F-3A-BC-DE-F0\0", []),
    ("\u{85}70-B3-D5-1F-3A-BC-DE-F0", []),
    ("", []),
    (" ", []),
  ]

  @Test(arguments: texts) func aTextIsAcceptedByTheseFormsOnly(_ text: String, _ forms: Set<TextForm>) {
    for form in TextForm.allCases {
      let read = try? EUI64(text, form: form)
      #expect(read?.rawValue == (forms.contains(form) ? Self.value : nil), "\(form)")
    }
  }

  @Test func duisIsTheStandardForm() throws {
    #expect(try EUI64(" 70-b3-D5-1F-3A-BC-DE-F0").rawValue == Self.value)
    #expect(throws: EUI64ParseError.self) { try EUI64("70B3D51F3ABCDEF0") }
  }

  @Test func aSubstringReadsAsItsTextAlone() throws {
    let text = "id=70-B3-D5-1F-3A-BC-DE-F0;"
    #expect(try EUI64(text.dropFirst(3).dropLast()).rawValue == Self.value)
  }

  @Test func refusedBytesLeaveTheValueAsItWas() {
    for (text, forms) in Self.texts where !text.isEmpty {
      for form in TextForm.allCases where !forms.contains(form) {
        var value: UInt64 = 0xDEAD
        let bytes = Array(text.utf8)
        let isRead = bytes.withUnsafeBufferPointer { bytes in
          bytes.baseAddress.map { EUI64.parse($0, count: bytes.count, form: form, into: &value) }
        }
        #expect(isRead == false)
        #expect(value == 0xDEAD)
      }
    }
  }

  /// Every byte in every place of every accepted shape: what is accepted must be what the plain reader accepts.
  @Test func everyByteInEveryPlaceIsReadAsThePlainReaderReadsIt() {
    let room = GuardedBytes()
    for (text, forms) in Self.texts where !forms.isEmpty {
      var bytes = Array(text.utf8)
      for place in bytes.indices {
        let original = bytes[place]
        for byte in UInt8.min...UInt8.max where isRound(Int(byte) + place) {
          bytes[place] = byte
          room.with(bytes) { check($0) }
        }
        bytes[place] = original
      }
    }
  }

  /// Every length from 0 to 40 of digits and of pairs: a parser that looks past the end dies here.
  @Test func nothingBehindTheTextIsRead() {
    let room = GuardedBytes()
    let texts = ["70B3D51F3ABCDEF0", "70-B3-D5-1F-3A-BC-DE-F0", "70B3.D51F.3ABC.DEF0", " "]
    for text in texts {
      let endless = Array(repeating: Array(text.utf8), count: 50).flatMap { $0 }
      for length in 0...40 {
        for start in 0..<3 { room.with(Array(endless[start..<start + length])) { check($0) } }
      }
    }
  }

  private func check(_ bytes: UnsafeBufferPointer<UInt8>) {
    let plain = PlainIdentifierReader(Array(bytes))
    for form in TextForm.allCases {
      var value: UInt64 = 0
      let isRead = bytes.baseAddress.map { EUI64.parse($0, count: bytes.count, form: form, into: &value) } ?? false
      let fault = TextFinding(in: bytes, form: form)
      guard let plainForm = PlainIdentifierReader.Form(rawValue: form.rawValue) else { return }
      switch plain.read(as: plainForm) {
      case .identifier(let expected):
        if !isRead || value != expected || fault != nil { Issue.record("\(Array(bytes)) \(form) should be read") }
      case .refused(let code):
        if isRead || fault?.code.rawValue != code { Issue.record("\(Array(bytes)) \(form) should be \(code)") }
      }
    }
  }
}
