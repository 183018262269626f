import AllocationRegister
import Foundation
import TestSupport
import Testing

@Suite struct ExternalProgramTests {
  /// Looks for a program whose script this is.
  private func find(_ script: String, seconds: Int = 60) throws -> (Result<ExternalProgram, SignatureError>, String) {
    let folder = try TemporaryFolder()
    let name = "seckit-test-program"
    // By a process of its own: one that another test starts now would hold a file of ours open for writing, and the system
    // runs no such file.
    let writer = try Process.run(
      URL(filePath: "/bin/sh"),
      arguments: [
        "-c", "printf %s \"$1\" >\"$2\" && chmod 755 \"$2\"", "sh", "#!/bin/sh\n\(script)\n", folder.path(name),
      ])
    writer.waitUntilExit()
    try #require(writer.terminationStatus == 0, "the script can't be written")
    let found = Result { () throws(SignatureError) in
      try ExternalProgram(
        name, package: "tests", asking: "version", expecting: "Test ", seconds: seconds,
        folders: "relative::/nowhere:\(folder.path)")
    }
    return (found, folder.path(name))
  }

  @Test func aProgramIsFoundOnceByItsWholePath() throws {
    let (found, path) = try find("echo Test 1.0")
    #expect(try found.get().shown == "\(path) (Test 1.0)")
  }

  @Test func aProgramThatDoesNotEndIsEnded() async throws {
    let (found, path) = try await onOwnThread { try find("exec sleep 100", seconds: 1) }
    guard case .failure(let error) = found else { return #expect(Bool(false), "it did not end") }
    #expect(error.description == "\(path) could not be run: it did not end within 1 second")
  }

  @Test func aProgramThatIsKilledOrCanNotRunIsAnError() throws {
    for (script, words) in [
      ("kill -9 $$", "could not be run: it was stopped by signal 9"), ("exit 3", "gives no usable answer"),
      ("head -c 140000000 /dev/zero", "could not be run: it printed more than 134217728 bytes"),
    ] {
      let (found, _) = try find(script)
      guard case .failure(let error) = found else { return #expect(Bool(false), "\(script)") }
      #expect(error.description.contains(words), "\(error)")
    }
  }
}
