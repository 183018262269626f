/// What a signature of a package says, as it is written: nothing of it is checked. Algorithms are the names of XML Signature.
package struct PackageSignature: Sendable {
  /// A change that is made to something before its digest is taken.
  package struct Transform: Hashable, Sendable {
    package let algorithm: String
    /// Of relationships: the keys and the types of those that are signed.
    package internal(set) var keys: Set<String> = []
    package internal(set) var types: Set<String> = []
    /// Whether it has parameters of another kind.
    package internal(set) var hasOthers = false
  }

  /// Something that is signed, by its digest.
  package struct Reference: Sendable {
    package let uri: String
    package internal(set) var transforms: [Transform] = []
    package internal(set) var digestMethod = ""
    package internal(set) var digest = ""
  }

  /// The part that it is in: `_xmlsignatures/sig1.xml`.
  package let part: String
  /// The bytes of the part.
  package let bytes: [UInt8]
  package internal(set) var canonicalization = ""
  package internal(set) var method = ""
  /// What the signature itself covers: objects in it.
  package internal(set) var references: [Reference] = []
  /// What those objects list of the package, by their Ids.
  package internal(set) var manifests: [String: [Reference]] = [:]
  /// When the signer says it was signed, by the Id of the object that says so.
  package internal(set) var times: [String: String] = [:]
  /// The certificates that it brings along, in base 64.
  package internal(set) var certificates: [String] = []
}
