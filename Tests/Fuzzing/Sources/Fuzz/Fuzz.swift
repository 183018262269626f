import BatchFuzzing
import Glibc
import WorkingDays

/// What the fuzzer calls with each input that it makes up. `SECKIT_FUZZ` names the reader that gets it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  target(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

private let targets: [String: @Sendable ([UInt8]) -> Void] = [
  "lines": { FuzzInput(.lines, $0)?.check() },
  "csv": { FuzzInput(.csv, $0)?.check() },
  "workbooks": WorkbookTarget.check,
  "workdays": TableTarget.checkWorkdays,
  "cover": TableTarget.checkCover,
  "entry-tables": TableTarget.checkEntry,
  "rules": JSONTarget.checkRules,
  "previous": JSONTarget.checkPrevious,
  "entry": JSONTarget.checkEntryFile,
  "plan": JSONTarget.checkPlan,
]

private let target: @Sendable ([UInt8]) -> Void = {
  let name = getenv("SECKIT_FUZZ").map { String(cString: $0) } ?? ""
  guard let target = targets[name] else {
    fatalError("SECKIT_FUZZ is one of \(targets.keys.sorted().joined(separator: ", ")), not '\(name)'")
  }
  return target
}()

/// The calendar of all targets that count Working Days.
let calendar: WorkingDayCalendar = {
  do { return try BankHolidays.builtIn.calendar("england-and-wales") } catch { fatalError("\(error)") }
}()
