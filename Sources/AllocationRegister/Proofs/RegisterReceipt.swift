public import EUI64
import IDAllocation
public import Messages
package import Reporting

/// What a Party keeps of an allocation: the event, which it can show to be in the register still.
public struct RegisterReceipt: Codable, Hashable, Sendable {
  /// The event by which something was given out or done.
  public let event: RegisterEvent
  /// The last event of the register when the receipt was made.
  public let head: Head

  /// What a receipt has beside the event, whose parts are in it as they are.
  private enum CodingKeys: String, CodingKey {
    case head
  }

  /// How the event of a receipt is named.
  public enum Subject: Sendable {
    /// The event with a number.
    case sequence(Int)
    /// The event that answers the request with an id.
    case request(String)
    /// The event that gave out an identifier.
    case identifier(EUI64)
    /// The event that gave an organisation its number. The organisation is named by its signifier or number.
    case organisation(String)
  }

  /// The last event of a register. Its hash rests on all events before it, so that none of them can be changed unseen.
  public struct Head: Codable, Hashable, Sendable {
    /// The number of the event, from 1.
    public let sequence: Int
    /// Its hash.
    public let hash: EventHash

    init(sequence: Int, hash: EventHash) {
      self.sequence = sequence
      self.hash = hash
    }

    /// Reads a head; throws for a number that no event can have.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      sequence = try container.decode(RegisterEvent.sequences, forKey: .sequence)
      hash = try container.decode(EventHash.self, forKey: .hash)
    }

    private enum CodingKeys: String, CodingKey { case sequence, hash }
  }

  /// The most bytes of a receipt, 16 MiB: whoever reads one keeps to it.
  public static let sizeLimit = 1 << 24

  /// The receipt of an event; `head` is the last event of its register.
  public init(_ event: RegisterEvent, head: RegisterEvent) {
    self.event = event
    self.head = Head(sequence: head.sequence, hash: head.hash)
  }

  /// Reads a receipt. Throws where the text is not a receipt; the error says why in a sentence.
  public init(json: [UInt8]) throws(RegisterReceiptError) {
    do throws(JSONInputError) {
      self = try JSONInput.decode(RegisterReceipt.self, from: json)
    } catch {
      throw RegisterReceiptError(description: "is not a receipt: \(error.description)")
    }
    // What the hash does not cover, nobody is to take for proven.
    let known = RegisterEvent.CodingKeys.allCases.map(\.rawValue) + [CodingKeys.head.rawValue]
    if let keys = try? JSONInput.decode(Keys.self, from: json).names,
      let stray = keys.first(where: { !known.contains($0) })
    {
      throw RegisterReceiptError(description: "is not a receipt: no receipt has '\(stray.shown)'")
    }
  }

  /// The names of all keys of a JSON object.
  private struct Keys: Decodable {
    let names: [String]

    private struct Key: CodingKey {
      let stringValue: String
      let intValue: Int? = nil

      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      names = try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue).sorted()
    }
  }

  /// Reads the event and the head.
  public init(from decoder: any Decoder) throws {
    event = try RegisterEvent(from: decoder)
    head = try decoder.container(keyedBy: CodingKeys.self).decode(Head.self, forKey: .head)
  }

  /// Writes the event, and the head among its parts.
  public func encode(to encoder: any Encoder) throws {
    try event.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(head, forKey: .head)
  }

  /// The receipt as its file has it: an object of the event's parts and `head`, with a line end.
  public var json: String { JSONDocument.text(of: self, pretty: true) + "\n" }

  /// The receipt for people: each of its fields.
  package var table: TextTable {
    var table = TextTable([.left, .left])
    for field in JSONTree(of: self).fields where !field.value.isEmpty {
      // What was hashed is the text of JSON: its values are fields too.
      let parts = try? JSONInput.decode(JSONTree.self, from: Array(field.value.utf8))
      guard field.name == "content", let parts else {
        table.add([field.name, field.value])
        continue
      }
      for part in parts.fields { table.add(["\(field.name).\(part.name)", part.value]) }
    }
    return table
  }

  /// The places and hashes that a register must have, for the receipt to be of it.
  ///
  /// - Parameter name: what messages call the receipt.
  public func checkpoints(name: String) -> [RegisterCheckpoint] {
    let heads = head.sequence == event.sequence ? [] : [head]
    return [RegisterCheckpoint(name: name, sequence: event.sequence, hash: event.hash)]
      + heads.map { RegisterCheckpoint(name: "the head of \(name)", sequence: $0.sequence, hash: $0.hash) }
  }
}

/// A text is not a receipt: it is not JSON, lacks a part of an event, or has a part that no hash covers.
public struct RegisterReceiptError: UserError {
  /// In words, to follow the name of the file.
  public let description: String
}

extension AllocationRegister {
  /// The receipt of an event; `nil` where there is no such event. Throws where the event, or the head, does not fit.
  public func receipt(of subject: RegisterReceipt.Subject) throws(RegisterError) -> RegisterReceipt? {
    try read { store in
      let head = try EventLog.last(store)
      let event: RegisterEvent? =
        switch subject {
        case .sequence(let sequence): try EventLog.event(sequence, store)
        case .request(let id): try EventLog.event(answering: id, store)
        case .identifier(let value): try store.checkedRows.events(on: value, in: store).first
        case .organisation(let party):
          try store.checked.organisationIfAny(party).flatMap { organisation in
            try store.checkedRows.events(on: organisation.number, in: store).first
          }
        }
      return event.map { RegisterReceipt($0, head: head) }
    }
  }
}
