public import ExactDecimal

/// What is unpaid by how long it is past its due date, in pounds. The bands add up to all that is unpaid.
public struct Ageing: Hashable, Sendable {
  /// How many days an amount is past its due date. The raw values are stable.
  public enum Band: String, CaseIterable, Sendable {
    /// None: it is due today or later.
    case current
    /// 1 to 30.
    case upTo30 = "overdue_1_30"
    /// 31 to 60.
    case upTo60 = "overdue_31_60"
    /// 61 to 90.
    case upTo90 = "overdue_61_90"
    /// 91 and more.
    case over90 = "overdue_over_90"

    /// The band of a number of days; before the due date there are none.
    public init(daysOverdue days: Int) {
      self =
        switch days {
        case ...0: .current
        case ...30: .upTo30
        case ...60: .upTo60
        case ...90: .upTo90
        default: .over90
        }
    }

    /// As the head of a column: `31-60 days`.
    var title: String {
      switch self {
      case .current: "Not overdue"
      case .upTo30: "1-30 days"
      case .upTo60: "31-60 days"
      case .upTo90: "61-90 days"
      case .over90: "Over 90 days"
      }
    }
  }

  // Fields of their own: a dictionary for each of 100,000 Parties would take longer than all else of them.
  private var (current, upTo30, upTo60) = (ExactDecimal.zero, ExactDecimal.zero, ExactDecimal.zero)
  private var (upTo90, over90) = (ExactDecimal.zero, ExactDecimal.zero)

  /// Nothing unpaid.
  public init() {}

  /// Adds an amount that is a number of days past its due date.
  mutating func add(_ amount: ExactDecimal, daysOverdue days: Int) { self[Band(daysOverdue: days)] += amount }

  /// What is unpaid in a band.
  public private(set) subscript(band: Band) -> ExactDecimal {
    get {
      switch band {
      case .current: current
      case .upTo30: upTo30
      case .upTo60: upTo60
      case .upTo90: upTo90
      case .over90: over90
      }
    }
    set {
      switch band {
      case .current: current = newValue
      case .upTo30: upTo30 = newValue
      case .upTo60: upTo60 = newValue
      case .upTo90: upTo90 = newValue
      case .over90: over90 = newValue
      }
    }
  }

  /// Whether there is nothing in any band.
  public var isEmpty: Bool { Band.allCases.allSatisfy { self[$0].isZero } }

  /// Adds what is in the bands of another.
  mutating func add(_ other: Ageing) {
    for band in Band.allCases { self[band] += other[band] }
  }

  /// All bands by their names, exactly.
  var byName: [String: ExactDecimal] {
    Dictionary(uniqueKeysWithValues: Band.allCases.map { ($0.rawValue, Money.exactly(self[$0])) })
  }
}
