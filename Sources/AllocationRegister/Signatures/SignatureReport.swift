import Messages
package import Reporting

/// What came of checking the signatures on a list: who signed, whether that is right, with which programs it was checked, and
/// what was not.
package struct SignatureReport: Sendable {
  /// One signature, or one signer of it.
  struct Signature: Sendable {
    enum Verdict: String, Sendable {
      case valid
      case invalid
      /// The signature is of the list, but nothing says that the signer may be trusted.
      case untrusted
    }

    /// The file or part that it is in.
    let name: String
    var verdict: Verdict
    let signer: Certificate?
    var detail: String

    static func valid(_ name: String, _ signer: Certificate) -> Signature {
      Signature(name: name, verdict: .valid, signer: signer, detail: "")
    }

    static func invalid(_ name: String, _ detail: String, _ signer: Certificate? = nil) -> Signature {
      Signature(name: name, verdict: .invalid, signer: signer, detail: detail)
    }
  }

  var signatures: [Signature] = []
  let programs: [ExternalProgram]
  /// What was checked besides the signatures themselves.
  var checked: [String] = []
  var unchecked: [String] = []

  /// Whether at least one signature is valid, and none is wrong.
  package var isValid: Bool {
    signatures.contains { $0.verdict == .valid } && !signatures.contains { $0.verdict == .invalid }
  }

  /// Refuses signers whose certificates are weak or have no name, and sees to it that the one who must have signed has.
  mutating func judge(_ trust: SignatureTrust) {
    for index in signatures.indices where signatures[index].verdict != .invalid {
      guard let signer = signatures[index].signer else { continue }
      if signer.subject.isEmpty {
        signatures[index] = .invalid(signatures[index].name, "the certificate of the signer has no name", signer)
      } else if let weakness = signer.weakness {
        signatures[index] = .invalid(
          signatures[index].name, "the signer's certificate is too weak: \(weakness)", signer)
      }
    }
    guard let expected = trust.signer, isValid else { return }
    guard !signatures.contains(where: { $0.verdict == .valid && $0.signer?.fingerprint == expected.fingerprint }) else {
      return
    }
    for index in signatures.indices {
      let signer = signatures[index].signer?.subject ?? ""
      signatures[index].verdict = .invalid
      signatures[index].detail =
        "it was signed by \(signer), not with the certificate of \(expected.subject) that was given"
    }
  }

  /// The report of a list as a command prints it: a row for each signature.
  package func listing(of list: String) -> Listing {
    let columns: [Listing.Column] = [
      "list", "signature", "verdict", "signer", "detail", "valid_from", "valid_until", "fingerprint", "checked_with",
      "not_checked",
    ]
    let with = programs.map(\.shown).joined(separator: "; ")
    let not = unchecked.joined(separator: "; ")
    let rows = signatures.map { signature in
      let signer = signature.signer
      return [
        list, signature.name, signature.verdict.rawValue, signer?.subject ?? "", signature.detail, signer?.from ?? "",
        signer?.until ?? "", signer?.fingerprint ?? "", with, not,
      ]
    }
    return Listing(
      columns, rows, table: .lines { terminal in lines.flatMap { hanging($0, rest: 2, width: terminal.width) } },
      json: .oneOrMore(rows.map { Listing.object(columns, $0) })
    ).sheet("Signature")
  }

  private var lines: [String] {
    let named = signatures.count > 1 && Set(signatures.map(\.name)).count > 1
    let verdicts = signatures.flatMap { signature -> [String] in
      let what = named ? "the signature \(signature.name.shownName)" : "the signature"
      let signer = signature.signer.map { "by \($0.subject.shown(upTo: 200))" } ?? ""
      let detail = signature.detail.shown(upTo: 400)
      let verdict =
        switch signature.verdict {
        case .valid: "\(what) is valid, \(signer)"
        case .invalid: "\(what) is NOT valid: \(detail)"
        case .untrusted: "\(what) matches this list, \(signer), who is not trusted: \(detail)"
        }
      let certificate = signature.signer.map {
        "certificate of \($0.subject.shown(upTo: 200)): from \($0.from) to \($0.until), SHA-256 \($0.fingerprint)"
      }
      return [verdict] + [certificate].compactMap(\.self)
    }
    return verdicts + checked.map { "checked: \($0)" } + unchecked.map { "not checked: \($0)" }
      + programs.map { "checked with: \($0.shown)" }
  }
}
