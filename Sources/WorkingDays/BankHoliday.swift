/// A day that is no Working Day though it may be no weekend.
public struct BankHoliday: Hashable, Sendable {
  /// The day.
  public let date: CivilDate
  /// What it is called: `Good Friday`.
  public let title: String
  /// Whether it stands in an official list, or was only worked out by the standing rules.
  public let isOfficial: Bool

  /// Makes a bank holiday, or a day that a user wants to be treated as one.
  public init(date: CivilDate, title: String, isOfficial: Bool = true) {
    self.date = date
    self.title = title
    self.isOfficial = isOfficial
  }
}
