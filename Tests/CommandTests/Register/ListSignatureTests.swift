import TestSupport
import Testing

/// Signed allocation lists, with the openssl program as the counterpart.
@Suite struct ListSignatureTests {
  /// A folder with a certification authority, a key with a certificate of it, another authority, and a register.
  private func made() throws -> TemporaryFolder {
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
    return folder
  }

  private func openssl(_ words: String, _ folder: TemporaryFolder) throws -> Outcome {
    var launch = Launch(words.split(separator: " ").map(String.init))
    launch.executable = "/usr/bin/openssl"
    launch.folder = folder.path
    return try run(launch)
  }

  private func seckit(_ words: String, _ folder: TemporaryFolder) throws -> Outcome {
    try run(["register"] + words.split(separator: " ").map(String.init), folder: folder.path)
  }

  @Test func whatIsSignedHereIsVerifiedThere() throws {
    let folder = try made()
    let signed = try seckit("export r.db --output list.csv --sign key.pem --certificate cert.pem", folder)
    #expect(signed.errors == "" && signed.ending == .exit(0))
    let there = try openssl(
      "cms -verify -binary -in list.csv.p7s -inform PEM -content list.csv -CAfile ca.pem -purpose any -out /dev/null",
      folder)
    #expect(there.ending == .exit(0), "\(there.errors)")
    let here = try seckit("verify-list list.csv --signature list.csv.p7s --ca ca.pem", folder)
    #expect(here.text == "the signature is valid\n" && here.ending == .exit(0))
    let untrusted = try seckit("verify-list list.csv --signature list.csv.p7s --ca other.pem", folder)
    #expect(untrusted.text.hasPrefix("the signature is NOT valid: ") && untrusted.ending == .exit(1))
    try folder.write("list.csv", try folder.text("list.csv").replacing("active", with: "Active"))
    let changed = try seckit("verify-list list.csv --signature list.csv.p7s --ca ca.pem", folder)
    #expect(changed.text.hasPrefix("the signature is NOT valid: ") && changed.ending == .exit(1))
  }

  @Test(arguments: ["PEM", "DER"]) func whatIsSignedThereIsVerifiedHere(_ form: String) throws {
    let folder = try made()
    _ = try seckit("export r.db --output list.csv", folder)
    let there = try openssl(
      "cms -sign -binary -in list.csv -signer cert.pem -inkey key.pem -outform \(form) -out list.sig", folder)
    #expect(there.ending == .exit(0))
    let here = try seckit("verify-list list.csv --signature list.sig --ca ca.pem", folder)
    #expect(here.text == "the signature is valid\n" && here.ending == .exit(0))
  }

  @Test func whatCannotBeUsedIsSaid() throws {
    let folder = try made()
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
        == "seckit: the program openssl, which makes and checks signatures, is not installed; install it\n")
    #expect(notInstalled.ending == .exit(2))
    #expect(try seckit("export r.db --sign key.pem", folder).ending == .exit(64))
    #expect(try seckit("export r.db --sign key.pem --certificate cert.pem", folder).ending == .exit(64))
  }
}
