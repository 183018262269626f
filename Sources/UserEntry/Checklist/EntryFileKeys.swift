import Messages
import Reporting

/// The keys of a file of entry records. One that is not of its form would be lost with the next record, and what
/// it was meant to say with it.
struct EntryFileKeys: Decodable {
  /// What is said of the first that is not of the form; `nil` where all are.
  let fault: String?

  init(from decoder: any Decoder) throws {
    let file = try decoder.container(keyedBy: JSONKey.self)
    var faults = [Self.fault(file.allKeys, known: EntryFile.CodingKeys.allCases.map(\.rawValue))]
    var records = try file.nestedUnkeyedContainer(forKey: JSONKey(EntryFile.CodingKeys.records.rawValue))
    while !records.isAtEnd {
      let item = records.currentIndex + 1
      let keys = try records.nestedContainer(keyedBy: JSONKey.self).allKeys
      faults.append(
        Self.fault(keys, known: RequirementRecord.CodingKeys.allCases.map(\.rawValue)).map {
          "records, item \(item): \($0)"
        })
    }
    fault = faults.lazy.compactMap(\.self).first
  }

  private static func fault(_ keys: [JSONKey], known: [String]) -> String? {
    guard let stray = keys.map(\.stringValue).filter({ !known.contains($0) }).min() else { return nil }
    let likely = Suggestion.nearest(to: stray, among: known)
    return "it has an unknown key '\(stray.shown)'" + (likely.map { "; probably meant: \($0)" } ?? "")
  }
}
