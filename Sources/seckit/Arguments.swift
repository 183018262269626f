public import ArgumentParser
public import BatchValidation
public import DelimitedText
public import EUI64
public import IDAllocation

// The values of the libraries that can be typed on a command line.

extension IdentifierKind: ExpressibleByArgument {}
extension UseEnvironment: ExpressibleByArgument {}
extension TextForm: ExpressibleByArgument {}
extension Verdict: ExpressibleByArgument {}
extension RowFormat: ExpressibleByArgument {}
extension DuplicatePolicy: ExpressibleByArgument {}

extension ColumnSelector: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String { description }
}

extension Delimiter: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String { self == .comma ? "comma" : String(UnicodeScalar(byte)) }
}
