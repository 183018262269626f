import TestSupport
import Testing

/// Runs the command lines of transcripts and documents, with the program that was built first in `PATH`.
enum Shell {
  static func run(_ command: String, in folder: String) throws -> Outcome {
    var launch = Launch(["-c", command])
    launch.executable = "/bin/sh"
    launch.folder = folder
    // Noon here is tomorrow there: an answer that depends on the time zone would not stay hidden.
    launch.environment = [
      "PATH": "\(Repository.buildFolder):/usr/local/bin:/usr/bin:/bin", "TZ": "Pacific/Kiritimati",
    ]
    return try CommandTests.run(launch)
  }

  /// What a command answers, as a transcript shows it.
  static func answer(to command: String, in folder: String) throws -> [String] {
    let outcome = try run(command, in: folder)
    let errors = Transcript.shown(outcome.errorBytes).map { $0.isEmpty ? "[stderr]" : "[stderr] " + $0 }
    let ending: [String] =
      switch outcome.ending {
      case .exit(0): []
      case .exit(let status): ["[exit \(status)]"]
      case .signal(let signal): ["[signal \(signal)]"]
      }
    return Transcript.shown(outcome.output) + errors + ending
  }
}

/// Expects lines to be the same to the byte, and shows where they are not.
func expect(_ lines: [String], _ expected: [String], _ place: String, sourceLocation: SourceLocation = #_sourceLocation)
{
  let (lines, expected) = (lines.map { Array($0.utf8) }, expected.map { Array($0.utf8) })
  guard lines != expected else { return }
  let changes = lines.difference(from: expected).map { change in
    switch change {
    case .remove(let offset, let line, _): (offset, "- " + String(decoding: line, as: UTF8.self))
    case .insert(let offset, let line, _): (offset, "+ " + String(decoding: line, as: UTF8.self))
    }
  }
  let shown = changes.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: "\n")
  Issue.record("\(place)\n\(shown)", sourceLocation: sourceLocation)
}
