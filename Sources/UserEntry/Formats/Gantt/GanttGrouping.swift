/// What tasks are put together by.
package enum GanttGrouping: String, CaseIterable, Sendable {
  /// The part of the way that they belong to.
  case phase
  /// Who does them.
  case owner
}
