/// A number of JSON is not in its range. It follows an error of the decoder, to which ``JSONInput`` adds the place and
/// the value.
struct OutsideRange: Error, CustomStringConvertible {
  let range: ClosedRange<Int>

  var description: String { "must be a whole number from \(range.lowerBound) to \(range.upperBound)" }
}

extension KeyedDecodingContainer {
  /// Reads a whole number of a range. Throws for any other value, also for a number that no word holds, what the range is. So
  /// each number of a file that people may change is read.
  package func decode(_ range: ClosedRange<Int>, forKey key: Key) throws -> Int {
    try wholeNumber(of: range, at: codingPath + [key]) { try decode(Int.self, forKey: key) }
  }

  /// The same of a number that may be missing or `null`.
  package func decodeIfPresent(_ range: ClosedRange<Int>, forKey key: Key) throws -> Int? {
    // The number may be one that can't be read: whether it is there is asked by itself.
    guard try contains(key) && !decodeNil(forKey: key) else { return nil }
    return try decode(range, forKey: key)
  }
}

extension SingleValueDecodingContainer {
  /// Reads a whole number of a range, as ``Swift/KeyedDecodingContainer/decode(_:forKey:)``.
  package func decode(_ range: ClosedRange<Int>) throws -> Int {
    try wholeNumber(of: range, at: codingPath) { try decode(Int.self) }
  }
}

private func wholeNumber(
  of range: ClosedRange<Int>, at path: [any CodingKey], _ decode: () throws -> Int
) throws -> Int {
  let number: Int?
  do {
    number = try decode()
  } catch let error as DecodingError {
    if case .keyNotFound = error { throw error }
    number = nil
  } catch {
    // The decoder's own error for a number with a fraction, or one that no word holds.
    number = nil
  }
  guard let number, range.contains(number) else {
    let error = OutsideRange(range: range)
    throw DecodingError.dataCorrupted(
      DecodingError.Context(codingPath: path, debugDescription: error.description, underlyingError: error))
  }
  return number
}
