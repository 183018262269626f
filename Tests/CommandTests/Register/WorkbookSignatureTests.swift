import TestSupport
import Testing

/// Signatures inside workbooks: what is read of one must be signed, by somebody who is trusted.
@Suite struct WorkbookSignatureTests {
  private func verify(_ words: String, _ folder: TemporaryFolder) throws -> Outcome {
    try SigningFiles.seckit("verify-list \(words)", folder)
  }

  private func expectInvalid(
    _ words: String, _ folder: TemporaryFolder, by trust: String = "--ca ca.pem",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try verify("book.xlsx \(trust)", folder)
    #expect(
      outcome.verdict.hasPrefix("the signature is NOT valid: ") && outcome.verdict.contains(words)
        && outcome.ending == .exit(1), "\(outcome.text) \(outcome.errors)", sourceLocation: sourceLocation)
  }

  @Test(arguments: ["allocation-list.xlsx", "allocation-libreoffice.xlsx"], [false, true])
  func aGoodSignatureIsValid(_ base: String, _ isByTypes: Bool) throws {
    let folder = try SigningFiles.folder()
    for digest in ["sha256", "sha384", "sha512"] {
      try SignedBook.make("book.xlsx", of: base, in: folder, SignedBook.Options(digest: digest, groups: isByTypes))
      for trust in ["--ca ca.pem", "--signer key.pem", "--ca ca.pem --signer key.pem", "--ca ca.pem --crl b.crl"] {
        let outcome = try verify("book.xlsx \(trust)", folder)
        let lines = outcome.text.split(separator: "\n").map(String.init)
        try #require(lines.count > 3, "\(outcome.errors)")
        #expect(lines.first == "the signature is valid, by CN=Allocator", "\(outcome.text) \(outcome.errors)")
        #expect(outcome.ending == .exit(0) && outcome.errors == "")
        #expect(lines[1].hasPrefix("certificate of CN=Allocator: from 20") && lines[1].contains("Z, SHA-256 "))
        let isAll = base == "allocation-list.xlsx"
        #expect(
          lines[2]
            == "checked: _xmlsignatures/sig1.xml signs \(isAll ? 7 : 8) parts, with all sheets, shared texts and styles",
          "\(lines[2])")
        #expect(
          lines.contains { $0.hasPrefix("not checked: whether the certificate was revoked") } == !trust.contains("crl"))
        #expect(
          lines.contains(
            "not checked: when it was signed (_xmlsignatures/sig1.xml says 2025-04-17T09:00:00Z): time stamps are ignored, and the certificate is judged as of now"
          ))
        #expect(
          lines.contains {
            $0.hasPrefix(
              "not checked: parts that are not signed: [Content_Types].xml, docProps/app.xml, docProps/core.xml")
          }, "\(outcome.text)")
        #expect(lines.contains { $0.hasPrefix("not checked: what Excel says about it") })
        #expect(lines.contains { $0.hasPrefix("checked with: /usr/bin/xmlsec1 (xmlsec1 ") })
        #expect(lines.contains { $0.hasPrefix("checked with: /usr/bin/openssl (OpenSSL ") })
      }
    }
    // Its list is the same as in the workbook without a signature.
    let plain = try SigningFiles.seckit("diff r.db \(Repository.fixtures)/tables/\(base)", folder)
    let signed = try SigningFiles.seckit("diff r.db book.xlsx", folder)
    #expect(plain.text == signed.text && !signed.text.isEmpty && signed.ending == plain.ending)
    #expect(signed.errors.contains("book.xlsx: has a signature, which was not checked"))
  }

  /// Every part from which something is read, with one byte changed.
  @Test(arguments: [
    "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/sharedStrings.xml",
    "xl/drawings/drawing1.xml",
  ])
  func aChangedPartIsNamed(_ part: String) throws {
    let folder = try SigningFiles.folder()
    try SignedBook.make(
      "book.xlsx", of: "allocation-libreoffice.xlsx", in: folder, SignedBook.Options(flipped: part))
    try expectInvalid("\(part) was changed after it was signed", folder)
    try expectInvalid("\(part) was changed after it was signed", folder, by: "--signer key.pem")
  }

  @Test func aChangedListOfPartsIsNamed() throws {
    let folder = try SigningFiles.folder()
    let workbook = "xl/workbook.xml"
    let rels = "xl/_rels/workbook.xml.rels"
    let cases: [(part: String, old: String, new: String, words: String)] = [
      (workbook, "\"Notes\"", "\"Other\"", "\(workbook) was changed after it was signed"),
      (rels, "sheet1.xml", "sheet3.xml", "xl/worksheets/sheet3.xml, which is read, is not signed"),
      (rels, "sheet1.xml", "SHEET1.xml", "\(rels) was changed after it was signed"),
      (rels, "Id=\"rId4\"", "Id=\"rId5\"", "\(rels) was changed after it was signed"),
      (rels, "<Relationship ", "<!-- harmless --><Relationship ", ""),
      (rels, "<Relationships ", "<Relationships a=\"b\" ", "in a form that can't be checked"),
      (rels, "<Relationship ", "<Relationship More=\"x\" ", "in a form that can't be checked"),
      ("[Content_Types].xml", "spreadsheetml.styles+xml", "other+xml", "the type of xl/styles.xml was changed"),
    ]
    for (part, old, new, words) in cases {
      var options = SignedBook.Options(changed: [part: [old, new]])
      if new == "sheet3.xml" { options.added = ["xl/worksheets/sheet3.xml": "<worksheet/>"] }
      try SignedBook.make("book.xlsx", in: folder, options)
      if words.isEmpty {
        #expect(try verify("book.xlsx --ca ca.pem", folder).ending == .exit(0))
      } else {
        try expectInvalid(
          words == "xl/worksheets/sheet3.xml, which is read, is not signed" ? "was changed" : words, folder)
      }
    }
  }

  /// Relationships that are added are followed by nobody unless they are signed.
  @Test func whatIsReadMustBeSigned() throws {
    let folder = try SigningFiles.folder()
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func added(_ key: String, _ kind: String, _ target: String) -> [String] {
      [
        "</Relationships>",
        "<Relationship Id=\"\(key)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/></Relationships>",
      ]
    }
    let cases: [(options: SignedBook.Options, words: String)] = [
      (
        SignedBook.Options(unsigned: ["xl/worksheets/sheet1.xml"]),
        "xl/worksheets/sheet1.xml, which is read, is not signed"
      ),
      (
        SignedBook.Options(unsigned: ["xl/worksheets/sheet2.xml"]),
        "xl/worksheets/sheet2.xml, which is read, is not signed"
      ),
      (SignedBook.Options(unsigned: ["xl/styles.xml"]), "xl/styles.xml, which is read, is not signed"),
      (SignedBook.Options(unsigned: ["xl/workbook.xml"]), "xl/workbook.xml, which is read, is not signed"),
      (
        SignedBook.Options(unsigned: ["_rels/.rels"]),
        "the reference to xl/workbook.xml is not signed (rId1 of _rels/.rels)"
      ),
      (
        SignedBook.Options(unsigned: ["xl/_rels/workbook.xml.rels"]),
        "the reference to xl/styles.xml is not signed (rId3 of xl/_rels/workbook.xml.rels)"
      ),
      (
        SignedBook.Options(unsignedIds: ["rId2"]),
        "the reference to xl/worksheets/sheet2.xml is not signed (rId2 of xl/_rels/workbook.xml.rels)"
      ),
      (
        SignedBook.Options(
          changed: ["_rels/.rels": added("rId0", "officeDocument", "evil.xml")],
          added: ["evil.xml": "<workbook><sheets/></workbook>"]), "evil.xml, which is read, is not signed"
      ),
      (
        SignedBook.Options(
          changed: ["xl/_rels/workbook.xml.rels": added("rId0", "sharedStrings", "evil.xml")],
          added: ["xl/evil.xml": "<sst/>"]), "xl/evil.xml, which is read, is not signed"
      ),
      (
        // A styles part that was signed as another thing.
        SignedBook.Options(changed: ["xl/_rels/workbook.xml.rels": added("rId0", "styles", "theme/theme1.xml")]),
        "the reference to xl/theme/theme1.xml is not signed (rId0 of xl/_rels/workbook.xml.rels)"
      ),
    ]
    for (options, words) in cases {
      try SignedBook.make("book.xlsx", in: folder, options)
      try expectInvalid(words, folder)
    }
    // What only looks like the part that was signed.
    try SignedBook.make(
      "book.xlsx", in: folder, SignedBook.Options(added: ["xl/worksheets/Sheet1.xml": "<worksheet/>"]))
    let similar = try verify("book.xlsx --ca ca.pem", folder)
    #expect(similar.errors.contains("appears twice, also as"))
    #expect(similar.ending == .exit(2))
    // Others may be added.
    try SignedBook.make("book.xlsx", in: folder, SignedBook.Options(added: ["docProps/more.xml": "<a/>"]))
    let more = try verify("book.xlsx --ca ca.pem", folder)
    #expect(more.ending == .exit(0) && more.text.contains("docProps/core.xml, docProps/more.xml"))
  }

  @Test func certificatesAreJudged() throws {
    let folder = try SigningFiles.folder()
    for (name, words) in [
      ("later", "is not trusted: certificate is not yet valid"), ("old", "is not trusted: certificate has expired"),
      ("server", "CN=Second can't sign: it is for TLS Web Server Authentication, not for documents"),
      ("agree", "CN=Second can't sign: its key is for Key Agreement, not for signatures"),
      ("small", "certificate key too weak"), ("sha1", "too weak"), ("md5", "too weak"),
    ] {
      try SignedBook.make("book.xlsx", by: name, in: folder)
      try expectInvalid(words, folder)
      try expectInvalid(words, folder, by: "--signer \(name).pem")
    }
    try SignedBook.make("book.xlsx", in: folder)
    try expectInvalid(
      "the certificate of CN=Allocator is not trusted: unable to get local issuer", folder, by: "--ca other.pem")
    try expectInvalid(
      "it was signed by CN=Allocator, not with the certificate of CN=Second that was given", folder,
      by: "--ca ca.pem --signer b.pem")
    let stranger = try verify("book.xlsx --signer b.pem", folder)
    #expect(
      stranger.verdict
        == "the signature matches this list, by CN=Allocator, who is not trusted: its certificate does not match --signer; give its authority as --ca"
        && stranger.ending == .exit(1), "\(stranger.text)")
    try SignedBook.make("book.xlsx", by: "b", in: folder)
    try expectInvalid(
      "the certificate of CN=Second is not trusted: certificate revoked", folder, by: "--ca ca.pem --crl b.crl")
    let old = try verify("book.xlsx --ca ca.pem --crl old.crl", folder)
    #expect(
      old.errors.contains("does not cover the certificates: CRL has expired; give") && old.ending == .exit(2))
  }

  @Test func brokenAlgorithmsAreRefused() throws {
    let folder = try SigningFiles.folder()
    for digest in ["sha1", "md5"] {
      try SignedBook.make("book.xlsx", in: folder, SignedBook.Options(digest: digest))
      try expectInvalid("is made with \(digest), which can be forged", folder)
    }
    let more = "http://www.w3.org/2001/04/xmldsig-more#"
    for (old, new, words) in [
      ("\(more)rsa-sha256", "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "rsa-sha1, which can be forged"),
      ("\(more)rsa-sha256", "\(more)rsa-md5", "rsa-md5, which can be forged"),
      ("\(more)rsa-sha256", "\(more)hmac-sha256", "hmac-sha256, which is not accepted"),
      ("\(more)rsa-sha256", "", "an algorithm without a name, which is not accepted"),
      (
        "<DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><DigestValue>", "<DigestValue>",
        "without a name"
      ),
    ] {
      try SignedBook.make("book.xlsx", in: folder, SignedBook.Options(markup: [[old, new]]))
      try expectInvalid(words, folder)
    }
  }

  @Test func eachOfTwoSignaturesIsJudged() throws {
    let folder = try SigningFiles.folder()
    try SignedBook.make("one.xlsx", in: folder)
    try SignedBook.make("book.xlsx", of: folder["one.xlsx"], by: "b", in: folder, SignedBook.Options(number: 2))
    let both = try verify("book.xlsx --ca ca.pem --format csv", folder)
    let rows = both.text.split(separator: "\n")
    try #require(rows.count == 3 && both.ending == .exit(0), "\(both.text) \(both.errors)")
    #expect(
      rows[0] == "list,signature,verdict,signer,detail,valid_from,valid_until,fingerprint,checked_with,not_checked")
    #expect(rows[1].hasPrefix("book.xlsx,_xmlsignatures/sig1.xml,valid,CN=Allocator,,20"))
    #expect(rows[2].hasPrefix("book.xlsx,_xmlsignatures/sig2.xml,valid,CN=Second,,20"))
    let one = try verify("book.xlsx --signer b.pem", folder)
    #expect(one.text.contains("the signature _xmlsignatures/sig2.xml is valid, by CN=Second\n"))
    #expect(
      one.text.contains("the signature _xmlsignatures/sig1.xml matches this list, by CN=Allocator, who is not trusted"))
    #expect(one.ending == .exit(0))
    // One that is wrong spoils it.
    try SignedBook.make(
      "book.xlsx", of: folder["one.xlsx"], by: "old", in: folder, SignedBook.Options(number: 2))
    let spoilt = try verify("book.xlsx --ca ca.pem", folder)
    #expect(spoilt.text.contains("sig1.xml is valid") && spoilt.text.contains("sig2.xml is NOT valid"))
    #expect(spoilt.ending == .exit(1))
  }

  @Test func aWorkbookWithoutASignatureIsNotValid() throws {
    let folder = try SigningFiles.folder()
    for name in ["allocation-list.xlsx", "allocation-libreoffice.xlsx", "batch-openpyxl.xlsx"] {
      try folder.put(try Fixture.bytes("tables/\(name)"), "book.xlsx")
      let outcome = try verify("book.xlsx --ca ca.pem", folder)
      #expect(outcome.verdict == "the signature is NOT valid: the workbook has no signature", "\(outcome.errors)")
      #expect(outcome.ending == .exit(1))
    }
    let beside = try verify("book.xlsx --ca ca.pem --signature ca.pem", folder)
    #expect(
      beside.errors == "seckit: book.xlsx: is a workbook, with its signatures inside; leave out --signature\n"
        && beside.ending == .exit(2))
  }

  @Test func withoutTheProgramNothingIsChecked() throws {
    let folder = try SigningFiles.folder()
    try SignedBook.make("book.xlsx", in: folder)
    let openssl = "#!/bin/sh\nexec /usr/bin/openssl \"$@\"\n"
    let words = "verify-list book.xlsx --ca ca.pem"
    let missing = try SigningFiles.seckit(words, folder, programs: ["openssl": openssl], path: folder.path)
    #expect(
      missing.errors
        == "seckit: book.xlsx: could not be checked: signatures need the program xmlsec1, which is not installed; install the package xmlsec1\n"
        && missing.text == "" && missing.ending == .exit(2), "\(missing.errors)")
    for script in [
      "exit 0", "exit 1", "[ \"$1\" = --version ] && echo xmlsec1 1.2.37; exit 0",
      "[ \"$1\" = --version ] && echo xmlsec1 1.2.37; exit 1",
    ] {
      let silent = try SigningFiles.seckit(words, folder, programs: ["xmlsec1": "#!/bin/sh\n\(script)\n"])
      #expect(
        silent.errors.contains("the program \(folder["xmlsec1"]) gives no usable answer")
          && silent.text == "" && silent.ending == .exit(2), "\(script): \(silent.text) \(silent.errors)")
    }
  }
}
