/// What is said in a second sheet of a workbook, which is known only when the rows of the first are written.
final class SheetNotes {
  var lines: [String] = []
  /// Whether the rows of the first come from a workbook, whose numbers and days stay such.
  var keepsTypes = false
}
