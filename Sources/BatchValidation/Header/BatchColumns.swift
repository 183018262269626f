import DelimitedText
package import Tables

/// The columns of a batch that mean something to us, and how a user may choose them.
package enum BatchColumns {
  /// Their places in ``schema``.
  static let identifier = 0, party = 1, organisation = 2, role = 3

  /// The columns, found by these names. The number of an organisation counts where no column has Parties.
  package static let schema = TableSchema(
    "batch",
    [
      TableColumn(
        "id", .identifier, isRequired: true, meaning: "The identifier to check.",
        synonyms: [
          "User ID", "EUI64", "EUI-64", "identifier", "EUI-64 User ID", "EUI-64 identifier",
          "EUI-64 Compliant identifier", "RDP ID", "DCC ID",
        ],
        hints: ["mac", "mac address", "guid", "device id", "eui", "ids", "identifiers", "user ids"],
        hintWords: ["eui64", "eui", "identifier", "id"]),
      TableColumn(
        "party", .key, meaning: "The Party that uses it, by signifier or number.",
        synonyms: ["Party Signifier", "signifier", "SEC Party Signifier", "SEC Party"],
        hints: ["parties", "party name"],
        hintWords: ["signifier", "signifiers", "party"]),
      TableColumn(
        "organisation_number", .key, meaning: "The Party by number, if there is no column 'party'.",
        synonyms: ["Party ID"],
        hints: ["organization number", "party number", "organisation no", "org number", "org no"]),
      TableColumn(
        "role", .word, meaning: "The User Roles it is for, separated by commas, semicolons or slashes.",
        synonyms: ["roles", "User Role", "User Roles"], hints: ["SEC role", "party role"], hintWords: ["role", "roles"]),
    ], others: .kept, alternatives: [[party], [organisation]])

  /// The same where columns are chosen by options: these columns are searched for by the names that the user gave.
  package static func schema(_ options: BatchOptions) -> TableSchema {
    var columns = schema.columns
    for (place, selector) in selectors(options) {
      switch selector {
      case .name(let name): columns[place] = TableColumn(name, columns[place].kind, isRequired: true)
      // A column that is chosen by its number may have any name, also none.
      case .number: columns[place] = TableColumn("")
      }
      if place == party { columns[organisation] = TableColumn("") }
    }
    return TableSchema(schema.name, columns, others: .kept, alternatives: schema.alternatives)
  }

  /// The columns that the options choose, each with its place in the schema.
  static func selectors(_ options: BatchOptions) -> [(place: Int, ColumnSelector)] {
    [(identifier, options.column), (party, options.partyColumn), (role, options.roleColumn)].compactMap {
      place, chosen in
      chosen.map { (place, $0) }
    }
  }

  /// The delimiter with which the first row of an input without a header has an identifier where it should. Its User Roles
  /// may have more semicolons than there are fields.
  static func delimiter(
    ofRows bytes: UnsafeBufferPointer<UInt8>, _ options: BatchOptions, isIdentifier: ([UInt8]) -> Bool
  ) -> (Delimiter, fieldCount: Int)? {
    let place = if case .number(let number)? = options.column { number - 1 } else { 0 }
    for delimiter in TableReading.delimiters {
      var reader = RecordReader(
        UnsafeMutableBufferPointer(mutating: bytes), name: "", format: .delimited(delimiter), limits: options.limits,
        offset: 0, isFinal: true)
      var record = Record()
      while let step = try? reader.next(&record), step == .record {
        if record.isBlank { continue }
        guard record.fields.indices.contains(place), isIdentifier(record.value(of: record.fields[place])) else { break }
        return (delimiter, record.fieldCount)
      }
    }
    return nil
  }
}
