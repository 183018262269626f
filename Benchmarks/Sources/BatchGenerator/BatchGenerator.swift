import EUI64
public import Files

/// Makes the rows of a recipe one after the other, in memory that doesn't depend on their number.
public struct BatchGenerator {
  private let recipe: BatchRecipe
  private var state: UInt64

  private static let panelBlock: UInt64 = 0x70B3_D51F_3000_0000
  private static let names: [StaticString] = [
    "\"North Grid, Ltd\"", "\"East \"\"Power\"\" plc\"", "GasCo", "\"Wires & Pipes, UK\"", "Alpha",
  ]

  /// Makes a generator at the first row.
  public init(_ recipe: BatchRecipe) {
    self.recipe = recipe
    state = recipe.seed
  }

  /// Writes all rows, with a header before rows of CSV.
  public mutating func write(to buffer: inout OutputBuffer) throws(FileError) {
    if recipe.layout == .csv {
      buffer.append("request_id,name,id,note")
      endLine(&buffer)
    }
    for row in 0..<recipe.rows {
      append(row, to: &buffer)
      try buffer.writeIfFull()
    }
    try buffer.flush()
  }

  private mutating func append(_ row: Int, to buffer: inout OutputBuffer) {
    let choice = next()
    if recipe.layout == .csv {
      buffer.append("REQ-")
      buffer.append(decimal: row)
      buffer.append(UInt8(ascii: ","))
      buffer.append(Self.names[Int(choice >> 32) % Self.names.count])
      buffer.append(UInt8(ascii: ","))
    }
    let offset = recipe.order == .sequential ? UInt64(row) & 0xFFF_FFFF : next() >> 36
    let isFaulty = recipe.faultsInAMillion > 0 && Int(choice % 1_000_000) < recipe.faultsInAMillion
    appendIdentifier(EUI64(rawValue: Self.panelBlock | offset), isFaulty: isFaulty, to: &buffer)
    if recipe.layout == .csv { buffer.append(",\"meter point, batch\"") }
    endLine(&buffer)
  }

  private mutating func appendIdentifier(_ identifier: EUI64, isFaulty: Bool, to buffer: inout OutputBuffer) {
    guard isFaulty else { return appendForm(identifier, to: &buffer) }
    var fault = recipe.fault
    while fault == .mixed { fault = Self.pick(BatchRecipe.Fault.allCases, next()) }
    let text = identifier.description
    switch fault {
    case .outsideBlock: appendForm(EUI64(rawValue: identifier.rawValue ^ 0x0000_0010_0000_0000), to: &buffer)
    case .badCharacter: buffer.append(text.replacing("70-B3", with: "7O-B3"))
    case .wrongLength: buffer.append(String(text.dropLast()))
    case .notASCII: buffer.append(text.replacing("-", with: "\u{2013}"))
    case .missing, .mixed: break
    }
  }

  private mutating func appendForm(_ identifier: EUI64, to buffer: inout OutputBuffer) {
    var form = recipe.form
    while form == .mixed { form = Self.pick(BatchRecipe.Form.allCases, next()) }
    switch form {
    case .canonical, .mixed:
      identifier.writeCanonical(to: buffer.reserve(EUI64.canonicalLength))
      buffer.advance(by: EUI64.canonicalLength)
    case .lowercase: buffer.append(identifier.formatted(.hyphens, lowercase: true))
    case .colons: buffer.append(identifier.formatted(.colons))
    case .dots: buffer.append(identifier.formatted(.dots))
    case .bare: buffer.append(identifier.formatted(.bare))
    }
  }

  private func endLine(_ buffer: inout OutputBuffer) {
    if recipe.hasCarriageReturns { buffer.append(UInt8(ascii: "\r")) }
    buffer.append(UInt8(ascii: "\n"))
  }

  private static func pick<Choice>(_ choices: [Choice], _ random: UInt64) -> Choice {
    choices[Int(random >> 33) % choices.count]
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
