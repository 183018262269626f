import AllocationRegister
import ArgumentParser

/// `seckit register receipt`: the receipt of an event.
struct RegisterReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Print the receipt of an event, for the Party to keep (JSON).")

  @Argument(help: "The register.")
  var file: String

  @Argument(help: "The number of the event, as answers give it (sequence).")
  var sequence: Int

  func run() throws {
    let receipt: RegisterReceipt?
    do throws(RegisterError) {
      receipt = try AllocationRegister.open(file, isReadOnly: true).receipt(of: sequence)
    } catch {
      throw RunFailure(error)
    }
    guard let receipt else { throw RunFailure("\(file): there is no event \(sequence)") }
    try WholeText.write(receipt.json)
  }
}
