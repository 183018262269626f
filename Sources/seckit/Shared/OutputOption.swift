import ArgumentParser
import Files
import Reporting

/// Where a command writes: shared by those that can write a file instead of standard output.
struct OutputOption: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write, whole or not at all, instead of standard output (-).", valueName: "file"),
    completion: .file())
  var output: String?

  mutating func validate() throws {
    guard output != "" else { throw ValidationError("The name of the file for --output is empty.") }
    if output == OutputFile.standardOutputSign { output = nil }
  }

  /// The terminal that shows the output; none where it goes to a file.
  var terminal: Terminal { .showing(output) }
}
