import EUI64

/// What a test file holds. The same recipe always makes the same bytes.
public struct BatchRecipe: Sendable {
  /// How the rows are written.
  public enum Layout: String, CaseIterable, Sendable {
    /// One identifier a line.
    case lines
    /// `request_id,name,id,note` with quoted fields, some of which hold delimiters and doubled quotes.
    case csv
  }

  /// How an identifier is written.
  public enum Form: String, CaseIterable, Sendable {
    case canonical, lowercase, colons, dots, bare
    /// One of the others in each row, at random.
    case mixed
  }

  /// A way in which a row is wrong.
  public enum Fault: String, CaseIterable, Sendable {
    /// An identifier of no block.
    case outsideBlock = "outside-block"
    /// A letter that is not a hex digit.
    case badCharacter = "bad-character"
    /// A digit is missing.
    case wrongLength = "wrong-length"
    /// An en dash for a hyphen.
    case notASCII = "not-ascii"
    /// Nothing.
    case missing
    /// One of the others in each row, at random.
    case mixed
  }

  /// Which identifiers come.
  public enum Order: String, CaseIterable, Sendable {
    /// Any of the Panel block, each row for itself: some come more than once.
    case random
    /// From the first of the Panel block upwards, each once; 2^28 rows are the whole block.
    case sequential
  }

  /// The number of rows.
  public var rows = 1_000_000
  /// Where the random numbers start.
  public var seed: UInt64 = 1
  /// How the rows are written.
  public var layout = Layout.lines
  /// How identifiers are written.
  public var form = Form.canonical
  /// Which identifiers come.
  public var order = Order.random
  /// How many of a million rows are wrong.
  public var faultsInAMillion = 0
  /// In which way they are wrong.
  public var fault = Fault.mixed
  /// Whether lines end in CRLF.
  public var hasCarriageReturns = false

  /// A million valid canonical identifiers, one per line.
  public init() {}

  /// All identifiers of the Panel block.
  public static let wholeBlock = 1 << 28
}
