import Glibc
import TestSupport
import Testing

/// Which certificates sign lists, and whose signatures are taken: `export --sign` refuses what `verify-list` would.
@Suite struct SigningCertificateTests {
  private static let refusals: [(name: String, words: String)] = [
    ("later", "certificate is not yet valid"), ("old", "certificate has expired"),
    ("server", "unsuitable certificate purpose"), ("agree", "unsuitable certificate purpose"),
    ("sha1", "CN=Second: it is signed with sha1WithRSAEncryption, which can be forged"),
    ("md5", "CN=Second: it is signed with md5WithRSAEncryption, which can be forged"),
    ("small", "CN=Small: its key has 1024 bits; at least 2048 are needed"),
    ("ed", "openssl can't sign CMS with a key of the kind ED25519, but with RSA and EC"),
  ]

  @Test func certificatesThatCanNotSignAreRefused() throws {
    let folder = try SigningFiles.folder()
    for (name, words) in Self.refusals {
      let outcome = try SigningFiles.seckit(
        "export r.db --output list.csv --sign \(name).key --certificate \(name).pem", folder)
      #expect(
        outcome.errors
          == "seckit: \(name).pem: a signature with this certificate would not be valid: \(words); give another one\n"
          && outcome.ending == .exit(2), "\(name): \(outcome.errors)")
    }
    #expect(try !folder.names.contains { $0.hasPrefix("list.csv") })
    for name in ["key", "ec"] {
      let outcome = try SigningFiles.seckit(
        "export r.db --output list.csv --sign \(name).key --certificate \(name).pem", folder)
      #expect(outcome.errors == "" && outcome.ending == .exit(0), "\(name): \(outcome.errors)")
    }
  }

  /// The same certificates, with which openssl signs anyway.
  @Test func theirSignaturesAreNotValid() throws {
    let folder = try SigningFiles.folder()
    _ = try SigningFiles.seckit("export r.db --output list.csv", folder)
    for (name, _) in Self.refusals where name != "ed" {
      let signed = try SigningFiles.openssl(
        "cms -sign -binary -in list.csv -signer \(name).pem -inkey \(name).key -outform PEM -out list.sig", folder)
      #expect(signed.ending == .exit(0))
      for trust in ["--ca ca.pem", "--signer \(name).pem", "--ca ca.pem --signer \(name).pem"] {
        let outcome = try SigningFiles.seckit("verify-list list.csv --signature list.sig \(trust)", folder)
        #expect(
          outcome.verdict.hasPrefix("the signature is NOT valid: ") && outcome.ending == .exit(1),
          "\(name) \(trust): \(outcome.text) \(outcome.errors)")
      }
    }
    _ = try SigningFiles.openssl(
      "cms -sign -binary -md sha1 -in list.csv -signer key.pem -inkey key.key -outform PEM -out list.sig", folder)
    let forgeable = try SigningFiles.seckit("verify-list list.csv --signature list.sig --ca ca.pem", folder)
    #expect(forgeable.verdict == "the signature is NOT valid: it is made with sha1, which can be forged")
    #expect(forgeable.ending == .exit(1))
  }

  @Test func revokedCertificatesAreRefused() throws {
    let folder = try SigningFiles.folder()
    let unrevoked = "not checked: whether the certificate was revoked (give --crl)\n"
    for name in ["b", "key"] {
      _ = try SigningFiles.seckit(
        "export r.db --output \(name).csv --sign \(name).key --certificate \(name).pem", folder)
      let verify = "verify-list \(name).csv --signature \(name).csv.p7s --ca ca.pem"
      #expect(try SigningFiles.seckit(verify, folder).text.contains(unrevoked))
      for list in ["b.crl", "b.der"] {
        let outcome = try SigningFiles.seckit("\(verify) --crl \(list)", folder)
        let verdict =
          name == "b"
          ? "the signature is NOT valid: certificate verify error, Verify error: certificate revoked"
          : "the signature is valid, by CN=Allocator"
        #expect(outcome.verdict == verdict && !outcome.text.contains(unrevoked), "\(outcome.text) \(outcome.errors)")
      }
      let before = try SigningFiles.seckit("\(verify) --crl none.crl", folder)
      #expect(before.verdict.hasPrefix("the signature is valid") && before.ending == .exit(0), "\(before.errors)")
      let useless =
        "seckit: \(name).csv: could not be checked: the revocation list does not cover the certificates: "
      let old = try SigningFiles.seckit("\(verify) --crl old.crl", folder)
      #expect(
        old.errors == useless + "CRL has expired; give their issuer's newest list as --crl\n"
          && old.ending == .exit(2), "\(old.errors)")
      let none = try SigningFiles.seckit("\(verify) --crl ca.pem", folder)
      #expect(none.errors == "seckit: ca.pem: is not a certificate revocation list; give one as PEM or DER\n")
      #expect(none.ending == .exit(2))
    }
    // The list of another authority.
    try folder.write(
      "other.cnf",
      try folder.text("ca.cnf").replacing("ca.pem", with: "other.pem").replacing("ca.key", with: "other.key"))
    _ = try SigningFiles.openssl("ca -config other.cnf -gencrl -out other.crl", folder)
    let foreign = try SigningFiles.seckit(
      "verify-list key.csv --signature key.csv.p7s --ca ca.pem --crl other.crl", folder)
    #expect(foreign.errors.contains(": unable to get certificate CRL; give") && foreign.ending == .exit(2))
  }

  /// What the machine trusts is not what the user of `--ca` trusts.
  @Test func authoritiesOfTheSystemAreNotTrusted() throws {
    let folder = try SigningFiles.folder()
    _ = try SigningFiles.seckit("export r.db --output list.csv --sign key.key --certificate key.pem", folder)
    #expect(mkdir(folder["trusted"], 0o755) == 0)
    try folder.write("trusted/ca.pem", try folder.text("ca.pem"))
    _ = try SigningFiles.openssl("rehash trusted", folder)
    let environment = ["SSL_CERT_DIR": folder["trusted"], "SSL_CERT_FILE": folder["ca.pem"]]
    for authority in ["other.pem", "same.pem"] {
      let outcome = try SigningFiles.seckit(
        "verify-list list.csv --signature list.csv.p7s --ca \(authority)", folder, environment: environment)
      #expect(
        outcome.verdict.hasPrefix("the signature is NOT valid: ") && outcome.ending == .exit(1), "\(outcome.text)")
    }
  }

  /// The one certificate is enough, without its authority.
  @Test func oneCertificateCanBeTrusted() throws {
    let folder = try SigningFiles.folder()
    _ = try SigningFiles.seckit("export r.db --output list.csv --sign key.key --certificate key.pem", folder)
    let verify = "verify-list list.csv --signature list.csv.p7s"
    #expect(
      try SigningFiles.seckit("\(verify) --signer key.pem", folder).verdict == "the signature is valid, by CN=Allocator"
    )
    #expect(try SigningFiles.seckit("\(verify) --signer b.pem", folder).ending == .exit(1))
    let nobody = try SigningFiles.seckit(verify, folder)
    #expect(nobody.errors.contains("give --ca, --signer or both") && nobody.ending == .exit(64))
    let unsigned = try SigningFiles.seckit("verify-list list.csv --ca ca.pem", folder)
    #expect(unsigned.errors.hasPrefix("Error: list.csv: is not a workbook; give its signature as --signature FILE\n"))
    #expect(unsigned.ending == .exit(64))
  }

  /// The program is called by its whole path, which the answer names, and must say what it is.
  @Test func theProgramIsNamed() throws {
    let folder = try SigningFiles.folder()
    _ = try SigningFiles.seckit("export r.db --output list.csv --sign key.key --certificate key.pem", folder)
    let verify = "verify-list list.csv --signature list.csv.p7s --ca ca.pem"
    let good = try SigningFiles.seckit(verify, folder)
    #expect(good.text.contains("checked with: /usr/bin/openssl (OpenSSL "), "\(good.text)")
    let own = try SigningFiles.seckit(
      verify, folder, programs: ["openssl": "#!/bin/sh\nexec /usr/bin/openssl \"$@\"\n"])
    #expect(own.text.contains("checked with: \(folder["openssl"]) (OpenSSL "), "\(own.text)")
    for script in [
      "#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 1\n", "#!/bin/sh\necho LibreSSL 3.8\n",
      "#!/bin/sh\n[ \"$1\" = version ] && echo OpenSSL 3\nexit 0\n",
      "#!/bin/sh\n[ \"$1\" = cms ] && exit 0\nexec /usr/bin/openssl \"$@\"\n",
    ] {
      for command in [verify, "export r.db --output new.csv --sign key.key --certificate key.pem"] {
        let silent = try SigningFiles.seckit(command, folder, programs: ["openssl": script])
        #expect(
          silent.errors.contains("the program \(folder["openssl"]) gives no usable answer; install it again")
            && silent.text == "" && silent.ending == .exit(2), "\(script): \(silent.text) \(silent.errors)")
      }
    }
    #expect(try !folder.names.contains("new.csv"))
  }
}
