import FoundationEssentials

/// What is wrong with a JSON text, in words.
enum JSONFault {
  static func words(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .dataCorrupted(let context):
      guard let cause = context.underlyingError else { return at(context.codingPath) + context.debugDescription }
      return at(context.codingPath) + "it is no JSON: \(reason(of: cause))"
    case .keyNotFound(let key, let context): return at(context.codingPath) + "'\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return at(context.codingPath) + context.debugDescription
    @unknown default: return "\(error)"
    }
  }

  private static func at(_ path: [any CodingKey]) -> String {
    guard !path.isEmpty else { return "" }
    return path.map { key in key.intValue.map { "item \($0 + 1)" } ?? key.stringValue }.joined(separator: ", ") + ": "
  }

  private static func reason(of cause: any Error) -> String {
    let text = "\(cause)"
    guard
      let start = text.firstRange(of: "NSDebugDescription=")?.upperBound
        ?? text.firstRange(of: "debugDescription: \"")?.upperBound
    else { return text }
    return String(text[start...].prefix { $0 != "\"" && $0 != "}" && $0 != "," })
  }
}
