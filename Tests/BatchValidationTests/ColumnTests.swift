import BatchValidation
import DelimitedText
import IDAllocation
import Tables
import TestSupport
import Testing

@Suite("Columns")
struct ColumnTests {
  private static let id = "70-B3-D5-1F-30-01-00-00"

  /// A batch whose identifier is under `name`, between two other columns.
  private func batch(_ name: String) -> String { "a,\(name),c\nx,\(Self.id),z\n" }

  @Test(arguments: [
    "id", "ID", "Id", "user_id", "USER_ID", "User_Id", "eui64", "EUI64", "Eui64", "eui-64", "EUI-64", "identifier",
    "Identifier", "userid", "i d", "EUI-64 User ID", " id ", "\tID", "user id", "User-ID", "eui_64", "EUI 64", "\"id\"",
    "\" id\"",
  ])
  func theIdentifiersColumnIsFoundByAnObviousName(_ name: String) throws {
    let run = try BatchRun(batch(name))
    #expect(run.error == nil)
    #expect(
      run.text == "a,\(name),c,canonical,verdict,code,detail\nx,\(Self.id),z,\(Self.id),valid,,\n")
  }

  @Test(arguments: ["user", "meter", "", "number", "serial"])
  func anotherNameIsNotObvious(_ name: String) throws {
    let run = try BatchRun(batch(name))
    #expect(
      run.error
        == .noObviousColumn(name: "batch.csv", likely: nil, columns: ["a", name, "c"], width: 3))
    #expect(run.output.isEmpty)
    #expect(run.summary.rows == 0)
  }

  @Test(arguments: ["ids", "mac", "MAC address", "eui", "identifiers", "GUID", "Meter EUI64"])
  func aNameThatLooksLikeItIsAskedAbout(_ name: String) throws {
    let run = try BatchRun(batch(name))
    let likely = LikelyColumn(heading: name, letter: "B", column: "id")
    #expect(
      run.error == .noObviousColumn(name: "batch.csv", likely: likely, columns: ["a", name, "c"], width: 3))
    var options = BatchOptions()
    options.reading.mappings = [try #require(TableMapping("id=B"))]
    #expect(try BatchRun(batch(name), options: options).summary.valid == 1)
  }

  @Test func twoHeadingsForOneColumnAreAnErrorUntilOneIsChosen() throws {
    for (header, column, first, second, letter) in [
      ("id,EUI64", "id", "id", "EUI64", "A"), ("x,id,y,ID", "id", "id", "ID", "B"),
      ("id,party,signifier", "party", "party", "signifier", "B"),
      ("id,role,User Role", "role", "role", "User Role", "B"),
      ("id,organisation_number,Party ID", "organisation_number", "organisation_number", "Party ID", "B"),
    ] {
      let error = BatchError.repeatedColumn(
        name: "batch.csv", column: column, first: first, second: second, letter: letter)
      #expect(try BatchRun("\(header)\n").error == error)
      var options = BatchOptions()
      options.reading.mappings = [try #require(TableMapping("\(column)=\(letter)"))]
      #expect(try BatchRun("\(header)\n", options: options).error == nil)
    }
    var options = BatchOptions()
    options.column = .number(2)
    #expect(try BatchRun("id,EUI64\nx,\(Self.id)\n", options: options).summary.valid == 1)
    #expect(try BatchRun("id,party,organisation number\n").error == nil)
  }

  @Test(arguments: ["party=Account", "partei=B", "id=", "party=Z"]) func aMappingThatFindsNothingIsAnError(
    _ text: String
  ) throws {
    guard let mapping = TableMapping(text) else { return #expect(text == "id=") }
    var options = BatchOptions()
    options.reading.mappings = [mapping]
    let run = try BatchRun("id,x\n", options: options)
    #expect(run.error == .unusedMapping(name: "batch.csv", text, columns: ["id", "x"], width: 2))
  }

  @Test(arguments: ["Meter", "meter", "2"]) func aColumnIsChosenByNameOrNumber(_ text: String) throws {
    var options = BatchOptions()
    let selector = try #require(ColumnSelector(text))
    options.column = selector
    let run = try BatchRun("id,Meter\nnonsense,\(Self.id)\n", options: options)
    #expect(run.error == nil)
    #expect(run.summary.valid == 1)
  }

  @Test func aNameThatFitsExactlyIsPreferred() throws {
    var options = BatchOptions()
    options.column = .name("Id")
    let run = try BatchRun("id,Id,ID\nx,\(Self.id),y\n", options: options)
    #expect(run.error == nil)
    #expect(run.summary.valid == 1)
    options.column = .name("iD")
    let doubled = try BatchRun("id,Id,ID\n", options: options)
    #expect(doubled.error == .doubledColumn(name: "batch.csv", column: "iD", numbers: [1, 2, 3]))
    options.column = .name("x")
    let same = try BatchRun("x,y,x\n", options: options)
    #expect(same.error == .doubledColumn(name: "batch.csv", column: "x", numbers: [1, 3]))
  }

  @Test(arguments: ["serial", "3"]) func aColumnThatIsNotThereIsAnError(_ text: String) throws {
    let selector = try #require(ColumnSelector(text))
    var options = BatchOptions()
    options.column = selector
    let run = try BatchRun("id,name\n", options: options)
    #expect(run.error == .noColumn(name: "batch.csv", wanted: selector, columns: ["id", "name"], width: 2))
  }

  @Test func withoutAHeaderASoleColumnIsTheIdentifiers() throws {
    var options = BatchOptions()
    options.hasHeader = false
    let run = try BatchRun("\(Self.id)\nid\n", options: options)
    #expect(run.error == nil)
    #expect(run.summary.valid == 1)
    #expect(run.summary.count(of: .identifier(.badCharacter)) == 1)
    // There is no header to name the added columns.
    #expect(run.text.hasPrefix("\(Self.id),\(Self.id),valid,,\nid,,invalid,bad-character,"))
  }

  @Test func withoutAHeaderOneOfManyIsChosenByNumber() throws {
    var options = BatchOptions()
    options.hasHeader = false
    let none = try BatchRun("a,\(Self.id)\n", options: options)
    #expect(none.error == .noObviousColumn(name: "batch.csv", likely: nil, columns: [], width: 2))
    options.column = .number(2)
    let run = try BatchRun("a,\(Self.id)\nb,\(Self.id)\n", options: options)
    #expect(run.error == nil)
    #expect(run.text.hasPrefix("a,\(Self.id),\(Self.id),valid,,\nb,\(Self.id),\(Self.id),warning,duplicate,"))
    options.column = .name("id")
    let named = try BatchRun("a,\(Self.id)\n", options: options)
    #expect(named.error == .noColumn(name: "batch.csv", wanted: .name("id"), columns: [], width: 2))
  }

  @Test(
    arguments: [
      ("id", ColumnSelector.name("id")), ("1", .number(1)), ("007", .number(7)), ("1a", .name("1a")),
      ("-1", .name("-1")),
      (" 1", .name(" 1")), ("１", .name("１")),
    ] as [(String, ColumnSelector)])
  func aSelectorIsANumberOrAName(_ text: String, _ selector: ColumnSelector) {
    #expect(ColumnSelector(text) == selector)
  }

  @Test(arguments: ["", "0", "00", "99999999999999999999"]) func someTextsSelectNothing(_ text: String) {
    #expect(ColumnSelector(text) == nil)
  }

  @Test func aSelectorIsShownAsItWasMeant() {
    #expect(ColumnSelector.name("id").description == "\"id\"")
    #expect(ColumnSelector.number(3).description == "3")
  }
}
