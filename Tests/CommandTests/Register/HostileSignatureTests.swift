import TestSupport
import Testing

/// Signatures that are written to be taken for what they are not. Each is refused, and none reaches a file or the network.
@Suite struct HostileSignatureTests {
  private static let ds = "http://www.w3.org/2000/09/xmldsig#"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
  private static let sha256 = "<DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>"

  /// A reference to something, with a transform.
  private static func reference(_ uri: String, _ transform: String = "") -> String {
    let transforms = transform.isEmpty ? "" : "<Transforms>\(transform)</Transforms>"
    return "<Reference URI=\"\(uri)\">\(transforms)\(sha256)<DigestValue>AAAA</DigestValue></Reference>"
  }

  private static let start = "<Reference Type=\"\(ds)Object\" URI=\"#idPackageObject\">"

  private static let object = "<Object Id=\"idPackageObject\">"
  private static let property = "<SignatureProperty Id=\"idSignatureTime\""
  private static let xslt = "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>"
  private static let xpath =
    "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><XPath>false()</XPath></Transform>"
  private static let ten = String(
    repeating: "<X509Data><X509Certificate>AA</X509Certificate></X509Data>", count: 10)
  private static let deep = String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70)
  private static let app =
    "/docProps/app.xml?ContentType=application/vnd.openxmlformats-officedocument.extended-properties+xml"
  private static let style = "URI=\"/xl/styles.xml?"

  private typealias Change = (old: String, new: String, words: String)

  /// What is done to the markup of a good signature, and what is said of it.
  private static let inside: [Change] = [
    (declaration, "\(declaration)<!DOCTYPE Signature [<!ENTITY a \"b\">]>", "it has a document type"),
    (declaration, "<!DOCTYPE Signature SYSTEM \"file:///etc/passwd\">", "it has a document type"),
    ("</KeyInfo>", "</KeyInfo><KeyInfo/>", "is not built like a signature"),
    ("</KeyInfo>", "</KeyInfo><SignedInfo/>", "is not built like a signature"),
    ("</KeyInfo>", "</KeyInfo><Object xmlns=\"urn:x\"/>", "is not built like a signature"),
    ("<SignedInfo>", "<a:SignedInfo xmlns:a=\"urn:x\"/><SignedInfo>", "is not built like a signature"),
    ("<Signature xmlns=\"\(ds)\"", "<Signature xmlns=\"urn:x\"", "it is not a signature"),
    ("rsa-sha256\"/>", "rsa-sha256\"><HMACOutputLength/></SignatureMethod>", "is not allowed there"),
    ("</Signature>", "", "is not XML"),
    ("</KeyInfo>", "\(ten)</KeyInfo>", "contains over 10 certificates"),
    ("<X509Certificate>", "<X509Certificate>AAAA", "contains a certificate that openssl can't read"),
    ("</SignatureValue>", "</SignatureValue><Object>\(deep)</Object>", "too deeply"),
    ("2025-04-17T09", "2025-04-18T09", "its list of parts was changed after it was signed"),
    ("<SignatureValue>", "<SignatureValue>AAAA", "its list of parts was changed after it was signed"),
    (property, "<SignatureProperty Id=\"idPackageObject\"", "two of its elements have the Id 'idPackageObject'"),
    (property, "<SignatureProperty xml:id=\"idPackageObject\"", "two of its elements have the Id 'idPackageObject'"),
  ]

  /// The same of what it refers to.
  private static let references: [Change] = [
    (start, reference("file:///etc/passwd") + start, "it refers to 'file:///etc/passwd', which is not an element"),
    (start, reference("http://localhost/") + start, "it refers to 'http://localhost/', which is not an element"),
    (start, reference("") + start, "it refers to '', which is not an element"),
    (start, reference("#xpointer(/)") + start, "it refers to '#xpointer(/)', which is not an element"),
    (start, "\(start)<Transforms>\(xslt)</Transforms>", "'#idPackageObject' is changed by REC-xslt-19991116"),
    (start, "\(start)<Transforms>\(xpath)</Transforms>", "'#idPackageObject' is changed by REC-xpath-19991116"),
    // Another list comes before the signed one, or replaces it.
    (
      object, "\(object)<Manifest>\(reference("/xl/evil.xml?ContentType=a"))</Manifest></Object>\(object)",
      "two of its elements have the Id 'idPackageObject'"
    ),
    (
      object, "<Object><x Id=\"idPackageObject\"/></Object><Object Id=\"other\">",
      "it does not sign any part of the workbook"
    ),
    ("<DigestValue>", "<DigestValue>A", "was changed after it was signed"),
    ("\(style)ContentType=", "\(style)Other=", "which is not a part with its type"),
    (style, "URI=\"/xl/../xl/styles.xml?", "was removed after it was signed"),
    (style, "URI=\"file:///etc/passwd?", "which is not a part with its type"),
    ("<Manifest>", "<Manifest>\(reference(app, xslt))", "docProps/app.xml is changed by REC-xslt-19991116"),
  ]

  @Test func hostileMarkupIsRefused() throws {
    let folder = try SigningFiles.folder()
    for (old, new, words) in Self.inside + Self.references {
      try SignedBook.make("book.xlsx", in: folder, SignedBook.Options(markup: [[old, new]]))
      let outcome = try SigningFiles.seckit("verify-list book.xlsx --ca ca.pem", folder)
      #expect(
        outcome.verdict.hasPrefix("the signature is NOT valid: ") && outcome.verdict.contains(words)
          && outcome.ending == .exit(1), "\(words): \(outcome.text) \(outcome.errors)")
    }
  }

  /// A key that only the signature itself vouches for is nobody's.
  @Test func aBareKeyIsNobodys() throws {
    let folder = try SigningFiles.folder()
    try SignedBook.make("book.xlsx", in: folder, SignedBook.Options(keyInfo: "<KeyValue/>"))
    for (trust, isGood) in [("--ca ca.pem", false), ("--signer b.pem", false), ("--signer key.pem", true)] {
      let outcome = try SigningFiles.seckit("verify-list book.xlsx \(trust)", folder)
      #expect((outcome.ending == .exit(0)) == isGood, "\(trust): \(outcome.text) \(outcome.errors)")
    }
    let nobody = try SigningFiles.seckit("verify-list book.xlsx --ca ca.pem", folder)
    #expect(nobody.errors.contains("does not contain its signer's certificate; give it as --signer"))
    #expect(nobody.ending == .exit(2))
    // Nor is a good certificate beside another's signature.
    try SignedBook.make("book.xlsx", by: "other", in: folder, SignedBook.Options(keyInfo: "<X509Data/>"))
    let other = try SigningFiles.seckit("verify-list book.xlsx --ca ca.pem", folder)
    #expect(other.verdict.contains("the certificate of CN=Other is not trusted: ") && other.ending == .exit(1))
    let good = try folder.text("key.pem").split(separator: "\n").filter { !$0.hasPrefix("-") }.joined()
    try SignedBook.make(
      "book.xlsx", by: "other", in: folder,
      SignedBook.Options(
        keyInfo: "<KeyValue/>",
        markup: [["</KeyInfo>", "<X509Data><X509Certificate>\(good)</X509Certificate></X509Data></KeyInfo>"]]))
    for trust in ["--ca ca.pem", "--signer key.pem"] {
      let mixed = try SigningFiles.seckit("verify-list book.xlsx \(trust)", folder)
      #expect(
        mixed.verdict.contains("or it was not made with a certificate that it contains") && mixed.ending == .exit(1),
        "\(mixed.text)")
    }
  }

  /// A signature cut off anywhere is refused.
  @Test func aTruncatedWorkbookIsAnError() throws {
    let folder = try SigningFiles.folder()
    try SignedBook.make("whole.xlsx", in: folder)
    let bytes = try folder.bytes("whole.xlsx")
    for count in stride(from: 4, to: bytes.count, by: max(1, bytes.count / 12)) {
      try folder.put(Array(bytes.prefix(count)), "book.xlsx")
      let outcome = try SigningFiles.seckit("verify-list book.xlsx --ca ca.pem", folder)
      #expect(outcome.text == "" && outcome.ending == .exit(2), "\(count): \(outcome.text)")
    }
  }

  /// Bytes changed anywhere never make it valid in another form, nor crash.
  @Test func aChangedByteIsNeverValid() throws {
    let folder = try SigningFiles.folder()
    try SignedBook.make("whole.xlsx", in: folder)
    let bytes = try folder.bytes("whole.xlsx")
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<40 {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      var changed = bytes
      changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      try folder.put(changed, "book.xlsx")
      let outcome = try SigningFiles.seckit("verify-list book.xlsx --ca ca.pem", folder)
      let isKnown = [Ending.exit(0), .exit(1), .exit(2), .exit(64)].contains(outcome.ending)
      #expect(isKnown, "\(place): \(outcome.ending)")
      // Where it is still valid, what was changed is nothing that is read of it.
      guard outcome.ending == .exit(0) else { continue }
      let one = try SigningFiles.seckit("diff r.db whole.xlsx", folder)
      let other = try SigningFiles.seckit("diff r.db book.xlsx", folder)
      #expect(one.text == other.text, "\(place)")
    }
  }
}
