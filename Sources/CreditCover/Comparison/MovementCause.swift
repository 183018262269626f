/// Why a Party's figures changed since the last assessment. The raw values are stable.
public enum MovementCause: String, CaseIterable, Encodable, Sendable {
  /// The Party was not there.
  case joined
  /// The Party is no longer there.
  case left
  /// The rules, of a file or of another date; the detail names the rule.
  case rules
  /// Invoices that are new or changed, and the monthly Invoice.
  case charges
  /// The estimate of Charges.
  case estimate
  /// Payments; an Invoice that is no longer listed counts as paid.
  case payment
  /// The method of the Value at Risk.
  case method
  /// The Maximum Credit Value, or the Unsecured Credit Factor.
  case limit
  /// How amounts are rounded.
  case rounding
  /// The Credit Cover Threshold.
  case threshold
  /// An instrument is new.
  case instrumentAdded = "instrument-added"
  /// An instrument counts again.
  case instrumentRestored = "instrument-restored"
  /// The amount of an instrument changed.
  case instrumentChanged = "instrument-changed"
  /// An instrument no longer counts.
  case instrumentLapsed = "instrument-lapsed"
  /// An instrument that counted is no longer listed.
  case instrumentWithdrawn = "instrument-withdrawn"
}
