extension EUI64: Codable {
  /// Reads an identifier from a string in canonical form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(text, form: .canonical)
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no identifier as 70-B3-D5-1F-30-01-00-00")
    }
  }

  /// Writes the identifier as a string in canonical form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
