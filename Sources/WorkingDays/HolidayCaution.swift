/// Why the bank holidays that a date rests on may be incomplete.
public enum HolidayCaution: Hashable, Sendable {
  /// The date is after the last bank holiday that was published.
  case projected
  /// The date is more than a year after the date of the list.
  case oldList
}

extension WorkingDayCalendar {
  /// Whether a date lies after the last bank holiday that was published, so that it rests on projected ones.
  public func isProjected(_ date: CivilDate) -> Bool { lastOfficial.map { date > $0 } ?? true }

  /// Whether a date lies more than a year after the date of the list. Single bank holidays are announced about a year
  /// ahead, and some later: the list has no more than what was announced by its date.
  public func isBeyondList(_ date: CivilDate) -> Bool { lastInList.map { date > $0 } ?? false }

  /// Why a date may rest on incomplete bank holidays; `nil` where there is no reason to think so.
  public func caution(for date: CivilDate) -> HolidayCaution? {
    isProjected(date) ? .projected : isBeyondList(date) ? .oldList : nil
  }

  /// What ``caution(for:)`` finds, as a sentence for a person: it begins with the date, has no full stop, and says what
  /// to check. `nil` where there is nothing to say.
  public func warning(for date: CivilDate) -> String? {
    let list = listDate?.description ?? ""
    switch caution(for: date) {
    case nil: return nil
    case .oldList?:
      return "\(date) is more than a year after \(list), the date of the bank holiday list of \(name); check GOV.UK"
        + " for bank holidays announced since"
    case .projected?:
      let reason =
        lastOfficial.map { "the last of \(name) that was published is \($0)" } ?? "none of \(name) was published"
      return "\(date) rests on projected bank holidays; \(reason)"
        + (isBeyondList(date) ? ", and the list is dated \(list), more than a year earlier" : "")
    }
  }
}
