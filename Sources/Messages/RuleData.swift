package enum RuleData {
  /// What `read` makes of built-in data, which `noun` names: `the bank holidays`. Data that can't be read is a mistake of
  /// ours that every test finds, so it ends the program.
  package static func load<Value>(_ noun: StaticString, _ read: () throws -> Value) -> Value {
    do {
      return try read()
    } catch {
      preconditionFailure("\(noun) that are built in can't be used: \(error)")
    }
  }

  /// The name and date of a rule set, which come first in its JSON. Found without decoding the rest, which takes as long as
  /// a whole start of the program.
  package static func name(of json: [UInt8]) -> String {
    let parts = String(decoding: json.prefix(200), as: UTF8.self).split(separator: "\"", maxSplits: 4)
    precondition(parts.count == 5 && parts[1] == "rule_set", "a rule set does not begin with its name")
    return String(parts[3])
  }
}
