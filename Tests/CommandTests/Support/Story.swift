import Foundation
import TestSupport
import Testing

/// A transcript under `Fixtures`. It is told in a folder of its own, in which its inputs have the same paths as in
/// `Fixtures`.
struct Story: Sendable, CustomTestStringConvertible, CustomStringConvertible {
  /// The path from `Fixtures`.
  let name: String
  let transcript: Transcript

  private static let paths = Repository.files("Fixtures").map { String($0.dropFirst("Fixtures/".count)) }
  /// All that is under `Fixtures` besides the transcripts, by the paths from there.
  static let files = paths.filter { !$0.hasSuffix(".console") }

  static let all: [Story] = paths.filter { $0.hasSuffix(".console") }.map {
    Story(name: $0, transcript: Transcript((try? Repository.text("\(Repository.fixtures)/\($0)")) ?? ""))
  }

  var path: String { "\(Repository.fixtures)/\(name)" }
  /// The path of its folder from `Fixtures`.
  var folder: String { name.split(separator: "/").dropLast().joined(separator: "/") }

  /// The patterns of its inputs, as paths from `Fixtures`.
  var patterns: [String] {
    transcript.inputs.map { pattern in
      var parts: [Substring] = []
      for part in "\(folder)/\(pattern)".split(separator: "/") {
        if part == ".." { parts.removeLast() } else { parts.append(part) }
      }
      return parts.joined(separator: "/")
    }
  }

  static func matches(_ file: String, _ pattern: String) -> Bool { fnmatch(pattern, file, FNM_PATHNAME) == 0 }

  /// The files that it starts with, by their paths from `Fixtures`.
  var inputs: [String] {
    let patterns = patterns
    return Self.files.filter { file in patterns.contains { Self.matches(file, $0) } }
  }

  /// The stories that go on where this one ends.
  var followers: [Story] {
    Self.all.filter { $0.folder == folder && $0.transcript.follows.map { "\(folder)/\($0)" } == name }
  }

  /// The words of its commands, names of folders and of files apart.
  var words: Set<String> {
    Set(
      transcript.steps.flatMap { step in
        step.command.split { !($0.isLetter || $0.isNumber || "._-".contains($0)) }.map(String.init)
      })
  }

  var description: String { name }
  var testDescription: String { name }

  /// The steps of all stories whose path from `Fixtures` begins with a text.
  static func steps(of name: String) -> [Transcript.Step] {
    all.filter { $0.name.hasPrefix(name) }.flatMap(\.transcript.steps)
  }

  /// What a command printed, as its transcript says.
  static func output(of command: String, in name: String) throws -> String {
    try #require(steps(of: name).first { $0.command == command }, "no '$ \(command)' in \(name)").text
  }

  /// Makes the folder in which the commands run, and copies the inputs, as far as a story before has not done so.
  func copyInputs(to target: TemporaryFolder) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: target[folder], withIntermediateDirectories: true)
    for input in inputs where !files.fileExists(atPath: target[input]) {
      let place = input.split(separator: "/").dropLast().joined(separator: "/")
      try files.createDirectory(atPath: target[place], withIntermediateDirectories: true)
      try files.copyItem(atPath: "\(Repository.fixtures)/\(input)", toPath: target[input])
    }
  }
}
