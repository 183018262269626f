/// What appears in the cell of a spreadsheet that has no value. It is in the CSV that spreadsheets write, too.
package enum SpreadsheetError {
  /// What the text of a workbook's sheet has for a formula whose result is not stored.
  package static let notCalculated = "#NOT-CALCULATED"

  private static let errors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
  ]

  /// What a text is, and what to do; `nil` for one that is a value.
  package static func words(for text: String) -> String? {
    if text == notCalculated {
      return "a formula without a stored result; open the workbook in Excel and save it"
    }
    return errors.contains(text) ? "the error \(text) from a spreadsheet; correct its formula there" : nil
  }

  /// The same of bytes. Cost: a comparison for what does not begin as they all do.
  package static func words(for bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    bytes.first == UInt8(ascii: "#") ? words(for: String(decoding: bytes, as: UTF8.self)) : nil
  }
}
