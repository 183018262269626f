import EUI64
import IDAllocation
import Messages
import Reporting
import Tables

/// The second stage, in the order of the input: what the rows of a batch have in common. It finds duplicates and
/// identifiers for two Parties or roles, and counts lines; everything else about a row can be told without the rows before it.
final class BatchLedger {
  private let searchesDuplicates: Bool
  private let judge: IdentifierJudge
  private let allocations: AllocationTable?
  /// The Parties that were probably meant by those that the register has not.
  let likelyParties: LikelyParties?
  private var duplicates: DuplicateIndex?
  /// Replaces `duplicates` once there are groups of rows.
  private var claims: ClaimIndex?
  private var groups: GroupNumbers
  /// The line end of the last record that had one: for a last record that has none.
  private var lineEndLength: UInt8 = 1
  /// The lines of all inputs before this one.
  private(set) var linesBefore = 0
  /// From lines to rows, where the input is a sheet of a workbook.
  private var sheet: SheetPlaces?

  init(_ judge: IdentifierJudge, _ options: BatchOptions, countsOnly: Bool) throws(BatchError) {
    searchesDuplicates = options.duplicates != .ignore
    self.judge = judge
    allocations = options.allocations?.table
    likelyParties = options.allocations.map(LikelyParties.init)
    claims = nil
    groups = GroupNumbers(options.userRoles(judge))
    // It takes much memory: where duplicates are not searched for, none is asked for.
    guard searchesDuplicates else {
      duplicates = nil
      return
    }
    duplicates = try DuplicateIndex(
      panelPrefix: judge.rules.panelBlock.block.first.rawValue >> DuplicateIndex.offsetBits,
      testPrefix: judge.rules.testBlock.block.first.rawValue >> DuplicateIndex.offsetBits, needsLines: !countsOnly)
  }

  /// Words given as User Roles that are not User Roles.
  var unknownRoles: String? { groups.unknownRoles.displayText }

  /// The number of one more judge whose chunks must be settled.
  func addJudge() -> Int { groups.addJudge() }

  /// Begins an input: for a sheet of a workbook, lines are told as its rows.
  func beginInput(_ sheet: SheetPlaces?) { self.sheet = sheet }

  func endInput(lines: Int) { linesBefore += lines }

  func noteHeader(lineEndLength length: Int) {
    if length > 0 { lineEndLength = UInt8(length) }
  }

  /// Settles the rows of the next chunk. On an error the chunk keeps the rows that are settled.
  func settle(_ chunk: inout Chunk) throws(BatchError) {
    setLines(&chunk)
    noteUnknownParties(chunk)
    guard searchesDuplicates else { return }
    var settled = 0
    do throws(BatchError) {
      try groups.join(&chunk, done: &settled)
      if claims == nil, !groups.claims.isEmpty {
        claims = try ClaimIndex(
          allocations, judgesRoles: judge.severity(of: .roleShared) != nil,
          judgesParties: judge.severity(of: .twoParties) != nil)
      }
    } catch {
      chunk.rows.keep(settled)
      try compare(&chunk)
      throw error
    }
    try compare(&chunk)
  }

  private func setLines(_ chunk: inout Chunk) {
    let rows = chunk.rows.elements
    guard let last = rows.indices.last else { return }
    if chunk.line > 1 {
      for index in rows.indices { rows[index].line += chunk.line - 1 }
    }
    if let sheet {
      for index in rows.indices { rows[index].line = sheet.row(ofLine: rows[index].line) }
    }
    // Only the last record of an input can have none.
    if rows[last].lineEndLength == 0 {
      rows[last].lineEndLength = lineEndLength
    } else {
      lineEndLength = rows[last].lineEndLength
    }
  }

  private func noteUnknownParties(_ chunk: borrowing Chunk) {
    guard let likelyParties, !chunk.newPairs.isEmpty, !likelyParties.isFull else { return }
    for pair in chunk.newPairs where pair.claim?.findings.has(.unknownParty) ?? false {
      likelyParties.note(pair.party.withUnsafeBufferPointer { ClaimResolver.text(of: $0) })
    }
  }

  /// Compares the rows of a chunk with those before them.
  private func compare(_ chunk: inout Chunk) throws(BatchError) {
    let rows = chunk.rows.elements
    guard chunk.values.count == 0 else { return try countDuplicates(&chunk) }
    var done = 0
    while done < rows.count {
      let run = UnsafeMutableBufferPointer(rebasing: rows[done..<min(done + RowJudge.runLength, rows.count)])
      do throws(BatchError) {
        if claims == nil {
          try duplicates?.judge(run, linesBefore: linesBefore)
        } else {
          try claims?.judge(run, groups.claims, linesBefore: linesBefore)
        }
      } catch {
        chunk.rows.keep(done)
        throw error
      }
      done += run.count
    }
  }

  /// Counts the values of a chunk and judges the rows in between.
  private func countDuplicates(_ chunk: inout Chunk) throws(BatchError) {
    let values = UnsafeBufferPointer(chunk.values.elements)
    let rows = chunk.rows.elements
    var counted = 0
    for index in rows.indices {
      count(UnsafeBufferPointer(rebasing: values[counted..<Int(rows[index].valuesBefore)]), &chunk)
      counted = Int(rows[index].valuesBefore)
      try duplicates?.judge(UnsafeMutableBufferPointer(rebasing: rows[index...index]), linesBefore: linesBefore)
    }
    count(UnsafeBufferPointer(rebasing: values[counted...]), &chunk)
  }

  private func count(_ values: UnsafeBufferPointer<UInt64>, _ chunk: inout Chunk) {
    var rest = values
    while rest.count > 0 {
      let ofOneBlock = UnsafeBufferPointer(rebasing: rest[..<judge.bits.countOfCleanHead(rest)])
      let again = duplicates?.countDuplicates(ofOneBlock) ?? 0
      chunk.counts.add(ofOneBlock.count - again, .valid, nil)
      chunk.duplicateValues += again
      rest = UnsafeBufferPointer(rebasing: rest[ofOneBlock.count...])
    }
  }
}
