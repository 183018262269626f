import Crypto
import Files
import FoundationEssentials
import Messages
import Tables

/// Compares the list of parts that a signature is of with the workbook. What is digested once is not digested again.
final class SignedContents {
  /// What a signature covers, as far as it is as it was signed.
  struct Coverage {
    var parts: Set<String> = []
    /// The parts that it names, also where they are not as they were signed.
    var named: Set<String> = []
    /// When the signer says that it was signed.
    var time: String?
  }

  private enum Method: String {
    case sha256 = "http://www.w3.org/2001/04/xmlenc#sha256"
    case sha384 = "http://www.w3.org/2001/04/xmldsig-more#sha384"
    case sha512 = "http://www.w3.org/2001/04/xmlenc#sha512"

    typealias Feed = ((UnsafeRawBufferPointer) -> Void) throws(FileError) -> Void

    /// The digest of what is fed in pieces, in base 64.
    func digest(of feed: Feed) throws(FileError) -> String {
      switch self {
      case .sha256: try Self.digest(SHA256(), feed)
      case .sha384: try Self.digest(SHA384(), feed)
      case .sha512: try Self.digest(SHA512(), feed)
      }
    }

    private static func digest(_ function: some HashFunction, _ feed: Feed) throws(FileError) -> String {
      var function = function
      try feed { function.update(bufferPointer: $0) }
      return Data(function.finalize()).base64EncodedString()
    }
  }

  private static let canonicalizations: Set = [
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2001/10/xml-exc-c14n#",
    "http://www.w3.org/2006/12/xml-c14n11",
  ]
  private static let methods: Set = [
    "rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384", "ecdsa-sha512",
  ]
  private static let relationships = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"

  private let workbook: SignedWorkbook
  private var digests: [String: String] = [:]

  init(_ workbook: SignedWorkbook) { self.workbook = workbook }

  // MARK: Its form

  /// What is not as it may be in the signature itself: only what needs no more than its own bytes, by strong algorithms.
  static func faults(ofForm signature: PackageSignature) -> [String] {
    var faults: [String] = []
    if !canonicalizations.contains(signature.canonicalization) {
      faults.append("its canonicalization is \(name(signature.canonicalization)), which is not accepted")
    }
    let prefix = "http://www.w3.org/2001/04/xmldsig-more#"
    if !signature.method.hasPrefix(prefix) || !methods.contains(String(signature.method.dropFirst(prefix.count))) {
      faults.append(refusal("its signature", signature.method))
    }
    for reference in signature.references {
      if reference.uri.first != "#" || reference.uri.contains("(") || reference.uri.count < 2 {
        faults.append("it refers to '\(reference.uri.shown)', which is not an element of its own")
      }
      for transform in reference.transforms where !isCanonicalization(transform) {
        faults.append("'\(reference.uri.shown)' is changed by \(name(transform.algorithm)), which is not accepted")
      }
      if Method(rawValue: reference.digestMethod) == nil {
        faults.append(refusal("the digest of '\(reference.uri.shown)'", reference.digestMethod))
      }
    }
    return faults
  }

  private static func isCanonicalization(_ transform: PackageSignature.Transform) -> Bool {
    canonicalizations.contains(transform.algorithm) && isPlain(transform)
  }

  private static func isPlain(_ transform: PackageSignature.Transform) -> Bool {
    !transform.hasOthers && transform.keys.isEmpty && transform.types.isEmpty
  }

  private static func refusal(_ what: String, _ algorithm: String) -> String {
    let reason = Certificate.isWeak(algorithm) ? "which can be forged" : "which is not accepted"
    return "\(what) is made with \(name(algorithm)), \(reason)"
  }

  /// The last word of an algorithm's name.
  private static func name(_ algorithm: String) -> String {
    let word = algorithm.split { $0 == "#" || $0 == "/" }.last ?? ""
    return word.isEmpty ? "an algorithm without a name" : String(word).shown
  }

  // MARK: What a signature covers

  /// What of the workbook is not as it was signed, or is not signed though it is read.
  func judge(_ signature: PackageSignature) -> (faults: [String], coverage: Coverage) {
    let objects = signature.references.map { String($0.uri.dropFirst()) }
    let list = objects.flatMap { signature.manifests[$0] ?? [] }
    guard !list.isEmpty else { return (["it does not sign any part of the workbook"], Coverage()) }
    var coverage = Coverage(time: objects.lazy.compactMap { signature.times[$0] }.first)
    var faults: [String] = []
    var covered: Set<UInt64> = []
    var keys: [UInt64: Set<String>] = [:]
    for reference in list {
      do throws(Fault) {
        let (part, place) = try part(of: reference)
        guard covered.insert(place).inserted else { throw Fault("\(part.shownName) appears twice in its list") }
        coverage.named.insert(part)
        keys[place] = try check(reference, part)
        coverage.parts.insert(part)
      } catch {
        faults.append(error.words)
      }
    }
    // What was changed is told once.
    let isChanged = !faults.isEmpty
    for source in workbook.sources {
      let place = workbook.place(of: source.part)
      if place.map({ !covered.contains($0) }) ?? true, !isChanged || place == nil {
        faults.append("\(source.part.shownName), which is read, is not signed")
      }
      let relationships = workbook.place(of: source.relationships).flatMap { keys[$0] }
      if !isChanged, relationships?.contains(source.key) != true {
        faults.append(
          "the reference to \(source.part.shownName) is not signed (\(source.key.shown) of \(source.relationships))")
      }
    }
    return (faults, coverage)
  }

  private struct Fault: Error {
    let words: String
    init(_ words: String) { self.words = words }
  }

  /// The part that is meant by `/xl/workbook.xml?ContentType=…`, whose content must be of that type.
  private func part(of reference: PackageSignature.Reference) throws(Fault) -> (name: String, place: UInt64) {
    let pieces = reference.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(pieces[0].dropFirst())
    guard pieces[0].first == "/", pieces.count == 2, pieces[1].hasPrefix("ContentType=") else {
      throw Fault("it refers to '\(reference.uri.shown)', which is not a part with its type")
    }
    guard let place = workbook.place(of: name) else { throw Fault("\(name.shownName) was removed after it was signed") }
    let type = pieces[1].dropFirst("ContentType=".count)
    guard workbook.contentType(of: name)?.lowercased() == type.lowercased() else {
      throw Fault("the type of \(name.shownName) was changed after it was signed")
    }
    return (name, place)
  }

  /// Compares a part with its digest. Gives the keys of the relationships that are signed, where it is a part of such.
  private func check(_ reference: PackageSignature.Reference, _ part: String) throws(Fault) -> Set<String> {
    guard let method = Method(rawValue: reference.digestMethod) else {
      throw Fault(Self.refusal("the digest of \(part.shownName)", reference.digestMethod))
    }
    var keys: Set<String> = []
    let actual: String
    do throws(FileError) {
      if let first = reference.transforms.first {
        guard reference.transforms.count == 2, first.algorithm == Self.relationships, !first.hasOthers,
          Self.isCanonicalization(reference.transforms[1]), part.lowercased().hasSuffix(".rels")
        else { throw FileError(workbook.name, line: nil, content: Self.unknownTransform(part, reference)) }
        let signed = try workbook.relationships(part, keys: first.keys, types: first.types)
        keys = signed.keys
        actual = try method.digest { body in Array(signed.text.utf8).withUnsafeBytes { body($0) } }
      } else {
        actual = try digest(of: part, method)
      }
    } catch {
      throw Fault(error.content?.words ?? "\(error)")
    }
    guard actual == reference.digest else {
      throw Fault("\(part.shownName) was changed after it was signed")
    }
    return keys
  }

  private func digest(of part: String, _ method: Method) throws(FileError) -> String {
    let key = "\(method) \(workbook.place(of: part) ?? 0)"
    if let known = digests[key] { return known }
    let digest = try method.digest { body throws(FileError) in
      try workbook.read(part) { piece throws(FileError) in body(piece) }
    }
    digests[key] = digest
    return digest
  }

  private static func unknownTransform(_ part: String, _ reference: PackageSignature.Reference) -> String {
    let names = reference.transforms.map { name($0.algorithm) }.joined(separator: " and ")
    return "\(part.shownName) is changed by \(names), which is not accepted"
  }
}
