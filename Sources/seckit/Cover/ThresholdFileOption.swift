import ArgumentParser
import CreditCover
import Files
import Messages

/// The file of Credit Cover Thresholds: shared by the commands that need the threshold of a year, and the one that records
/// it.
struct ThresholdFileOption: ParsableArguments {
  @Option(
    name: .customLong("thresholds"),
    help: ArgumentHelp(
      "The file of thresholds: regulatory_year, amount, source. (default: \(Self.name) here, else seckit/\(Self.name) in the folder of your settings)",
      valueName: "file"), completion: .file())
  var named: String?

  private static let name = "credit-cover-thresholds.csv"

  func validate() throws {
    guard named != "" else { throw ValidationError("The name of the file for --thresholds is empty.") }
  }

  /// The file that is named, else the first of the default ones that is there; `nil` where none is.
  private var file: String? {
    let defaults = [Self.name] + (ProcessEnvironment.settingsFolder.map { ["\($0)/\(Self.name)"] } ?? [])
    return named ?? defaults.first { (try? InputFile.size(of: $0)) != nil }
  }

  /// The threshold of the date's Regulatory Year: the one that is recorded, else the one of the rule set.
  func threshold(_ rules: CreditCoverRules) throws -> Threshold {
    guard let file else { return try rules.publishedThreshold() }
    let thresholds = try ThresholdFile(InputFile(path: file))
    for notice in thresholds.notices { StandardError.note("\(notice)") }
    guard let recorded = thresholds.threshold(of: rules.regulatoryYear.name, file: file) else {
      return try rules.publishedThreshold()
    }
    if let published = try? rules.publishedThreshold(), published.amount != recorded.amount {
      StandardError.note(
        "\(file.shownName): its threshold of \(rules.regulatoryYear.name), \(recorded.rule.value), is used, not the"
          + " \(published.rule.value) of the rule set")
    }
    return recorded
  }

  /// Records a threshold, and gives the name of the file and what was recorded for the year before.
  func record(_ entry: ThresholdFile.Entry) throws -> (file: String, before: ThresholdFile.Entry?) {
    let file = file ?? Self.name
    var thresholds = ThresholdFile()
    if (try? InputFile.size(of: file)) != nil {
      let text = try InputFile(path: file).readAll(limit: Self.sizeLimit)
      guard ThresholdFile.isPlain(text) else {
        throw CommandError(
          "\(file.shownName): is not CSV with the columns regulatory_year, amount, source alone; add the year there"
            + " yourself, or name another file with --thresholds")
      }
      if !text.isEmpty { thresholds = try ThresholdFile(InputFile(path: file)) }
    }
    let before = thresholds.entries.first { $0.year == entry.year }
    thresholds.set(entry)
    try AtomicOutput.write(thresholds.csv, to: file, isUpdate: true)
    return (file, before)
  }

  /// There are few years.
  private static let sizeLimit = 1 << 20
}
