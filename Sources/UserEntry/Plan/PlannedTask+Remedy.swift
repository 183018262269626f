import Tables

extension PlannedTask {
  /// What can be done to make it shorter, and by whom: `can't be shortened`, `not in the Party's hand: ask DCC`.
  public var remedy: String {
    let parts = owner.split(separator: "+").map { CellText.trimmed($0) }.filter { !$0.isEmpty }
    let others = parts.filter { !Self.isParty($0) }
    let names = others.joined(separator: " and ")
    let isShared = others.count < parts.count
    let asking = (isShared ? " alone" : "") + (names.isEmpty ? "" : ": ask \(names)")
    return switch kind {
    case .notice: "can't be shortened"
    case .maximumResponse, .external: "not in the Party's hand\(asking)"
    case .meeting: "only an earlier meeting helps\(names.isEmpty ? "" : ": ask \(names)")"
    case .effort where others.isEmpty: "can be shortened by the Party"
    case .effort:
      isShared ? "can be shortened by the Party with \(names)" : "can be shortened by \(names), not the Party"
    case .milestone: "follows from the others"
    }
  }

  /// Whether an owner is the Party, as `Network Party` is: `Party + DCC` has two owners.
  private static func isParty(_ owner: String) -> Bool { owner == "Party" || owner.hasSuffix(" Party") }
}
