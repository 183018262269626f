import FoundationEssentials
public import IDAllocation
import Reporting

/// Something that happened to a register, tied to all that happened before by its hash.
public struct RegisterEvent: Hashable, Codable, Sendable {
  /// Its place, from 1.
  public let sequence: Int
  /// When it happened, to the second; not before the event before it.
  public let time: RegisterTime
  /// Who did it, as the caller of the register named them.
  public let actor: String
  /// The id of the request that it answers; empty where that has none.
  public let requestID: String
  /// The request, as JSON; empty where it has no id and could not get more if it were made again.
  public let request: String
  /// The name of what happened: `add-identifier`.
  public let action: String
  /// What happened, as JSON.
  public let content: String
  /// The hash of the previous event; for the first event ``EventHash/beginning``.
  public let previous: EventHash
  /// SHA-256 of all the above, as an array of JSON.
  public let hash: EventHash

  enum CodingKeys: String, CodingKey, CaseIterable {
    case sequence, time, actor
    case requestID = "request_id"
    case request, action, content, previous, hash
  }

  /// An event that follows another.
  init(
    sequence: Int, time: RegisterTime, actor: String, request: (id: String?, content: String)?, action: RegisterAction,
    previous: EventHash
  ) {
    self.init(
      sequence: sequence, time: time, actor: actor, requestID: request?.id ?? "", request: request?.content ?? "",
      action: action.name, content: action.content, previous: previous, hash: nil)
  }

  /// An event as it was stored; its hash is worked out where none is given.
  init(
    sequence: Int, time: RegisterTime, actor: String, requestID: String, request: String, action: String,
    content: String, previous: EventHash, hash: EventHash?
  ) {
    self.sequence = sequence
    self.time = time
    self.actor = actor
    self.requestID = requestID
    self.request = request
    self.action = action
    self.content = content
    self.previous = previous
    var text = EventText()
    text.beginParts(of: sequence)
    for part in [time.description, actor, requestID, request, action, content] { text.append(part: part) }
    text.endParts(after: previous)
    expected = text.hash
    self.hash = hash ?? expected
  }

  /// The numbers that an event can have: more than any register has, and every program that reads JSON has them exactly.
  package static let sequences = 1...(1 << 53)

  /// Reads an event, whatever its hash is.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      sequence: try container.decode(Self.sequences, forKey: .sequence),
      time: try container.decode(RegisterTime.self, forKey: .time),
      actor: try container.decode(String.self, forKey: .actor),
      requestID: try container.decode(String.self, forKey: .requestID),
      request: try container.decode(String.self, forKey: .request),
      action: try container.decode(String.self, forKey: .action),
      content: try container.decode(String.self, forKey: .content),
      previous: try container.decode(EventHash.self, forKey: .previous),
      hash: try container.decode(EventHash.self, forKey: .hash))
  }

  /// What the hash of its parts is.
  private let expected: EventHash

  /// Whether `hash` is the hash of the other parts. Where it is not, somebody has changed the event.
  public var isIntact: Bool { hash == expected }

  /// The request that it answers, as it counts. Throws where it can't be read.
  func decodedRequest() throws -> RegisterRequest {
    try JSONDecoder().decode(RegisterRequest.self, from: Data(request.utf8)).normal
  }

  /// What happened. Throws where the content is not an action, or not the action that ``action`` names.
  public func decoded() throws -> RegisterAction {
    var (text, reader) = (content, EventContent())
    let decoded =
      try text.withUTF8 { reader.action($0) } ?? JSONDecoder().decode(RegisterAction.self, from: Data(content.utf8))
    guard decoded.name == action else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: [], debugDescription: "the content is not of the action \(action)"))
    }
    return decoded
  }
}

extension RegisterAction {
  /// What happened, as JSON: the content of its event.
  package var content: String {
    guard case .addIdentifier(let identifier) = self else { return JSONDocument.text(of: self, pretty: false) }
    var text = EventText()
    text.append(adding: identifier)
    return text.text
  }
}
