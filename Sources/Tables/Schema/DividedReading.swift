/// The mappings of a command that reads tables of two kinds in two ways: each reading has the mappings of its own
/// tables.
extension TableReading {
  /// The reading of some tables, which people may call by other names, and what is left for the others. A mapping that
  /// names no table is left to the others where one of them has the column.
  package func divided(
    for schemas: [TableSchema], called names: [String: String] = [:], besides others: [TableSchema]
  ) -> (own: TableReading, rest: TableReading) {
    func ownMapping(_ mapping: TableMapping) -> TableMapping? {
      let mapping = mapping.inTable(mapping.table.map { names[$0] ?? $0 })
      let isNamed = mapping.table.map { table in schemas.contains { $0.name == table } }
      let isOwn =
        schemas.contains { $0.column(of: mapping) != nil } && !others.contains { $0.column(of: mapping) != nil }
      return isNamed ?? isOwn ? mapping : nil
    }
    var (own, rest) = (self, self)
    own.mappings = mappings.compactMap(ownMapping)
    rest.mappings = mappings.filter { ownMapping($0) == nil }
    own.mappingFile = mappingFile.flatMap { $0.with($0.mappings.compactMap(ownMapping)) }
    if own.mappingFile != nil {
      rest.mappingFile = mappingFile.flatMap { $0.with($0.mappings.filter { ownMapping($0) == nil }) }
    }
    return (own, rest)
  }
}
