/// What is taken of one workbook at the most: what a small file can do to memory and disk is bounded, and an honest one is
/// far below.
package struct WorkbookLimits: Sendable {
  /// The bytes of a file that comes through a pipe.
  package var packed = 1 << 32
  /// The bytes of all parts together, unpacked.
  package var unpacked = 1 << 32
  /// How many times larger than packed they may be, where that is more than ``free``.
  package var ratio = 200
  /// The bytes that may be unpacked whatever their ratio: rows that repeat each other pack well.
  package var free = 1 << 26
  /// The bytes of the texts that cells share, which are kept.
  package var sharedBytes = 1 << 29
  /// How many such texts there are.
  package var sharedTexts = 1 << 26
  /// The bytes of the text of one sheet: cells may name one long text many thousand times. A million rows have a thousand
  /// bytes each.
  package var sheetBytes = 1 << 30

  /// The limits of every command.
  package init() {}
}
