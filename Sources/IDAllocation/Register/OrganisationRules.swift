import EUI64

/// The rules on organisations and their ranges.
enum OrganisationRules {
  static func check(_ organisation: Organisation, _ ranges: [AllocatedRange], in view: some RegisterView) throws {
    let layout = view.layout
    guard layout.numbers.contains(organisation.number) else { throw RegisterRules.outside(organisation.number, view) }
    guard organisation.kind != .dcc else {
      throw RegisterRefusal(.dccTaken, "the DCC is organisation \(layout.dccOrganisation), from the beginning")
    }
    try check(name: organisation.name)
    for past in organisation.pastNames { try check(name: past.name) }
    guard layout.isSignifier(organisation.signifier) else {
      throw RegisterRefusal(
        .invalidSignifier,
        "'\(organisation.signifier)' is no Party Signifier: 1 to \(layout.signifierLength) capital letters, digits and"
          + " hyphens, one a letter at least")
    }
    if let other = try view.organisation(organisation.number) {
      throw RegisterRefusal(.numberTaken, "number \(organisation.number) is \(other.signifier)'s, for ever")
    }
    if let other = try view.organisation(signifier: organisation.signifier) {
      throw RegisterRefusal(
        .signifierTaken, "the signifier \(organisation.signifier) is that of number \(other.number), for ever")
    }
    for (index, range) in ranges.enumerated() {
      guard range.organisation == organisation.number, range.first <= range.last, layout.block.contains(range.first),
        layout.block.contains(range.last)
      else { throw RegisterRefusal(.rangeOutside, "\(range.words) is no range of the block") }
      let other = try view.range(overlapping: range) ?? ranges[..<index].first { $0.overlaps(range) }
      if let other {
        throw RegisterRefusal(.rangeTaken, "\(range.words) overlaps \(other.words), of number \(other.organisation)")
      }
    }
  }

  /// A Party has one organisation number: a second for the same name is refused where it is asked for.
  static func checkIsNew(
    _ name: String, _ kind: OrganisationKind, in view: some RegisterView, besides number: Int? = nil
  ) throws {
    guard let other = try view.activeOrganisation(named: name, kind: kind), other.number != number else { return }
    throw RegisterRefusal(
      .nameTaken, "\(other.words) has the name '\(other.name)'; a Party has one organisation number")
  }

  static func check(name: String) throws {
    guard RegisterRules.nameLength.contains(name.unicodeScalars.count),
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }),
      !name.allSatisfy(\.isWhitespace), !name.unicodeScalars.contains("\u{FFFD}")
    else {
      throw RegisterRefusal(
        .invalidName,
        "a name has \(RegisterRules.nameLength.lowerBound) to \(RegisterRules.nameLength.upperBound) characters, and no"
          + " control characters or bytes that are no UTF-8")
    }
  }
}
