import FoundationEssentials
import Reporting

/// What a Party keeps of an allocation: the event, which it can show to be in the register still.
public struct RegisterReceipt: Codable, Hashable, Sendable {
  /// The place of the event.
  public let sequence: Int
  /// When it happened.
  public let time: RegisterTime
  /// Who did it.
  public let actor: String
  /// The id of the request that it answers; empty where that has none.
  public let requestID: String
  /// The request, as JSON; empty where it has no id.
  public let request: String
  /// The name of what happened.
  public let action: String
  /// What happened, as JSON.
  public let content: String
  /// The hash of the event before.
  public let previous: EventHash
  /// The hash of the event.
  public let hash: EventHash
  /// The last event of the register when the receipt was made.
  public let head: Head

  enum CodingKeys: String, CodingKey {
    case sequence, time, actor
    case requestID = "request_id"
    case request, action, content, previous, hash, head
  }

  /// The end of the chain.
  public struct Head: Codable, Hashable, Sendable {
    /// The place of the last event.
    public let sequence: Int
    /// Its hash.
    public let hash: EventHash
  }

  /// The receipt of an event.
  public init(_ event: RegisterEvent, head: RegisterEvent) {
    (sequence, time, actor, action) = (event.sequence, event.time, event.actor, event.action)
    (requestID, request) = (event.requestID, event.request)
    (content, previous, hash) = (event.content, event.previous, event.hash)
    self.head = Head(sequence: head.sequence, hash: head.hash)
  }

  /// Reads a receipt. Throws a sentence where it is none.
  public init(json: [UInt8]) throws(Unreadable) {
    do {
      self = try JSONDecoder().decode(RegisterReceipt.self, from: Data(json))
    } catch {
      throw Unreadable(description: "is no receipt")
    }
  }

  /// Whether its hash is that of its content: if not, it was changed.
  public var isIntact: Bool {
    RegisterEvent(
      sequence: sequence, time: time, actor: actor, requestID: requestID, request: request, action: action,
      content: content, previous: previous, hash: hash
    ).isIntact
  }

  /// Why a text is no receipt.
  public struct Unreadable: Error, CustomStringConvertible {
    /// In words, to stand behind the name of the file.
    public let description: String
  }

  /// The receipt as JSON.
  public var json: String { JSONDocument.text(of: self, pretty: true) + "\n" }

  /// The places and hashes that a register must have, for the receipt to be of it.
  public var checkpoints: [(sequence: Int, hash: EventHash)] {
    [(sequence, hash)] + (head.sequence == sequence ? [] : [(head.sequence, head.hash)])
  }
}

extension AllocationRegister {
  /// The receipt of an event; `nil` where there is no such event.
  public func receipt(of sequence: Int) throws(RegisterError) -> RegisterReceipt? {
    let head = try head()
    var found: RegisterReceipt?
    try events(from: sequence) { event in
      guard event.sequence == sequence else { return }
      found = RegisterReceipt(event, head: head)
    }
    return found
  }
}
