import EUI64
import IDAllocation
import WorkingDays

/// Reads the content of the commonest events byte by byte in the one form in which this program writes it, at a small part
/// of a decoder's cost. Anything else it leaves to the decoder, which reads every form.
struct EventContent {
  /// There are few sets of roles, and each is in very many events.
  private var knownRoles: [(text: [UInt8], roles: [String])] = []
  private static let knownLimit = 32
  private static let kinds = IdentifierKind.allCases
  private static let states = IdentifierState.allCases

  /// What happened; `nil` where it is of another kind, or written in another form.
  mutating func action(_ content: UnsafeBufferPointer<UInt8>) -> RegisterAction? {
    var text = Cursor(rest: content[...])
    let action: RegisterAction?
    if text.skip(#"{"add-identifier":{"identifier":{"#) {
      action = identifier(&text).map { .addIdentifier(identifier: $0) }
    } else if text.skip(#"{"accept-identifier":{"value":"#) {
      action = text.value().map { .acceptIdentifier(value: $0) }
    } else if text.skip(#"{"withdraw-identifier":{"value":"#) {
      action = text.value().map { .withdrawIdentifier(value: $0) }
    } else {
      action = nil
    }
    return text.skip("}}") && text.rest.isEmpty ? action : nil
  }

  private mutating func identifier(_ text: inout Cursor) -> AllocatedIdentifier? {
    var accepted: CivilDate?
    if text.skip(#""accepted":"#) {
      accepted = text.date()
      guard accepted != nil, text.skip(",") else { return nil }
    }
    guard text.skip(#""kind":"#), let kind = text.word(Self.kinds), text.skip(#","organisation":"#),
      let organisation = text.number(), text.skip(#","proposed":"#), let proposed = text.date(),
      text.skip(#","roles":["#), let roles = roles(&text), text.skip(#","state":"#),
      let state = text.word(Self.states), text.skip(#","value":"#), let value = text.value()
    else { return nil }
    var withdrawn: CivilDate?
    if text.skip(#","withdrawn":"#) {
      withdrawn = text.date()
      guard withdrawn != nil else { return nil }
    }
    guard text.skip("}") else { return nil }
    return AllocatedIdentifier(
      value: value, organisation: organisation, kind: kind, roles: roles, state: state, proposed: proposed,
      accepted: accepted, withdrawn: withdrawn)
  }

  /// The roles up to the end of their list. A role that would have to be written with an escape is left to the decoder.
  private mutating func roles(_ text: inout Cursor) -> [String]? {
    guard let end = text.rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let list = text.rest[..<end]
    let roles: [String]
    if let known = knownRoles.first(where: { list.elementsEqual($0.text) }) {
      roles = known.roles
    } else {
      guard let read = Self.roles(list) else { return nil }
      roles = read
      if knownRoles.count < Self.knownLimit { knownRoles.append((Array(list), read)) }
    }
    text.rest = text.rest[(end + 1)...]
    return roles
  }

  private static func roles(_ list: Slice<UnsafeBufferPointer<UInt8>>) -> [String]? {
    guard !list.isEmpty else { return [] }
    var roles: [String] = []
    for item in list.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard item.count >= 2, item.first == UInt8(ascii: "\""), item.last == UInt8(ascii: "\"") else { return nil }
      let role = item.dropFirst().dropLast()
      guard role.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) else {
        return nil
      }
      roles.append(String(decoding: role, as: UTF8.self))
    }
    return roles
  }

  /// A place in a text.
  private struct Cursor {
    var rest: Slice<UnsafeBufferPointer<UInt8>>

    /// Goes on behind words, if they come next; says whether.
    mutating func skip(_ words: StaticString) -> Bool {
      let words = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
      guard rest.starts(with: words) else { return false }
      rest = rest[(rest.startIndex + words.count)...]
      return true
    }

    /// The inside of a string of this number of bytes.
    private mutating func string(_ count: Int) -> UnsafeBufferPointer<UInt8>? {
      let quote = UInt8(ascii: "\"")
      guard rest.count >= count + 2, rest[rest.startIndex] == quote, rest[rest.startIndex + count + 1] == quote else {
        return nil
      }
      let start = rest.startIndex + 1
      let inside = UnsafeBufferPointer(rebasing: rest[start..<start + count])
      rest = rest[(start + count + 1)...]
      return inside
    }

    mutating func date() -> CivilDate? { string(CivilDate.length).flatMap { CivilDate(utf8: $0) } }

    /// An identifier in canonical form.
    mutating func value() -> EUI64? {
      guard let text = string(EUI64.canonicalLength) else { return nil }
      var bits: UInt64 = 0
      for (place, byte) in text.enumerated() {
        if place % 3 == 2 {
          guard byte == UInt8(ascii: "-") else { return nil }
          continue
        }
        switch byte {
        case 0x30...0x39: bits = bits << 4 | UInt64(byte - 0x30)
        case 0x41...0x46: bits = bits << 4 | UInt64(byte - 0x37)
        default: return nil
        }
      }
      return EUI64(rawValue: bits)
    }

    /// A whole number as it is written: no sign, no zero before it, and few digits.
    mutating func number() -> Int? {
      let digits = rest.prefix { 0x30...0x39 ~= $0 }
      guard 1...9 ~= digits.count, digits.count == 1 || digits.first != 0x30 else { return nil }
      rest = rest[digits.endIndex...]
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// One of few words.
    mutating func word<Value: RawRepresentable<String>>(_ all: [Value]) -> Value? {
      for value in all {
        let word = value.rawValue.utf8
        let end = rest.startIndex + word.count + 1
        guard end < rest.endIndex, rest[rest.startIndex] == UInt8(ascii: "\""), rest[end] == UInt8(ascii: "\""),
          rest[(rest.startIndex + 1)..<end].elementsEqual(word)
        else { continue }
        rest = rest[(end + 1)...]
        return value
      }
      return nil
    }
  }
}
