import GRDB
public import IDAllocation
import Messages
import Reporting

/// A request with the id under which it may be asked again.
public struct SubmittedRequest: Sendable {
  /// Its id; `nil` for a request that is new each time.
  public let id: String?
  /// What is asked, or why that can't be read.
  public let request: Result<RegisterRequest, RegisterRefusal>

  /// A request. Made again under the same id it gets the same answer, and nothing more is given out.
  public init(id: String?, _ request: Result<RegisterRequest, RegisterRefusal>) {
    self.id = id
    self.request = request
  }
}

extension AllocationRegister {
  /// What a request that is refused means for the others of its batch.
  public enum BatchMode: String, CaseIterable, Sendable {
    /// All requests, or none where one is refused.
    case atomic
    /// Each by itself.
    case each
  }

  /// Answers a request. What it answers with `allocated` or `done` is on the disk when it returns, and so is the answer to a
  /// request with an id that is not refused: asked again, it gets the same. A refusal gives nothing out and is not kept, so
  /// that an obstacle can be removed. With `isDryRun` nothing is changed, and the answer is what it would be. A time
  /// before the last event's is taken to be as late as that, or, where it is exact, is an error if there is anything to do.
  public func answer(
    _ request: SubmittedRequest, time: RegisterTime, actor: String, isTimeExact: Bool = false, isDryRun: Bool = false
  ) throws(RegisterError) -> RegisterAnswer {
    try write { store in
      let head = try EventLog.last(store).sequence
      let answer = try answer(request, in: store, time: time, actor: actor, isTimeExact: isTimeExact)
      return (isDryRun ? answer.withoutEvent(after: head) : answer, !isDryRun && answer.happened(after: head))
    }
  }

  /// Answers requests in one transaction: all of them are done, or, where one is refused, none; then those that would have
  /// been done are answered with the code `batch-refused`.
  public func answerAll(
    _ requests: [SubmittedRequest], time: RegisterTime, actor: String, isTimeExact: Bool = false,
    isDryRun: Bool = false
  ) throws(RegisterError) -> [RegisterAnswer] {
    var refused: [Int] = []
    var answers = try write { store in
      let head = try EventLog.last(store).sequence
      var answers = try requests.map { try answer($0, in: store, time: time, actor: actor, isTimeExact: isTimeExact) }
      let isRefused = answers.contains { $0.status == .refused }
      if isRefused {
        refused = answers.indices.filter { answers[$0].status == .refused }
        // What was there before stays so; what rests on another row of the batch was not done either.
        for index in answers.indices
        where answers[index].status != .refused && (answers[index].sequence ?? .max) > head {
          answers[index] = RegisterAnswer(notDoneFor: "not done, because another row of the batch was refused")
        }
      }
      return (
        isDryRun ? answers.map { $0.withoutEvent(after: head) } : answers,
        !isRefused && !isDryRun && answers.contains { $0.happened(after: head) }
      )
    }
    guard !refused.isEmpty else { return answers }
    // A reason may name what another row would have been given, but was not.
    let alone = try write { store in
      // What is given in a savepoint is free again, so that what is found to be given before it holds for all.
      let free = FreeIdentifiers()
      let would = try refused.filter { index in
        var isRefused = true
        try store.db.inSavepoint {
          isRefused =
            try answer(
              requests[index],
              in: StoredRegister(
                db: store.db, layout: store.layout, freeIdentifiers: free, checkedRows: store.checkedRows),
              time: time, actor: actor, isTimeExact: isTimeExact
            ).status == .refused
          return .rollback
        }
        return !isRefused
      }
      return (would, false)
    }
    for index in alone {
      answers[index].detail = "because of earlier rows, which were not done either: \(answers[index].detail)"
    }
    return answers
  }

  /// What requests would be answered one after the other, each by itself. Nothing is changed.
  public func preview(
    _ requests: [SubmittedRequest], time: RegisterTime, actor: String, isTimeExact: Bool = false
  ) throws(RegisterError) -> [RegisterAnswer] {
    try write { store in
      let head = try EventLog.last(store).sequence
      return (
        try requests.map {
          try answer($0, in: store, time: time, actor: actor, isTimeExact: isTimeExact).withoutEvent(after: head)
        }, false
      )
    }
  }

  private func answer(
    _ identified: SubmittedRequest, in store: StoredRegister, time: RegisterTime, actor: String, isTimeExact: Bool
  ) throws -> RegisterAnswer {
    let request: RegisterRequest
    switch identified.request {
    case .success(let read): request = read.normal
    case .failure(let refusal): return RegisterAnswer(refusal)
    }
    let content = JSONDocument.text(of: request, pretty: false)
    if let id = identified.id {
      if let earlier = try EventLog.event(answering: id, store) {
        guard try earlier.request.utf8.elementsEqual(content.utf8) || earlier.decodedRequest() == request else {
          return RegisterAnswer(
            RegisterRefusal(
              .requestReused, "the request '\(id.shown)' was already made with other content; give it another id"))
        }
        var answer = RegisterAnswer(earlier, try earlier.decoded(), in: store.checked)
        answer.status = .already
        answer.detail = "the request '\(id.shown)' was already answered"
        return answer
      }
      do throws(RegisterRefusal) {
        try RegisterText.check(id, "a request id")
      } catch {
        return RegisterAnswer(error)
      }
    }
    do {
      // The clock may be behind the last event's: then it is as late as that.
      let last = try EventLog.last(store)
      let moment = max(time, last.time)
      let action = try RegisterRules.action(for: request, in: store.checked, on: moment.date)
      guard identified.id != nil || !action.onlyConfirms else { return RegisterAnswer(nil, action, in: store.checked) }
      if isTimeExact, moment != time {
        // What is refused in any case is refused first.
        _ = try RegisterRules.changes(for: action, in: store.checked, on: moment.date)
        throw RegisterError.timeBefore(time, last: last.time)
      }
      let event = try EventLog.append(
        action, to: store, time: moment, actor: actor,
        answering: identified.id != nil || request.givesMoreEachTime ? (identified.id, content) : nil)
      return RegisterAnswer(event, action, in: store.checked)
    } catch let refusal as RegisterRefusal {
      guard let party = request.party, refusal == RegisterRules.unknown(party) else { return RegisterAnswer(refusal) }
      return RegisterAnswer(RegisterRules.unknown(party, likely: try likelyParty(party, in: store)))
    }
  }

  /// The signifier that was probably meant by one that there is not.
  private func likelyParty(_ party: String, in store: StoredRegister) throws -> String? {
    if likelyParties == nil {
      let signifiers = try store.signifiers()
      likelyParties = Suggestions(signifiers)
    }
    return likelyParties?.nearest(to: party)
  }
}

extension RegisterAnswer {
  /// Whether something has happened for it, behind the event that was the last one.
  fileprivate func happened(after head: Int) -> Bool { sequence.map { $0 > head } ?? false }

  /// The answer as it would be: without its event, if it had one, since that has not happened.
  fileprivate func withoutEvent(after head: Int) -> RegisterAnswer {
    guard happened(after: head) else { return self }
    var answer = self
    (answer.sequence, answer.hash) = (nil, nil)
    return answer
  }

  /// The answer to a request that could have been done but was not.
  fileprivate init(notDoneFor reason: String) {
    status = .refused
    code = RegisterRefusal.Code.batchRefused.rawValue
    detail = reason
  }
}
