import AllocationRegister
import ArgumentParser
import IDAllocation
import Tables
import WorkingDays

/// What `seckit validate` judges the Party and the User Role of each row against.
struct AllocationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Check each row against this allocation register: its range, Party and roles.", valueName: "file"),
    completion: .file())
  var register: String?

  @Option(
    help: ArgumentHelp(
      "Check each row against an allocation list (CSV or .xlsx) instead of a register. Options such as --map allocations.range=C"
        + " and --delimiter allocations=tab apply to it.", valueName: "file"),
    completion: .file())
  var allocations: String?

  @Option(
    help: ArgumentHelp(
      "The list of identifiers for --allocations (CSV or .xlsx), in the format of 'register export --identifiers'.",
      valueName: "file"),
    completion: .file())
  var identifiers: String?

  @Option(
    help: ArgumentHelp(
      "The state each identifier must have. Without it, an identifier that was never given out is a warning.",
      valueName: "state"))
  var require: AllocationRequirement?

  @Option(
    help: ArgumentHelp("Use the register as it was at the end of this date.", valueName: "date"),
    transform: { try CivilDate(parsing: $0) })
  var asOf: CivilDate?

  @Flag(help: "Check the whole register first. (default: check only its last event)")
  var verify = false

  func check(_ judging: JudgeOptions) throws {
    guard identifiers == nil || allocations != nil else {
      throw ValidationError("--identifiers requires --allocations; a register already contains its identifiers.")
    }
    guard require == nil || register != nil || identifiers != nil else {
      throw ValidationError(
        "--require needs to know which identifiers were given out; give --register, or --identifiers with --allocations."
      )
    }
    guard register != nil || allocations != nil else {
      if verify { throw ValidationError("--verify checks a register; give --register.") }
      if asOf != nil { throw ValidationError("--as-of needs a register; give --register.") }
      return
    }
    guard register != "", allocations != "", identifiers != "" else {
      let option = register != nil ? "--register" : allocations == "" ? "--allocations" : "--identifiers"
      throw ValidationError("The name of the file for \(option) is empty.")
    }
    guard register == nil || allocations == nil else {
      throw ValidationError("Give --register or --allocations, not both.")
    }
    guard !verify || register != nil else {
      throw ValidationError("--verify checks a register, and an allocation list has no events; give --register.")
    }
    guard asOf == nil || register != nil else {
      throw ValidationError("An allocation list shows one day only; --as-of needs --register.")
    }
    let option = register != nil ? "--register" : "--allocations"
    guard [.user, .rdp, .dcc].contains(judging.kind) else {
      throw ValidationError(
        "\(option) judges the identifiers of organisations; it does not go with --kind \(judging.kind.rawValue).")
    }
    guard judging.environment == .production else {
      throw ValidationError(
        "\(option) covers the Panel block, whose identifiers are for production; leave out --environment test.")
    }
  }

  /// What people call the lists, where the options say another name than the list itself has.
  static let listNames = ["allocations": TableSchema.allocationList.name]

  static let allLists: [TableSchema] = [.allocationList, .identifierList]

  /// The lists by the names that the options give them.
  static let namedLists = allLists.map { list in
    listNames.first { $0.value == list.name }.map { list.named($0.key) } ?? list
  }

  /// The lists that are given.
  var lists: [TableSchema] {
    guard allocations != nil else { return [] }
    return [.allocationList] + (identifiers == nil ? [] : [.identifierList])
  }

  /// What the options of the input say of the lists, as `--map allocations.range=C`, and what of the batch. What names no
  /// table is about the batch; of mappings, where it has the column.
  func divided(_ reading: TableReading, _ batch: TableSchema) -> (lists: TableReading, batch: TableReading) {
    guard allocations != nil else { return (.standard, reading) }
    let divided = reading.divided(for: lists, called: Self.listNames, besides: [batch])
    var lists = TableReading.standard
    lists.optionNames = divided.own.optionNames
    (lists.layouts, lists.mappings) = (divided.own.layouts, divided.own.mappings)
    lists.mappingFile = divided.own.mappingFile
    return (lists, divided.rest)
  }

  func index(_ reading: TableReading, _ rules: IdentifierRules) throws -> AllocationIndex? {
    if let register { return try RegisterReading.index(register, asOf: asOf, isVerified: verify, requiring: require) }
    return try allocations.map { path in
      try RegisterReading.index(
        list: path, identifiers: identifiers, reading: reading, requiring: require, rules)
    }
  }
}
