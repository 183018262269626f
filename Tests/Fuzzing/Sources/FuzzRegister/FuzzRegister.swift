import AllocationRegister
import Files
import Glibc
import TestSupport

/// What the fuzzer calls with each input that it makes up. `SECKIT_FUZZ` names the reader that gets it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  target(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

private let target: @Sendable ([UInt8]) -> Void = {
  switch getenv("SECKIT_FUZZ").map({ String(cString: $0) }) {
  case "receipts": { checkReceipt($0) }
  case "lists": { checkList($0) }
  default: fatalError("SECKIT_FUZZ is lists or receipts")
  }
}()

/// A receipt, or a checkpoint, which is one line.
private func checkReceipt(_ bytes: [UInt8]) {
  if let checkpoint = RegisterCheckpoint(String(decoding: bytes, as: UTF8.self)) {
    _ = "\(checkpoint)"
  }
  guard let receipt = try? RegisterReceipt(json: bytes) else { return }
  _ = receipt.event.isIntact
  _ = receipt.checkpoints(name: "receipt.json")
}

/// An allocation list behind an even byte, a list of identifiers behind an odd one. Read in pieces it is what it is as a
/// whole.
private func checkList(_ input: [UInt8]) {
  guard let first = input.first else { return }
  func read(_ pieces: [Int]) -> String {
    var list = AllocationListReader()
    let source = ScriptedSource(Array(input.dropFirst()), name: "list", pieces: pieces)
    do {
      if first % 2 == 0 {
        try list.addOrganisations(source)
      } else {
        try list.addOrganisations(
          ScriptedSource("number,name,signifier,first,last\n1,A,A,70-B3-D5-1F-30-01-00-00,70-B3-D5-1F-30-01-FF-FF\n"))
        try list.addIdentifiers(source)
      }
    } catch {
      return "\(error)"
    }
    return "\(list.actions) \(list.findings.map(\.description)) \(list.remarks)"
  }
  precondition(read([1, 61, 7]) == read([]), "pieces of a list are read as the whole is not")
}
