import EUI64
import IDAllocation

extension RegisterReport {
  /// What `seckit validate` says of an identifier that its holder uses: the code of the worst finding and its words; empty
  /// for one that is as it should be.
  func judgement(
    of value: EUI64, _ identifier: AllocatedIdentifier?, _ range: AllocatedRange?, _ holder: Organisation?
  ) throws(RegisterError) -> (code: String, detail: String) {
    let kind: IdentifierKind =
      switch holder?.kind {
      case .rdp: .rdp
      case .dcc: .dcc
      case .party, nil: .user
      }
    guard layout.block.contains(value) else {
      let finding = IdentifierJudge(kind: kind).judge(value).finding
      return (finding?.code.name ?? "", finding?.message ?? "")
    }
    // What is said rests on the holder, the range and the identifier alone, and on who has the number of the identifier.
    var register = MemoryRegister(layout: layout)
    for organisation in [holder, try organisation(layout.number(of: value))].compactMap(\.self)
    where register.organisation(organisation.number) == nil {
      register.apply(.addOrganisation(organisation))
    }
    if let range { register.apply(.addRange(range)) }
    if let identifier { register.apply(.addIdentifier(identifier)) }
    let index = try AllocationIndex(register, name: "the register")
    let finding = index.findings(on: value, party: holder?.signifier, role: nil, kind: kind).first
    return (finding?.code.name ?? "", finding?.detail ?? "")
  }

  private func organisation(_ number: Int) throws(RegisterError) -> Organisation? {
    switch source {
    case .stored(let register): try register.organisation(String(number))?.organisation
    case .memory(let state): state.organisation(number)
    }
  }
}
