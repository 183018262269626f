public import Messages

/// The error of reading a text that is no identifier.
public struct NotAnIdentifier: UserError, Hashable, Sendable {
  /// The bytes that were to be read.
  public let text: [UInt8]
  /// Why they are no identifier, and where.
  public let fault: TextFault

  init(text: [UInt8], form: TextForm) {
    guard let fault = text.withUnsafeBufferPointer({ TextFault(in: $0, form: form) }) else {
      preconditionFailure("the parser refused a text in which no fault is found")
    }
    self.text = text
    self.fault = fault
  }

  /// What is wrong and what was probably meant, in words.
  public var explanation: TextExplanation {
    text.withUnsafeBufferPointer { TextExplanation(of: fault, in: $0) }
  }

  /// `code: message`.
  public var description: String { "\(fault.code.rawValue): \(explanation.message)" }
}
