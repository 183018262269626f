public import AllocationRegister
public import ArgumentParser
public import BatchValidation
public import DelimitedText
public import EUI64
public import IDAllocation
public import UserEntry

// The values of the libraries that can be typed on a command line.

extension IdentifierKind: ExpressibleByArgument {}
extension UseEnvironment: ExpressibleByArgument {}
extension TextForm: ExpressibleByArgument {}
extension Verdict: ExpressibleByArgument {}
extension DuplicatePolicy: ExpressibleByArgument {}
extension AllocationRequirement: ExpressibleByArgument {}
extension RequirementState: ExpressibleByArgument {}
extension Estimate: ExpressibleByArgument {}
extension GanttGrouping: ExpressibleByArgument {}

extension AllocationRegister.BatchMode: EnumerableFlag {
  /// What the flag of a mode does.
  public static func help(for value: AllocationRegister.BatchMode) -> ArgumentHelp? {
    switch value {
    case .atomic: "Do all rows of --requests, or none where one is refused. (default)"
    case .each: "Answer each row of --requests by itself."
    }
  }
}

extension RegisterTime: ExpressibleByArgument {
  /// Reads a moment, or a day for its beginning.
  public init?(argument: String) { self.init(argument) }
}

extension ColumnSelector: ExpressibleByArgument {
  /// Reads a name or a number.
  public init?(argument: String) { self.init(argument) }
  /// The name in quotes, or the number.
  public var defaultValueDescription: String { description }
}

extension Delimiter: ExpressibleByArgument {
  /// Reads a character or its name.
  public init?(argument: String) { self.init(argument) }
  /// The name of the comma, or the character itself.
  public var defaultValueDescription: String { self == .comma ? "comma" : String(UnicodeScalar(byte)) }
}
