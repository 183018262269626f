import Messages

/// What a certificate says of itself, as openssl prints it.
package struct Certificate: Sendable {
  let pem: [UInt8]
  /// Whose it is (RFC 2253): `CN=Allocator`.
  package let subject: String
  /// The times from and to which it may be used, in UTC: `2025-04-17 09:00:00Z`.
  package let from: String
  package let until: String
  /// SHA-256 of its bytes.
  package let fingerprint: String
  /// The kind of its key: `rsaEncryption`, `id-ecPublicKey`, `ED25519`.
  let keyKind: String
  let keyBits: Int?
  /// How it was signed by its issuer: `sha256WithRSAEncryption`.
  let signatures: [String]
  /// What its key and itself are for, where it says so.
  private var keyUses: String?
  private var uses: String?

  /// Reads what `openssl x509` says of a certificate; `nil` where that is not what it should say.
  init?(_ pem: [UInt8], said: String) {
    let lines = said.split(separator: "\n").map(String.init)
    func value(_ beginning: String) -> String? {
      lines.first { $0.lowercased().hasPrefix(beginning) }.map { String($0.drop { $0 != "=" }.dropFirst()) }
    }
    func texts(_ title: String) -> [String] {
      lines.map { $0.drop { $0 == " " } }.filter { $0.hasPrefix(title) }.map {
        $0.dropFirst(title.count).trimmingPrefix(" ").description
      }
    }
    guard let subject = value("subject="), let from = value("notbefore="), let until = value("notafter="),
      let fingerprint = value("sha256 fingerprint="), let kind = texts("Public Key Algorithm:").first,
      !fingerprint.isEmpty
    else { return nil }
    self.pem = pem
    (self.subject, self.from, self.until, self.fingerprint, keyKind) = (subject, from, until, fingerprint, kind)
    keyBits = texts("Public-Key:").first.flatMap { Int($0.filter(\.isNumber)) }
    signatures = texts("Signature Algorithm:") + texts("Hash Algorithm:")
  }

  /// The same with what `openssl x509 -ext keyUsage,extendedKeyUsage` says.
  func with(uses said: String) -> Certificate {
    let lines = said.split(separator: "\n").map(String.init)
    func value(_ title: String) -> String? {
      guard let place = lines.firstIndex(where: { $0.hasPrefix(title) }) else { return nil }
      return place + 1 < lines.count ? lines[place + 1] : ""
    }
    var certificate = self
    certificate.keyUses = value("X509v3 Key Usage:")
    certificate.uses = value("X509v3 Extended Key Usage:")
    return certificate
  }

  /// Why nobody should rely on it: its key could be worked out, or itself be forged; `nil` where it is strong.
  package var weakness: String? {
    if let bits = keyBits {
      let least = keyKind.lowercased().contains("rsa") ? 2048 : keyKind == "id-ecPublicKey" ? 224 : 2048
      if bits < least { return "its key has \(bits) bits; at least \(least) are needed" }
    }
    return signatures.first { Self.isWeak($0) }.map { "it is signed with \($0), which can be forged" }
  }

  /// Whether the name of an algorithm is one of a hash that has been broken.
  static func isWeak(_ algorithm: String) -> Bool {
    let name = algorithm.lowercased()
    return ["md2", "md4", "md5", "sha1", "sha-1"].contains { name.contains($0) }
  }

  /// Why it can't sign documents, by what it says that it is for; `nil` where it can, or says nothing.
  var isForSomethingElse: String? {
    if let keyUses, !["Digital Signature", "Non Repudiation"].contains(where: { keyUses.contains($0) }) {
      return "its key is for \(keyUses.trimmed), not for signatures"
    }
    let kinds = [
      "E-mail Protection", "Code Signing", "Any Extended Key Usage", "1.3.6.1.4.1.311.10.3.12",
      "Microsoft Document Signing", "1.3.6.1.5.5.7.3.36", "Document Signing", "1.2.840.113583.1.1.5",
    ]
    if let uses, !kinds.contains(where: { uses.contains($0) }) {
      return "it is for \(uses.trimmed), not for documents"
    }
    return nil
  }
}
