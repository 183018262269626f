import ExactDecimal
import Messages

/// Applies the causes of a change one after the other.
struct MovementBuilder {
  let old: PartyRecord
  let new: PartyRecord
  let rules: RuleMovement
  private var figures: CreditCoverFigures
  private var made: [Movement.Step] = []

  init(old: PartyRecord, new: PartyRecord, rules: RuleMovement) {
    self.old = old
    self.new = new
    self.rules = rules
    figures = old.figures
  }

  mutating func steps() -> [Movement.Step] {
    for change in rules.changes { add(.rules, change.detail, change.apply) }
    // Of a Party with the other method the percentage changes nothing by itself.
    figures.uplift = new.uplift
    addCharges()
    addTerms()
    addInstruments()
    return made
  }

  /// Adds a step, unless the cause left the figures as they were.
  private mutating func add(_ cause: MovementCause, _ detail: String, _ change: (inout CreditCoverFigures) -> Void) {
    var next = figures
    change(&next)
    guard next != figures else { return }
    made.append(Movement.Step(cause: cause, detail: detail, change: CoverChange(from: figures, to: next)))
    figures = next
  }

  private mutating func addCharges() {
    let (old, new) = (old, new)
    let before = Dictionary(uniqueKeysWithValues: old.invoices.map { ($0.invoice, $0) })
    let now = Set(new.invoices.map(\.invoice))
    var charges = ExactDecimal.zero
    var payments = ExactDecimal.zero
    var counts = (new: 0, changed: 0, settled: 0)
    for invoice in new.invoices {
      let earlier = before[invoice.invoice]
      let change = invoice.gross - (earlier?.gross ?? .zero)
      charges += change
      payments += invoice.paid - (earlier?.paid ?? .zero)
      if earlier == nil { counts.new += 1 } else if !change.isZero { counts.changed += 1 }
    }
    for invoice in old.invoices where !now.contains(invoice.invoice) {
      payments += invoice.gross - invoice.paid
      counts.settled += 1
    }
    let monthly = new.monthlyInvoice - old.monthlyInvoice
    var details: [String] = []
    if counts.new > 0 { details.append(counts.new.counted("new Invoice")) }
    if counts.changed > 0 { details.append("\(counts.changed) changed") }
    if !charges.isZero { details.append(Money.change(charges)) }
    if !monthly.isZero { details.append("monthly Invoice \(Money.change(monthly))") }
    add(.charges, details.joined(separator: ", ")) {
      $0.unpaid += charges
      $0.monthlyInvoice = new.monthlyInvoice
    }
    add(.estimate, Money.change(new.estimate - old.estimate)) { $0.estimate = new.estimate }
    add(
      .payment,
      "\(Money.change(-payments))" + (counts.settled > 0 ? ", \(counts.settled) no longer listed" : "")
    ) { $0.unpaid -= payments }
    let leftOut = new.invoices.reduce(.zero) { $0 + $1.leftOut } - old.invoices.reduce(.zero) { $0 + $1.leftOut }
    add(.leftOut, "disputed and overpaid Invoices that don't count: \(Money.change(-leftOut))") { $0.unpaid -= leftOut }
  }

  private mutating func addTerms() {
    let (old, new) = (old, new)
    let methods = "\(old.method.rawValue) to \(new.method.rawValue)"
    add(.method, methods) { $0.method = new.method }
    var limits: [String] = []
    if old.maximumCreditValue != new.maximumCreditValue {
      let values = (Money.grouped(old.maximumCreditValue), Money.grouped(new.maximumCreditValue))
      limits.append("Maximum Credit Value \(values.0) to \(values.1)")
    }
    if figures.creditFactor != new.creditFactor {
      let bases = (old.creditFactorBasis, new.creditFactorBasis)
      limits.append("factor \(figures.creditFactor) % (\(bases.0)) to \(new.creditFactor) % (\(bases.1))")
    }
    add(.limit, limits.joined(separator: ", ")) {
      $0.maximumCreditValue = new.maximumCreditValue
      $0.creditFactor = new.creditFactor
    }
    add(.rounding, "\(old.rounding) to \(new.rounding)") { $0.rounding = new.rounding }
    add(.threshold, "\(Money.grouped(old.threshold)) to \(Money.grouped(new.threshold))") {
      $0.threshold = new.threshold
    }
  }

  private mutating func addInstruments() {
    let before = Dictionary(uniqueKeysWithValues: old.instruments.map { ($0.instrument, $0) })
    let counted = rules.counted
    let now = Dictionary(uniqueKeysWithValues: new.instruments.map { ($0.instrument, $0) })
    var changes: [(cause: MovementCause, detail: String, amount: ExactDecimal)] = []
    for instrument in new.instruments {
      let name = "\(instrument.kind.name) \(instrument.instrument)"
      let earlier = before[instrument.instrument]
      switch (counted.contains(instrument.instrument), instrument.isCounted) {
      case (true, true):
        changes.append((.instrumentChanged, name, instrument.amount - (earlier?.amount ?? .zero)))
      case (true, false):
        let reasons = instrument.failed.map(\.rawValue).joined(separator: ", ")
        changes.append((.instrumentLapsed, "\(name): \(reasons)", -(earlier?.amount ?? .zero)))
      case (false, true):
        changes.append((earlier == nil ? .instrumentAdded : .instrumentRestored, name, instrument.amount))
      case (false, false): break
      }
    }
    for instrument in old.instruments where counted.contains(instrument.instrument) && now[instrument.instrument] == nil
    {
      changes.append(
        (.instrumentWithdrawn, "\(instrument.kind.name) \(instrument.instrument)", -instrument.amount))
    }
    for cause in MovementCause.allCases {
      for change in changes where change.cause == cause {
        add(cause, change.detail) { $0.counted += change.amount }
      }
    }
  }
}
