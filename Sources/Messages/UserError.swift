/// What a program ends with, for all commands: the same mistake has the same status everywhere. The raw values are stable.
///
/// It is thrown by a command that has printed its result and ends with findings.
public enum ExitStatus: Int32, Error, CaseIterable, Sendable {
  /// The work is done. An empty result is one too.
  case success = 0
  /// The work is done, and there are findings in the data that was judged, or refusals of a register.
  case findings = 1
  /// Something can't be used, or does not exist: nothing came of the run.
  case unusable = 2
  /// The command line is wrong. (`EX_USAGE` of `sysexits.h`)
  case usage = 64

  package var meaning: String {
    switch self {
    case .success: "success"
    case .findings: "there are findings"
    case .unusable: "something can't be used or does not exist"
    case .usage: "the command line is wrong"
    }
  }

  /// The table of statuses as a sentence for the help of a command, which says of its own work what it means; without
  /// `findings` for a command that judges nothing.
  package static func help(
    success: String = Self.success.meaning, findings: String?, unusable: String = Self.unusable.meaning
  ) -> String {
    let meanings: [(ExitStatus, String?)] = [
      (.success, success), (.findings, findings), (.unusable, unusable), (.usage, usage.meaning),
    ]
    return "Exit status: "
      + meanings.compactMap { status, meaning in meaning.map { "\(status.rawValue) \($0)" } }.joined(separator: "; ")
      + "."
  }
}

/// An error that stops a run and that a person sees. All errors that a module throws to its callers are of this kind, so that
/// a program needs one `catch` only.
///
/// What is wrong with data is not an error but a *finding*, and what a register answers to a request that its rules
/// forbid is a *refusal*.
public protocol UserError: Error, CustomStringConvertible {
  /// Where, what went wrong, and what to do: `parties.csv: no such file; check the path`. Foreign text is made safe to show.
  var description: String { get }

  /// What the program ends with. (default: `unusable`)
  var exitStatus: ExitStatus { get }

  /// Whether there is nobody left to tell, since the reader of the output has gone. (default: `false`)
  var isSilent: Bool { get }

  /// The findings that stopped the run, a line each, to be shown before the error. (default: none)
  var findingLines: [String] { get }
}

extension UserError {
  /// ``ExitStatus/unusable``, which is right for most errors.
  public var exitStatus: ExitStatus { .unusable }
  /// `false`: most errors are told.
  public var isSilent: Bool { false }
  /// None: most errors are of one thing.
  public var findingLines: [String] { [] }

  /// The same error with the place where it was met before it, as the name of a file.
  public func at(_ place: String) -> PlacedError { PlacedError(error: self, place: place) }

  /// The same error with what else a person should know behind it, as `; nothing was changed`.
  public func adding(_ remark: String) -> PlacedError { PlacedError(error: self, remark: remark) }
}

/// An error with its place before it, or with a remark behind it. You meet it where a ``UserError`` went through
/// ``UserError/at(_:)`` or ``UserError/adding(_:)``; it ends the run as the error itself does.
public struct PlacedError: UserError {
  /// The error without its place and remark.
  public let error: any UserError
  private var place: String?
  private var remark = ""

  fileprivate init(error: any UserError, place: String? = nil, remark: String = "") {
    (self.error, self.place, self.remark) = (error, place, remark)
  }

  /// The error's own words, with the place and the remark.
  public var description: String { (place.map { "\($0): " } ?? "") + error.description + remark }
  /// The status of the ``error``.
  public var exitStatus: ExitStatus { error.exitStatus }
  /// Whether the ``error`` is silent; then place and remark are not told either.
  public var isSilent: Bool { error.isSilent }
  /// The findings of the ``error``.
  public var findingLines: [String] { error.findingLines }

  /// Does work whose errors don't know their place, and adds it to each ``UserError``; others pass as they are.
  ///
  ///     let rules = try PlacedError.at("rules.json") { try read(bytes) }
  public static func at<Value>(_ place: String, _ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as any UserError {
      throw error.at(place)
    }
  }
}
