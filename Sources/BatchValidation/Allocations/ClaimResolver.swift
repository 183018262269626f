import DelimitedText
import EUI64
import IDAllocation

/// What the Party and role fields of a row claim, by the allocation register.
struct ClaimResolver {
  let index: AllocationIndex
  let kind: IdentifierKind
  let hasParty: Bool
  let hasRole: Bool

  /// Of a batch with these columns; `nil` where no register is given.
  init?(_ options: BatchOptions, _ kind: IdentifierKind, _ header: Header) {
    guard let index = options.allocations else { return nil }
    self.index = index
    self.kind = kind
    hasParty = header.party != nil
    hasRole = header.role != nil
  }

  /// Of fields as they stand in the file.
  func claim(_ party: UnsafeBufferPointer<UInt8>, _ role: UnsafeBufferPointer<UInt8>) -> AllocationClaim {
    index.claim(party: hasParty ? text(of: party) : nil, role: hasRole ? text(of: role) : nil, kind: kind)
  }

  /// Of an identifier and fields as they stand in the file: what is said of them.
  func message(
    _ value: UInt64, _ party: UnsafeBufferPointer<UInt8>, _ role: UnsafeBufferPointer<UInt8>
  ) -> AllocationMessage {
    AllocationMessage(
      index, value: EUI64(rawValue: value), party: hasParty ? text(of: party) : nil,
      role: hasRole ? text(of: role) : nil, kind: kind)
  }

  private func text(of field: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: FieldText.trimmedValue(of: field), as: UTF8.self)
  }
}
