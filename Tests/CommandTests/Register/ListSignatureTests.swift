import Glibc
import TestSupport
import Testing

/// Signed allocation lists, with the openssl program as the counterpart.
@Suite struct ListSignatureTests {
  /// What `made` puts into a folder: a certification authority, a key with a certificate of it, another authority, and a
  /// register. Made once, since new keys take their time.
  private static let files = Result {
    let folder = try TemporaryFolder()
    for commands in [
      "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=Authority",
      "req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 30 -subj /CN=Other",
      "req -newkey rsa:2048 -nodes -keyout key.pem -out key.csr -subj /CN=Allocator",
      "x509 -req -in key.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out cert.pem -days 30",
    ] {
      #expect(try openssl(commands, folder).ending == .exit(0))
    }
    _ = try run("register", "init", folder["r.db"], "--time", "2025-01-01")
    return try folder.names.map { ($0, try folder.bytes($0)) }
  }

  private func made() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, bytes) in try Self.files.get() { try folder.put(bytes, name) }
    return folder
  }

  private static func openssl(_ words: String, _ folder: TemporaryFolder) throws -> Outcome {
    var launch = Launch(words.split(separator: " ").map(String.init))
    launch.executable = "/usr/bin/openssl"
    launch.folder = folder.path
    return try run(launch)
  }

  private func openssl(_ words: String, _ folder: TemporaryFolder) throws -> Outcome {
    try Self.openssl(words, folder)
  }

  private func seckit(_ words: String, _ folder: TemporaryFolder) throws -> Outcome {
    try SigningFiles.seckit(words, folder)
  }

  @Test func whatIsSignedHereIsVerifiedThere() throws {
    let folder = try made()
    let signed = try seckit("export r.db --output list.csv --sign key.pem --certificate cert.pem", folder)
    #expect(signed.errors == "" && signed.ending == .exit(0))
    let there = try openssl(
      "cms -verify -binary -in list.csv.p7s -inform PEM -content list.csv -CAfile ca.pem -out /dev/null",
      folder)
    #expect(there.ending == .exit(0), "\(there.errors)")
    let here = try seckit("verify-list list.csv --signature list.csv.p7s --ca ca.pem", folder)
    #expect(here.verdict == "the signature is valid, by CN=Allocator" && here.ending == .exit(0))
    let untrusted = try seckit("verify-list list.csv --signature list.csv.p7s --ca other.pem", folder)
    #expect(untrusted.text.hasPrefix("the signature is NOT valid: ") && untrusted.ending == .exit(1))
    try folder.write("list.csv", try folder.text("list.csv").replacing("active", with: "Active"))
    let changed = try seckit("verify-list list.csv --signature list.csv.p7s --ca ca.pem", folder)
    #expect(changed.text.hasPrefix("the signature is NOT valid: ") && changed.ending == .exit(1))
  }

  /// As openssl signs without being told otherwise (S/MIME, of the list as text), and in all other ways.
  @Test(
    arguments: [
      "", "-outform PEM", "-outform DER", "-nodetach", "-binary", "-binary -outform PEM", "-binary -outform DER",
      "-binary -nodetach -outform PEM", "-nodetach -outform DER",
    ]) func whatIsSignedThereIsVerifiedHere(_ options: String) throws
  {
    let folder = try made()
    _ = try seckit("export r.db --output list.csv", folder)
    let there = try openssl(
      "cms -sign -in list.csv -signer cert.pem -inkey key.pem -out list.sig \(options)", folder)
    #expect(there.ending == .exit(0))
    let here = try seckit("verify-list list.csv --signature list.sig --ca ca.pem", folder)
    #expect(here.verdict == "the signature is valid, by CN=Allocator" && here.ending == .exit(0))
    let list = try folder.text("list.csv")
    try folder.write("list.csv", list.replacing("active", with: "Active"))
    let changed = try seckit("verify-list list.csv --signature list.sig --ca ca.pem --format csv", folder)
    #expect(
      changed.text
        .hasPrefix(
          "list,signature,verdict,signer,detail,valid_from,valid_until,fingerprint,checked_with,not_checked\n"
            + "list.csv,list.sig,invalid,,content verify error,,,,/usr/bin/openssl (OpenSSL ")
        && changed.ending == .exit(1),
      "\(changed.text)")
    try folder.write("list.csv", list)
    let untrusted = try seckit("verify-list list.csv --signature list.sig --ca other.pem", folder)
    #expect(
      untrusted.verdict
        == "the signature is NOT valid: certificate verify error, Verify error: unable to get local issuer certificate"
        && untrusted.ending == .exit(1), "\(untrusted.text)")
  }

  /// The text mode of openssl ends at a NUL byte: what follows it was never signed.
  @Test func whatWasAddedBehindANulIsNotSigned() throws {
    let folder = try made()
    _ = try seckit("export r.db --output list.csv", folder)
    _ = try openssl("cms -sign -in list.csv -signer cert.pem -inkey key.pem -out list.sig", folder)
    let list = try folder.bytes("list.csv")
    try folder.put(list + [0] + Array("9,party,Mallory,MALLORY,,,active\n".utf8), "list.csv")
    let outcome = try seckit("verify-list list.csv --signature list.sig --ca ca.pem", folder)
    #expect(outcome.text == "" && outcome.ending == .exit(2))
    #expect(outcome.errors == "seckit: list.csv: line 3: has a NUL byte, so it is not a list; ask for the list again\n")
    // Nor does anybody take the rows.
    try folder.put(Array("name,signifier\nA,A\nB\0,B\n".utf8), "requests.csv")
    func message(_ encoding: String) -> String {
      "line 3: nul-byte: the row has a NUL byte, so it is not text; if the file is UTF-16 give --encoding \(encoding), else"
        + " ask for it again\n"
    }
    try folder.write("ids.csv", "id\n70-B3-D5-1F-30-00-00-00\n")
    for (command, encoding) in [
      ("register import r.db list.csv", "utf-16"), ("register diff r.db list.csv", "utf-16"),
      ("validate ids.csv --allocations list.csv", "allocations=utf-16"),
      ("allocate organisation r.db --requests requests.csv", "utf-16"),
    ] {
      let taken = try run(command.split(separator: " ").map(String.init), folder: folder.path)
      #expect(
        taken.errors.contains(message(encoding)) && taken.text == "" && taken.ending == .exit(2),
        "\(command): \(taken.errors)")
    }
  }

  /// A list as text: line ends of any kind, and nothing else, may differ.
  @Test func lineEndsOfATextAreNotSigned() throws {
    let folder = try made()
    let rows = "a,b\n" + String(repeating: "x", count: 3000) + ",y\r\n1,\r2\nlast"
    try folder.write("list.csv", rows)
    _ = try openssl("cms -sign -in list.csv -signer cert.pem -inkey key.pem -out list.sig", folder)
    for same in [rows, rows.replacing("\r\n", with: "\n"), rows.replacing("a,b\n", with: "a,b\r\n")] {
      try folder.put(Array(same.utf8), "list.csv")
      #expect(
        try seckit("verify-list list.csv --signature list.sig --ca ca.pem", folder).ending == .exit(0),
        "\(same.debugDescription)")
    }
    for other in [rows + "\n", rows.replacing("\r2", with: "2"), rows.replacing("xx", with: "x")] {
      try folder.put(Array(other.utf8), "list.csv")
      #expect(
        try seckit("verify-list list.csv --signature list.sig --ca ca.pem", folder).ending == .exit(1),
        "\(other.debugDescription)")
    }
  }

  /// A signature of nobody is not valid, whatever the openssl program says of it.
  @Test func aSignatureOfNobodyIsNotValid() throws {
    let folder = try made()
    _ = try seckit("export r.db --output list.csv", folder)
    _ = try openssl("crl2pkcs7 -nocrl -certfile cert.pem -out none.sig", folder)
    let none = try seckit("verify-list list.csv --signature none.sig --ca ca.pem", folder)
    #expect(
      none.text.hasPrefix("the signature is NOT valid: ") && none.ending == .exit(1), "\(none.text) \(none.errors)")
    _ = try openssl("cms -sign -binary -in list.csv -signer cert.pem -inkey key.pem -outform PEM -out list.sig", folder)
    // A program that finds nothing wrong, and names nobody.
    try folder.write(
      "openssl", "#!/bin/sh\ncase \" $* \" in *' -verify '*) exit 0 ;; esac\nexec /usr/bin/openssl \"$@\"\n")
    #expect(chmod(folder["openssl"], 0o755) == 0)
    var launch = Launch(
      "register verify-list list.csv --signature list.sig --ca ca.pem".split(separator: " ").map(String.init))
    launch.folder = folder.path
    launch.environment = ["PATH": "\(folder.path):/usr/bin:/bin"]
    let outcome = try run(launch)
    #expect(
      outcome.errors.contains("openssl gives no usable answer") && outcome.ending == .exit(2),
      "\(outcome.text)")
  }

  /// Somebody else with a certificate of the same authority is named, and is not the signer that was meant. A
  /// certificate for something else, or an expired one, does not count.
  @Test func whoSignedIsTold() throws {
    let folder = try made()
    try folder.write("server.cnf", "extendedKeyUsage=serverAuth\n")
    for commands in [
      "req -newkey rsa:2048 -nodes -keyout b.key -out b.csr -subj /CN=Some\u{A0}Party",
      "x509 -req -in b.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out b.pem -days 30",
      "x509 -req -in b.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 30 -extfile server.cnf",
      "x509 -req -in b.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out old.pem -days 0",
    ] {
      #expect(try openssl(commands, folder).ending == .exit(0))
    }
    _ = try seckit("export r.db --output list.csv --sign b.key --certificate b.pem", folder)
    let verify = "verify-list list.csv --signature list.csv.p7s --ca ca.pem"
    let named = try seckit(verify, folder)
    #expect(named.text.hasPrefix("the signature is valid, by CN=Some") && named.ending == .exit(0))
    let wanted = try seckit("\(verify) --certificate cert.pem", folder)
    #expect(
      wanted.text.hasPrefix("the signature is NOT valid: it was signed by CN=Some")
        && wanted.verdict.hasSuffix("not with the certificate of CN=Allocator that was given"), "\(wanted.text)")
    #expect(wanted.ending == .exit(1))
    #expect(try seckit("\(verify) --certificate b.pem", folder).ending == .exit(0))
    _ = try openssl(
      "cms -sign -binary -in list.csv -signer server.pem -inkey b.key -outform PEM -out list.csv.p7s", folder)
    let there = try openssl(
      "cms -verify -binary -in list.csv.p7s -inform PEM -content list.csv -CAfile ca.pem -out /dev/null", folder)
    let here = try seckit(verify, folder)
    #expect(there.ending != .exit(0) && here.ending == .exit(1))
    #expect(here.text.contains("unsuitable certificate purpose") || here.text.contains("unsupported"), "\(here.text)")
    let expired = try seckit("export r.db --output list.csv --sign b.key --certificate old.pem", folder)
    #expect(
      expired.errors
        == "seckit: old.pem: a signature with this certificate would not be valid: certificate has expired; give another one\n"
        && expired.ending == .exit(2))
  }

  /// What can't be checked is not said to be wrong.
  @Test func whatCanNotBeCheckedIsNotJudged() throws {
    let folder = try made()
    _ = try seckit("export r.db --output list.csv --sign key.pem --certificate cert.pem", folder)
    try folder.write("empty.p7s", "")
    let noSignature = "is not a signature that openssl can read; give CMS as PEM, DER or S/MIME"
    for (arguments, message) in [
      ("--signature empty.p7s --ca ca.pem", "empty.p7s: \(noSignature)"),
      ("--signature list.csv --ca ca.pem", "list.csv: \(noSignature)"),
      ("--signature cert.pem --ca ca.pem", "cert.pem: \(noSignature)"),
      (
        "--signature list.csv.p7s --ca list.csv",
        "list.csv: is not a certificate (PEM); give a PEM file that begins with -----BEGIN CERTIFICATE-----"
      ),
      (
        "--signature list.csv.p7s --ca ca.pem --certificate key.pem",
        "key.pem: is not a certificate (PEM); give a PEM file that begins with -----BEGIN CERTIFICATE-----"
      ),
    ] {
      let outcome = try seckit("verify-list list.csv \(arguments)", folder)
      #expect(outcome.text == "" && outcome.ending == .exit(2))
      #expect(outcome.errors == "seckit: \(message)\n")
    }
  }

  /// A certificate under one between it and the authority's: the file has both, and the signature takes them along.
  @Test func certificatesInBetweenGoWithTheSignature() throws {
    let folder = try made()
    try folder.write("ca.cnf", "basicConstraints=critical,CA:true\n")
    for commands in [
      "req -newkey rsa:2048 -nodes -keyout between.key -out between.csr -subj /CN=Between",
      "x509 -req -in between.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out between.pem -days 30 -extfile ca.cnf",
      "req -newkey rsa:2048 -nodes -keyout leaf.key -out leaf.csr -subj /CN=Leaf",
      "x509 -req -in leaf.csr -CA between.pem -CAkey between.key -CAcreateserial -out leaf.pem -days 30",
    ] {
      #expect(try openssl(commands, folder).ending == .exit(0))
    }
    try folder.write("chain.pem", try folder.text("leaf.pem") + folder.text("between.pem"))
    _ = try seckit("export r.db --output list.csv --sign leaf.key --certificate chain.pem", folder)
    let here = try seckit("verify-list list.csv --signature list.csv.p7s --ca ca.pem", folder)
    #expect(here.verdict == "the signature is valid, by CN=Leaf", "\(here.errors)")
    let there = try openssl(
      "cms -verify -binary -in list.csv.p7s -inform PEM -content list.csv -CAfile ca.pem -out /dev/null", folder)
    #expect(there.ending == .exit(0))
    // A signature that brings no certificate along is checked with the one that is given.
    _ = try openssl(
      "cms -sign -binary -nocerts -in list.csv -signer cert.pem -inkey key.pem -outform PEM -out bare.sig", folder)
    let bare = try seckit("verify-list list.csv --signature bare.sig --ca ca.pem --certificate cert.pem", folder)
    #expect(bare.verdict == "the signature is valid, by CN=Allocator" && bare.ending == .exit(0), "\(bare.text)")
    let unknown = try seckit("verify-list list.csv --signature bare.sig --ca ca.pem", folder)
    #expect(
      unknown.errors
        == "seckit: list.csv: could not be checked: the signature does not contain its signer's certificate; give it as --signer\n"
        && unknown.ending == .exit(2))
  }

  /// Of two who signed each is one who did.
  @Test func eachOfTwoSignersHasSigned() throws {
    let folder = try made()
    for commands in [
      "req -newkey rsa:2048 -nodes -keyout b.key -out b.csr -subj /CN=Second",
      "x509 -req -in b.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out b.pem -days 30",
    ] {
      #expect(try openssl(commands, folder).ending == .exit(0))
    }
    _ = try seckit("export r.db --output list.csv", folder)
    _ = try openssl(
      "cms -sign -binary -in list.csv -signer cert.pem -inkey key.pem -signer b.pem -inkey b.key -outform PEM -out two.sig",
      folder)
    let verify = "verify-list list.csv --signature two.sig --ca ca.pem"
    let both = try seckit(verify, folder).text
    #expect(both.contains("CN=Allocator") && both.contains("CN=Second") && both.contains(" and "))
    for (certificate, name) in [("cert.pem", "Allocator"), ("b.pem", "Second")] {
      let one = try seckit("\(verify) --certificate \(certificate)", folder)
      #expect(one.text.contains("the signature is valid, by CN=\(name)\n") && one.ending == .exit(0))
    }
    #expect(try seckit("\(verify) --certificate ca.pem", folder).ending == .exit(1))
  }

  /// What can't sign is told by its name.
  @Test func keysAndCertificatesThatAreNoneAreTold() throws {
    let folder = try made()
    #expect(try openssl("rsa -aes128 -passout pass:secret -in key.pem -out locked.pem", folder).ending == .exit(0))
    let noKey = "is not a private key; give one as PEM, without a password"
    for (key, certificate, message) in [
      ("locked.pem", "cert.pem", "locked.pem: \(noKey)"), ("cert.pem", "cert.pem", "cert.pem: \(noKey)"),
      (
        "key.pem", "key.pem",
        "key.pem: is not a certificate (PEM); give a PEM file that begins with -----BEGIN CERTIFICATE-----"
      ),
    ] {
      let outcome = try seckit("export r.db --output new.csv --sign \(key) --certificate \(certificate)", folder)
      #expect(outcome.errors == "seckit: \(message)\n" && outcome.ending == .exit(2), "\(outcome.errors)")
    }
    #expect(try !folder.names.contains("new.csv"))
  }

  /// The list and its signature are written both, or none.
  @Test func aListThatCanNotBeSignedIsNotWritten() throws {
    let folder = try made()
    try folder.write("list.csv", "before")
    try folder.write("list.csv.p7s", "signature before")
    func unchanged() throws {
      #expect(try folder.text("list.csv") == "before" && folder.text("list.csv.p7s") == "signature before")
    }
    let before = try folder.names
    for key in ["--sign other.key --certificate cert.pem", "--sign none.key --certificate cert.pem"] {
      #expect(try seckit("export r.db --output list.csv \(key)", folder).ending == .exit(2))
      try unchanged()
    }
    var launch = Launch(
      "register export r.db --output list.csv --sign key.pem --certificate cert.pem".split(separator: " ").map(
        String.init))
    launch.folder = folder.path
    launch.environment = ["PATH": folder.path]
    #expect(try run(launch).ending == .exit(2))
    try unchanged()
    // Nor is the key or the certificate replaced, or a register of the signature's name.
    _ = try seckit("init x.csv.p7s --time 2025-01-01", folder)
    for output in ["key.pem", "cert.pem", "x.csv", "r.db"] {
      let kept = try Dictionary(
        uniqueKeysWithValues: ["key.pem", "cert.pem", "x.csv.p7s", "r.db"].map { ($0, try folder.bytes($0)) })
      let outcome = try seckit("export r.db --output \(output) --sign key.pem --certificate cert.pem", folder)
      #expect(outcome.errors.contains("name another file") && outcome.ending == .exit(2), "\(outcome.errors)")
      for (name, bytes) in kept { #expect(try folder.bytes(name) == bytes) }
    }
    #expect(unlink(folder["x.csv.p7s"]) == 0)
    // The signature can't take its name: a folder has it.
    try folder.write("other.csv", "before")
    #expect(mkdir(folder["other.csv.p7s"], 0o755) == 0)
    let blocked = try seckit("export r.db --output other.csv --sign key.pem --certificate cert.pem", folder)
    #expect(blocked.errors.contains("other.csv.p7s") && blocked.ending == .exit(2))
    #expect(try folder.text("other.csv") == "before")
    // SQLite may leave its own files beside the register.
    let after = try folder.names.filter { !$0.hasPrefix("r.db-") }
    #expect(after.sorted() == (before + ["other.csv", "other.csv.p7s"]).sorted())
  }

  @Test func whatCannotBeUsedIsSaid() throws {
    let folder = try made()
    _ = try seckit("export r.db --output list.csv", folder)
    let wrongKey = try seckit("export r.db --output list.csv --sign other.key --certificate cert.pem", folder)
    #expect(wrongKey.errors.hasPrefix("seckit: list.csv: could not be signed: openssl refuses: "))
    #expect(wrongKey.ending == .exit(2))
    let missing = try seckit("verify-list list.csv --signature nothing.p7s --ca ca.pem", folder)
    #expect(missing.errors == "seckit: nothing.p7s: no such file; check the path\n" && missing.ending == .exit(2))
    var launch = Launch(["register", "verify-list", "list.csv", "--signature", "list.csv", "--ca", "ca.pem"])
    launch.folder = folder.path
    launch.environment = ["PATH": folder.path]
    let notInstalled = try run(launch)
    #expect(
      notInstalled.errors
        == "seckit: list.csv: could not be checked: signatures need the program openssl, which is not installed; install the package openssl\n"
    )
    #expect(notInstalled.ending == .exit(2))
    #expect(try seckit("export r.db --sign key.pem", folder).ending == .exit(64))
    #expect(try seckit("export r.db --sign key.pem --certificate cert.pem", folder).ending == .exit(64))
  }
}
