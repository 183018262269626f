public import ExactDecimal
import Messages
import Reporting

/// How an amount is rounded, as a rule says.
public struct RoundingInstruction: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The digits that stay behind the point: 2 for pence, 0 for pounds. In files from 0 to 12.
  public let scale: Int
  /// What happens between two amounts.
  public let rule: RoundingRule

  /// Makes an instruction.
  public init(scale: Int, rule: RoundingRule) {
    self.scale = scale
    self.rule = rule
  }

  /// Reads an instruction; throws for a scale that is not from 0 to 12.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    scale = try container.decode(0...12, forKey: .scale)
    rule = try container.decode(RoundingRule.self, forKey: .rule)
  }

  private enum CodingKeys: String, CodingKey { case scale, rule }

  /// An exact number, rounded.
  public func applied(to number: ExactFraction) -> ExactDecimal { number.rounded(scale: scale, rule) }

  /// `to the penny, half-up`.
  public var description: String {
    let unit = scale == 2 ? "the penny" : scale == 0 ? "the pound" : "\(scale.counted("digit")) after the point"
    return "to \(unit), \(rule.rawValue)"
  }
}
