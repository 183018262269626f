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
}
