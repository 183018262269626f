/// What is said in a second sheet of a workbook, which is known only when the rows of the first are written.
final class SheetNotes {
  var lines: [String] = []
}
