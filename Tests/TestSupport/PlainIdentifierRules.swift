import Messages

/// Section 3 of the contract the slow and plain way: its table, word for word, and its rules on the sixteen hex digits
/// as text. Shares nothing with the code under test.
package enum PlainIdentifierRules {
  /// What one code weighs, by kind and environment: `ok` where it is not a finding.
  package struct Row: Sendable {
    package let code: String
    let cells: [String]

    /// The cell for a kind and environment; `nil` for `ok`.
    package func severity(kind: String, environment: String) -> String? {
      let isTest = environment == "test"
      let cell =
        switch kind {
        case "user", "rdp", "dcc": cells[isTest ? 1 : 0]
        case "device": cells[isTest ? 3 : 2]
        default: cells[4]
        }
      return cell == "error" || cell == "warning" ? cell : nil
    }
  }

  /// The table of section 3.
  package static let table: [Row] = """
    null              | error         | error         | error   | error   | error
    group-bit         | error         | error         | error   | error   | error
    local-bit         | error         | error         | warning | warning | warning
    test-block        | error         | ok            | error   | error   | ok
    sample-block      | error         | warning       | error   | ok      | ok
    production-block  | ok            | warning       | error   | error   | ok
    outside-block     | error         | error         | ok      | ok      | ok
    eui48-mapped      | (not reached) | (not reached) | warning | warning | warning
    """.split(separator: "\n").map { line in
      let cells = line.split(separator: "|").map { cell in String(cell.drop { $0 == " " }.prefix { $0 != " " }) }
      // "(not reached)" is cut at its space, which leaves a word that is not a severity.
      return Row(code: cells[0], cells: Array(cells.dropFirst()))
    }

  /// The first code that fits a value and is not `ok`, with its severity; `nil` for a valid value.
  package static func finding(
    on value: UInt64, kind: String, environment: String
  ) -> (code: String, severity: String)? {
    let digits = Self.digits(of: value)
    for row in table {
      guard fits(row.code, digits), let severity = row.severity(kind: kind, environment: environment) else { continue }
      return (row.code, severity)
    }
    return nil
  }

  /// The sixteen upper-case hex digits of a value.
  package static func digits(of value: UInt64) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The canonical text of a value.
  package static func canonical(_ value: UInt64) -> String {
    let digits = Array(digits(of: value))
    return stride(from: 0, to: 16, by: 2).map { String(digits[$0...$0 + 1]) }.joined(separator: "-")
  }

  private static func fits(_ code: String, _ digits: String) -> Bool {
    let second = Array(digits)[1]
    switch code {
    case "null": return digits.allSatisfy { $0 == "0" } || digits.allSatisfy { $0 == "F" }
    case "group-bit": return "13579BDF".contains(second)
    case "local-bit": return "2367ABEF".contains(second)
    case "test-block": return digits.hasPrefix("90B3D51F3")
    case "sample-block": return digits.hasPrefix("00DB12345678")
    case "production-block": return digits.hasPrefix("70B3D51F3")
    case "outside-block":
      return !["90B3D51F3", "00DB12345678", "70B3D51F3"].contains { digits.hasPrefix($0) }
    case "eui48-mapped": return ["FFFE", "FFFF"].contains(digits.dropFirst(6).prefix(4))
    default: fatalError("\(code) is no code of section 3")
    }
  }
}
