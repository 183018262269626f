import ArgumentParser
import BatchGenerator
import Files

/// Writes a test file of any size to standard output.
@main
struct GenerateBatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-batch",
    abstract: "Write a test batch of identifiers to standard output; the same options always give the same bytes.")

  @Option(help: "The number of rows, or block for all 268,435,456 identifiers of the Panel block in order.")
  var rows = "1000000"
  @Option(help: "Where the random numbers start.") var seed: UInt64 = 1
  @Option(help: "lines or csv.") var layout: BatchRecipe.Layout = .lines
  @Option(help: "canonical, lowercase, colons, dots, bare or mixed.") var form: BatchRecipe.Form = .canonical
  @Option(help: "random or sequential.") var order: BatchRecipe.Order = .random
  @Option(help: "How many of a million rows are wrong.") var faults = 0
  @Option(help: "In which way: outside-block, bad-character, wrong-length, not-ascii, missing or mixed.")
  var fault: BatchRecipe.Fault = .mixed
  @Flag(help: "End lines with CRLF.") var crlf = false

  func validate() throws {
    guard rows == "block" || Int(rows).map({ $0 >= 0 }) == true else {
      throw ValidationError("--rows takes a number or block.")
    }
    guard (0...1_000_000).contains(faults) else { throw ValidationError("--faults takes 0 to 1000000.") }
  }

  func run() throws {
    var recipe = BatchRecipe()
    recipe.rows = rows == "block" ? BatchRecipe.wholeBlock : Int(rows) ?? 0
    recipe.seed = seed
    recipe.layout = layout
    recipe.form = form
    recipe.order = rows == "block" ? .sequential : order
    recipe.faultsInAMillion = faults
    recipe.fault = fault
    recipe.hasCarriageReturns = crlf
    var buffer = OutputBuffer(OutputFile())
    var generator = BatchGenerator(recipe)
    try generator.write(to: &buffer)
  }
}

extension BatchRecipe.Layout: ExpressibleByArgument {}
extension BatchRecipe.Form: ExpressibleByArgument {}
extension BatchRecipe.Order: ExpressibleByArgument {}
extension BatchRecipe.Fault: ExpressibleByArgument {}
