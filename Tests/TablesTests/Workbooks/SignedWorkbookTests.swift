import Files
import Tables
import TestSupport
import Testing

@Suite struct SignedWorkbookTests {
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let signature = """
    <?xml version="1.0"?>
    <s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#"><s:SignedInfo><s:CanonicalizationMethod Algorithm="c"/>\
    <s:SignatureMethod Algorithm="m"/><s:Reference URI="#o"><s:Transforms><s:Transform Algorithm="t"/></s:Transforms>\
    <s:DigestMethod Algorithm="d"/><s:DigestValue>AA
    BB<!-- - -->CC</s:DigestValue></s:Reference></s:SignedInfo><s:SignatureValue>x</s:SignatureValue><s:KeyInfo>\
    <s:X509Data><s:X509Certificate>MII
    C</s:X509Certificate></s:X509Data></s:KeyInfo><s:Object Id="o"><s:Manifest><s:Reference URI="/xl/workbook.xml?ContentType=a">\
    <s:Transforms><s:Transform Algorithm="r"><p:RelationshipReference xmlns:p="\(package)/digital-signature" SourceId="s1"/>\
    <p:RelationshipsGroupReference xmlns:p="\(package)/digital-signature" SourceType="y"/></s:Transform>\
    <s:Transform Algorithm="z"><other/></s:Transform></s:Transforms>\
    <s:DigestMethod Algorithm="e"/><s:DigestValue>DD</s:DigestValue></s:Reference></s:Manifest></s:Object>\
    <s:Object><s:Manifest><s:Reference URI="/nobody"/></s:Manifest></s:Object></s:Signature>
    """

  private func workbook(_ signature: String, _ relationships: String? = nil) throws -> SignedWorkbook {
    var book = TestWorkbook(TestWorkbook.row(["id"]))
    book.parts["_rels/.rels"] = """
      <Relationships xmlns="\(Self.package)/relationships"><Relationship Id="rId1" Type="\(Self.package)/officeDocument" \
      Target="xl/workbook.xml"/><Relationship Id="rId2" Type="\(Self.package)/digital-signature/origin" \
      Target="_xmlsignatures/origin.sigs"/></Relationships>
      """
    book.parts["_xmlsignatures/_rels/origin.sigs.rels"] = """
      <Relationships xmlns="\(Self.package)/relationships"><Relationship Id="a" Type="\(Self.package)/signature" \
      Target="sig1.xml"/></Relationships>
      """
    book.parts["_xmlsignatures/sig1.xml"] = signature
    if let relationships { book.parts["xl/_rels/workbook.xml.rels"] = relationships }
    return try SignedWorkbook(ScriptedSource(book.bytes))
  }

  @Test func aSignatureIsReadWithWhateverPrefix() throws {
    let book = try workbook(Self.signature)
    let signature = try #require(book.signatures.first).signature.get()
    #expect(book.signatures.count == 1 && signature.part == "_xmlsignatures/sig1.xml")
    #expect(signature.bytes == Array(Self.signature.utf8))
    #expect(signature.canonicalization == "c" && signature.method == "m" && signature.certificates == ["MIIC"])
    #expect(signature.references.count == 1 && signature.references[0].uri == "#o")
    #expect(signature.references[0].digest == "AABBCC" && signature.references[0].digestMethod == "d")
    #expect(signature.manifests.keys.sorted() == ["o"])
    let part = try #require(signature.manifests["o"]?.first)
    #expect(part.uri == "/xl/workbook.xml?ContentType=a" && part.digest == "DD" && part.digestMethod == "e")
    #expect(part.transforms.map(\.algorithm) == ["r", "z"] && part.transforms.map(\.hasOthers) == [false, true])
    #expect(part.transforms[0].keys == ["s1"] && part.transforms[0].types == ["y"])
    #expect(book.sources.map(\.part).sorted() == ["xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
    #expect(Set(book.sources.map(\.relationships)) == ["_rels/.rels", "xl/_rels/workbook.xml.rels"])
  }

  /// The text of ECMA-376 part 2, 13.2.4.24: sorted by Id, without what is between the elements, each with its TargetMode.
  @Test func relationshipsAreSignedInOneForm() throws {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let book = try workbook(
      Self.signature,
      """
      <?xml version='1.0'?>
      <Relationships  xmlns='\(Self.package)/relationships'>
        <Relationship Target='worksheets/sheet1.xml' Id='s2' Type='\(type)/worksheet'/><!-- a -->
        <Relationship Id='s10' TargetMode='External' Type='x' Target='a&amp;b&lt;"c&#9;'> </Relationship>
        <Relationship Id='s1' Type='\(type)/worksheet' Target='worksheets/sheet1.xml'/>
      </Relationships>
      """)
    let form = try book.relationships("xl/_rels/workbook.xml.rels", keys: ["s2", "none"], types: ["x"])
    #expect(form.keys == ["s2", "s10"])
    #expect(
      form.text == "<Relationships xmlns=\"\(Self.package)/relationships\">"
        + "<Relationship Id=\"s10\" Target=\"a&amp;b&lt;&quot;c&#x9;\" TargetMode=\"External\" Type=\"x\"></Relationship>"
        + "<Relationship Id=\"s2\" Target=\"worksheets/sheet1.xml\" TargetMode=\"Internal\" Type=\"\(type)/worksheet\">"
        + "</Relationship></Relationships>")
  }

  /// Whatever is changed in a signature, it is read or refused.
  @Test func changedSignaturesAreReadOrRefused() throws {
    var generator = SeededGenerator(seed: 5)
    let bytes = Array(Self.signature.utf8)
    var refused = 0
    for _ in 0..<rounds(300) {
      var changed = bytes
      let start = Int.random(in: 0..<changed.count, using: &generator)
      let end = min(changed.count, start + Int.random(in: 0..<40, using: &generator))
      if Bool.random(using: &generator) {
        changed.removeSubrange(start..<end)
      } else {
        changed.insert(contentsOf: changed[start..<end], at: Int.random(in: 0...changed.count, using: &generator))
      }
      let book = try workbook(String(decoding: changed, as: UTF8.self))
      if case .failure = try #require(book.signatures.first).signature { refused += 1 }
    }
    #expect(refused > 0)
  }

  @Test func aSignatureOverALimitIsRefused() throws {
    func references(_ count: Int) -> String {
      let more = String(repeating: "<s:Reference URI=\"/a\"/>", count: count)
      return Self.signature.replacing(
        "</s:Manifest></s:Object><s:Object>", with: "\(more)</s:Manifest></s:Object><s:Object>")
    }
    for (count, isGood) in [(1000, true), (1 << 16, false)] {
      let result = try #require(try workbook(references(count)).signatures.first).signature
      #expect(((try? result.get()) != nil) == isGood)
    }
    let long = Self.signature.replacing(
      "<s:SignatureValue>", with: "<s:SignatureValue>" + String(repeating: "A", count: 1 << 24))
    let result = try #require(try workbook(long).signatures.first).signature
    guard case .failure(let error) = result else { return #expect(Bool(false), "it was taken") }
    #expect(error.content?.words == "has a signature of over 16777216 bytes")
  }

  /// What could be understood in two ways, or takes without end.
  @Test(
    arguments: [
      ("s:Signature ", "s:Signed ", "it is not a signature"),
      ("<s:SignatureValue>x</s:SignatureValue>", "", "'_xmlsignatures/sig1.xml' is not built like a signature"),
      (
        "<s:SignatureMethod Algorithm=\"m\"/>", "<s:SignatureMethod Algorithm=\"m\"><s:b/></s:SignatureMethod>",
        "'ds:b' is not allowed there"
      ),
      ("<s:Object>", "<s:Object Id=\"o\">", "two of its elements have the Id 'o'"),
      (
        "<s:X509Data>",
        "<s:X509Data>" + String(repeating: "<s:X509Certificate>A</s:X509Certificate>", count: 10),
        "it contains over 10 certificates"
      ),
      (
        "<other/>", String(repeating: "<other/>", count: 1 << 16), "it has over 65536 references"
      ),
    ]) func whatIsNotASignatureIsSaid(_ old: String, _ new: String, _ words: String) throws
  {
    let changed =
      old == "s:Signature " ? Self.signature.replacing("</s:Signature>", with: "</s:Signed>") : Self.signature
    let book = try workbook(changed.replacing(old, with: new))
    guard case .failure(let error) = try #require(book.signatures.first).signature else {
      return #expect(Bool(false), "it was taken")
    }
    #expect(error.content?.words.contains(words) == true, "\(error)")
  }

  /// Relationships in a form that is not the one in which they are signed.
  @Test(arguments: [
    "<r:Relationships xmlns:r=\"\(package)/relationships\"/>",
    "<Relationships xmlns=\"\(package)/relationships\" a=\"b\"/>",
    "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"a\"/></Relationships>",
    "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"a\" Type=\"b\" Target=\"c\" More=\"d\"/></Relationships>",
    "<Relationships xmlns=\"\(package)/relationships\"><x/></Relationships>",
  ]) func otherFormsOfRelationshipsAreRefused(_ text: String) throws {
    let words = "its relationships are written in a form that can't be checked"
    var book = TestWorkbook(TestWorkbook.row(["id"]))
    book.parts["other.rels"] = text
    let signed = try SignedWorkbook(ScriptedSource(book.bytes))
    let error = #expect(throws: FileError.self) { try signed.relationships("other.rels", keys: ["a"], types: []) }
    #expect(error?.content?.words.contains(words) == true, "\(String(describing: error))")
  }

  @Test func moreRelationshipsThanAreSignedAreRefused() throws {
    func refused(_ count: Int) throws -> String? {
      var book = TestWorkbook(TestWorkbook.row(["id"]))
      let one = "<Relationship Id=\"a\" Type=\"b\" Target=\"c\"/>"
      book.parts["other.rels"] =
        "<Relationships xmlns=\"\(Self.package)/relationships\">\(String(repeating: one, count: count))</Relationships>"
      let signed = try SignedWorkbook(ScriptedSource(book.bytes))
      do {
        _ = try signed.relationships("other.rels", keys: ["a"], types: [])
        return nil
      } catch {
        return error.content?.words
      }
    }
    #expect(try refused(1 << 16) == nil)
    #expect(try refused(1 << 16 + 1)?.contains("it has over 65536 relationships") == true)
  }

  @Test func contentTypesOverTheLimitAreRefused() throws {
    var book = TestWorkbook(TestWorkbook.row(["id"]))
    let one = "<Default Extension=\"a\" ContentType=\"b\"/>"
    for (count, isGood) in [(1 << 16, true), (1 << 16 + 1, false)] {
      book.parts["[Content_Types].xml"] = "<Types>\(String(repeating: one, count: count))</Types>"
      let error: FileError?
      do throws(FileError) {
        _ = try SignedWorkbook(ScriptedSource(book.bytes))
        error = nil
      } catch let failure { error = failure }
      #expect(isGood ? error == nil : error?.content?.words.contains("it has over 65536 entries") == true)
    }
  }

  @Test func aPartThatIsMissingIsNamed() throws {
    let book = try workbook(Self.signature)
    let error = #expect(throws: FileError.self) { try book.read("none.xml") { _ in } }
    #expect(error?.content?.words.contains("the part 'none.xml' is missing") == true)
  }
}
