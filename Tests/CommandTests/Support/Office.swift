import Foundation
import TestSupport
import Testing

/// LibreOffice, which opens the workbooks that the program writes: for `.ci/full`, since it takes seconds to start.
enum Office {
  static let isAsked = ProcessInfo.processInfo.environment["SECKIT_OFFICE"] == "1"

  /// The first sheet of each workbook as CSV with the values as they are shown, as `NAME.csv` in a folder that is made.
  static func writeCSV(of workbooks: [String], to folder: String) throws {
    let home = try TemporaryFolder()
    var launch = Launch(
      [
        "-env:UserInstallation=file://\(home["profile"])", "--headless", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir", folder,
      ] + workbooks)
    launch.executable = "/usr/bin/soffice"
    launch.environment = ["HOME": home.path]
    let outcome = try run(launch)
    #expect(outcome.ending == .exit(0), "\(outcome.errors)")
  }

  /// Expects that each workbook which a story has written is opened, and has a header.
  static func expectOpens(_ story: Story, in folder: TemporaryFolder) throws {
    let place = folder[story.folder]
    let inputs = Set(story.inputs.map { folder[$0] })
    let written = try FileManager.default.contentsOfDirectory(atPath: place).filter { $0.hasSuffix(".xlsx") }
      .filter { !inputs.contains("\(place)/\($0)") }
    guard !written.isEmpty else { return }
    let shown = try TemporaryFolder()
    try writeCSV(of: written.map { "\(place)/\($0)" }, to: shown["csv"])
    for name in written {
      let text = try? shown.text("csv/\(name.dropLast(5)).csv")
      #expect(text?.contains { $0.isLetter } == true, "\(story): LibreOffice does not open \(name)")
    }
  }
}
