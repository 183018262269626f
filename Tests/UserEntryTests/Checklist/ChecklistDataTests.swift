import Foundation
import Messages
import Reporting
import TestSupport
import Testing
import UserEntry
import WorkingDays

@Suite("The checklist for scripts: CSV and JSON")
struct ChecklistDataTests {
  private struct Answer: Decodable {
    struct Role: Decodable {
      let role: String
      let complete: Bool?
      let ready: Bool
      let requirements: [Row]
      let duties: [Duty]

      enum CodingKeys: String, CodingKey {
        case role, requirements, duties
        case complete = "user_entry_process_complete"
        case ready = "operationally_ready"
      }
    }

    struct Row: Decodable {
      let requirement, name, group, reference, state: String
      let date, due: String?
      let evidence: String
      let findings: [Finding]
      let metBy, leadTime, source, status, neededBy: String

      enum CodingKeys: String, CodingKey {
        case requirement, name, group, reference, state, date, due, evidence, findings, source, status
        case metBy = "met_by"
        case leadTime = "lead_time"
        case neededBy = "needed_by"
      }
    }

    struct Finding: Decodable {
      let code, detail: String
    }

    struct Duty: Decodable {
      let duty, name, reference: String
      let next: String?
      let everyMonths: Int
      let evidence, source, status, neededBy: String

      enum CodingKeys: String, CodingKey {
        case duty, name, reference, next, evidence, source, status
        case everyMonths = "every_months"
        case neededBy = "needed_by"
      }
    }

    let party, today, rules, reservation: String
    let roles: [Role]
  }

  private static func read(_ checklist: Checklist, pretty: Bool) throws -> Answer {
    try JSONDecoder().decode(Answer.self, from: Data(ChecklistReport(checklist).json(pretty: pretty).utf8))
  }

  /// The records of a kind, without the column that says which.
  private static func records(of checklist: Checklist, _ kind: String) throws -> [[String]] {
    try records(of: ChecklistReport(checklist).csv).filter { $0[0] == kind }.map { Array($0.dropFirst()) }
  }

  private static func records(of csv: String) throws -> [[String]] {
    let (records, openQuote) = PlainCSV(delimiter: ",").records(of: Array(csv.utf8))
    #expect(openQuote == nil)
    return records.map { $0.fields.map { String(decoding: $0.value, as: UTF8.self) } }
  }

  @Test("The columns, which scripts rely on")
  func columns() throws {
    let columns =
      "row,role,requirement,name,group,reference,state,date,due,evidence,findings,met_by,lead_time,source,status,needed_by"
    #expect(ChecklistReport.columns.joined(separator: ",") == columns)
    for (_, checklist) in try ChecklistSamples.all() {
      let csv = ChecklistReport(checklist).csv
      #expect(csv.hasPrefix(columns + "\n"))
      let records = try Self.records(of: csv)
      #expect(
        records.count == 1 + checklist.rows.count + 2 * checklist.roles.count + checklist.duties.count
          + checklist.notes.count)
      #expect(records.allSatisfy { $0.count == 16 })
      // Role by role, and of each the requirements, the totals, the duties, the notes.
      let order = records.dropFirst().map { record in
        (checklist.roles.firstIndex(of: record[1]) ?? -1) * 4
          + (["requirement", "total", "duty", "note"].firstIndex(of: record[0]) ?? -9)
      }
      #expect(order == order.sorted() && order.allSatisfy { $0 >= 0 })
    }
  }

  @Test("CSV says what the checklist says")
  func csv() throws {
    for (name, checklist) in try ChecklistSamples.all() {
      let records = try Self.records(of: checklist, "requirement")
      for (record, row) in zip(records, checklist.rows) {
        let begin = [row.role, row.requirement.id, row.requirement.name, row.requirement.group.rawValue]
        #expect(Array(record.prefix(4)) == begin)
        #expect(record[5] == row.state.rawValue)
        #expect(record[8] == row.evidence, "\(name)")
      }
    }
  }

  @Test("JSON says the same as CSV, on one line and on several")
  func json() throws {
    for (name, checklist) in try ChecklistSamples.all() {
      let records = try Self.records(of: checklist, "requirement")
      for pretty in [true, false] {
        let answer = try Self.read(checklist, pretty: pretty)
        let rows = answer.roles.flatMap { role in
          role.requirements.map { row in
            [
              role.role, row.requirement, row.name, row.group, row.reference, row.state, row.date ?? "", row.due ?? "",
              row.evidence, row.findings.map { "\($0.code): \($0.detail)" }.joined(separator: "; "), row.metBy,
              row.leadTime, row.source, row.status, row.neededBy,
            ]
          }
        }
        #expect(rows == records, "\(name)")
        let totals = answer.roles.flatMap { role in
          [("user-entry-process-complete", role.complete), ("operationally-ready", role.ready)].map {
            [role.role, $0.0, $0.1.map { $0 ? "met" : "open" } ?? "not-applicable"]
          }
        }
        #expect(try Self.records(of: checklist, "total").map { [$0[0], $0[1], $0[5]] } == totals, "\(name)")
        let duties = answer.roles.flatMap { role in
          role.duties.map { duty in
            let state = duty.next.map { $0 < answer.today ? "late" : "open" } ?? ""
            let interval = duty.everyMonths == 1 ? "every month" : "every \(duty.everyMonths) months"
            return [
              role.role, duty.duty, duty.name, "", duty.reference, state, "", duty.next ?? "", duty.evidence, "", "",
              interval,
              duty.source, duty.status, duty.neededBy,
            ]
          }
        }
        #expect(try Self.records(of: checklist, "duty") == duties, "\(name)")
      }
    }
  }

  @Test("JSON has the totals, the duties and the reservation")
  func totals() throws {
    for (_, checklist) in try ChecklistSamples.all() {
      let answer = try Self.read(checklist, pretty: true)
      #expect(answer.party == checklist.party)
      #expect(answer.today == checklist.today.description)
      #expect(answer.rules == checklist.rules.ruleSet)
      #expect(answer.reservation == checklist.rules.reservation)
      #expect(answer.roles.map(\.role) == checklist.roles)
      #expect(answer.roles.map(\.complete) == checklist.roles.map { checklist.isUserEntryProcessComplete($0) })
      #expect(answer.roles.map(\.ready) == checklist.roles.map { checklist.isOperationallyReady($0) })
      let duties = answer.roles.flatMap { role in
        role.duties.map { "\(role.role) \($0.duty) \($0.next ?? "none") \($0.everyMonths) \($0.status)" }
      }
      #expect(
        duties
          == checklist.duties.map {
            "\($0.role) \($0.duty.id) \($0.next?.description ?? "none") \($0.duty.everyMonths) \($0.duty.rule.status.rawValue)"
          })
    }
  }

  @Test("One line of JSON is one line")
  func lines() throws {
    for (_, checklist) in try ChecklistSamples.all() {
      let line = ChecklistReport(checklist).json(pretty: false)
      #expect(line.utf8.count { $0 == 0x0A } == 1 && line.hasSuffix("}\n"))
      #expect(ChecklistReport(checklist).json(pretty: true).hasSuffix("}\n"))
    }
  }
}
