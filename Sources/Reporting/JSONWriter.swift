package import Files

/// Writes a JSON object that is too large for one value piece by piece, laid out as ``JSONDocument`` does it on several
/// lines. Objects and lists nest; what is added goes into the innermost one that is open. The order of the members is the
/// caller's.
package struct JSONWriter {
  /// For each object and list that is open what closes it, the innermost last.
  private var open: [StaticString] = []
  private var isEmpty = true

  package init() {}

  /// Opens the object that all else goes into.
  package mutating func beginObject(in output: inout OutputBuffer) {
    output.append("{")
    open.append("}")
    isEmpty = true
  }

  /// Opens a list, the member `key` of the object that is open.
  package mutating func beginList(_ key: String, in output: inout OutputBuffer) {
    begin(key, &output)
    output.append("[")
    open.append("]")
    isEmpty = true
  }

  /// Adds a member to the object that is open; nothing for `nil`.
  package mutating func add(_ key: String, _ value: (some Encodable)?, to output: inout OutputBuffer) {
    guard let value else { return }
    begin(key, &output)
    // A line end within a text is written as \n: all others are of the layout, whose empty lines have no indent.
    let lines = JSONDocument.text(of: value, pretty: true).split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if number > 0 { output.append("\n") }
      if number > 0, !line.isEmpty { output.append(indent) }
      output.append(String(line))
    }
  }

  /// Adds a value, on one line, to the list that is open.
  package mutating func add(_ value: some Encodable, to output: inout OutputBuffer) {
    beginLine(&output)
    output.append(JSONDocument.text(of: value, pretty: false))
  }

  /// Closes the innermost object or list.
  package mutating func end(in output: inout OutputBuffer) {
    guard let last = open.popLast() else { preconditionFailure("nothing is open") }
    output.append(isEmpty ? "\n\n" : "\n")
    output.append(indent)
    output.append(last)
    isEmpty = false
  }

  private var indent: String { String(repeating: "  ", count: open.count) }

  private mutating func begin(_ key: String, _ output: inout OutputBuffer) {
    beginLine(&output)
    output.append(json: key)
    output.append(" : ")
  }

  private mutating func beginLine(_ output: inout OutputBuffer) {
    output.append(isEmpty ? "\n" : ",\n")
    output.append(indent)
    isEmpty = false
  }
}
