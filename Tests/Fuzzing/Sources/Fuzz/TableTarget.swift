import CreditCover
import Files
import TestSupport
import UserEntry
import WorkingDayBatch
import WorkingDays

/// Tables, as bytes of any form: text or a workbook. Read in pieces they are what they are as a whole. The first byte says
/// which table it is.
enum TableTarget {
  @Sendable static func checkWorkdays(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let questions: [WorkingDayQuestion] = [
      .add(.fixed(5), .adjusted), .isWorkingDay, .latestNotice(.fixed(5), .clearDays),
      .subtract(.fixed(2), .unadjusted),
    ]
    check(input) { source in
      let sink = Sink()
      var calls = SystemCalls.operatingSystem
      calls.write = { sink.append($1, $2) }
      var options = WorkingDayBatchOptions()
      options.isJSON = first & 8 != 0
      options.hasHeader = first & 16 == 0
      var batch = WorkingDayBatch(
        questions[Int(first) % 4], calendar: calendar, options: options, output: OutputFile(calls: calls))
      var error = ""
      do { try batch.answer(source) } catch let failure { error = "\(failure)" }
      return "\(sink.bytes) \(batch.summary) \(batch.notices) \(error)"
    }
  }

  @Sendable static func checkCover(_ input: [UInt8]) {
    guard let first = input.first, let day = CivilDate("2025-04-17"),
      let rules = try? CreditCoverRuleSet.builtIn.inForce(on: day)
    else { return }
    let parties = ScriptedSource("party\nALPHA\nBRAVO\n", name: "parties.csv")
    check(input) { source in
      do {
        switch first % 5 {
        case 0: return "\(try CoverInputs.read(parties: source, invoices: nil, support: nil, rules: rules))"
        case 1: return "\(try CoverInputs.read(parties: parties, invoices: source, support: nil, rules: rules))"
        case 2: return "\(try CoverInputs.read(parties: parties, invoices: nil, support: source, rules: rules))"
        case 3:
          return
            "\(try CoverInputs.readWithNotified(parties: parties, invoices: nil, support: nil, notified: source, rules: rules))"
        default: return "\(String(describing: try CoverResult(source, party: "ALPHA")))"
        }
      } catch {
        return "\(error)"
      }
    }
  }

  @Sendable static func checkEntry(_ input: [UInt8]) {
    guard let first = input.first else { return }
    check(input) { source in
      do {
        let tables =
          switch first % 3 {
          case 0: try EntryTables(tasks: source)
          case 1: try EntryTables(actuals: source)
          default: try EntryTables(meetings: source)
          }
        return "\(tables.actuals) \(tables.meetings) \(tables.notices)"
      } catch {
        return "\(error)"
      }
    }
  }

  private static func check(_ input: [UInt8], _ read: (any ByteSource) -> String) {
    let bytes = Array(input.dropFirst())
    let whole = read(ScriptedSource(bytes, name: "table"))
    precondition(
      read(ScriptedSource(bytes, name: "table", pieces: [1, 61, 7])) == whole, "pieces are read as the whole is not")
  }
}

/// Takes what is written.
private final class Sink: @unchecked Sendable {
  private(set) var bytes: [UInt8] = []

  func append(_ start: UnsafeRawPointer, _ count: Int) -> Int {
    bytes += UnsafeRawBufferPointer(start: start, count: count)
    return count
  }
}
