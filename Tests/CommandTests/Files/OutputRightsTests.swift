import Foundation
import Glibc
import TestSupport
import Testing

/// A file that is replaced stays its owner's, and with the access control list that it had.
@Suite struct OutputRightsTests {
  /// A folder with an output file that is there from before.
  private func made() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("out.csv", "old\n")
    return folder
  }

  private func replace(_ folder: TemporaryFolder) throws {
    let outcome = try run("validate", "-q", "-o", folder["out.csv"], input: Sample.mixed)
    #expect(outcome.ending == .exit(1), "\(outcome.errors)")
    #expect(try folder.text("out.csv") == OutputFlagTests.csv)
  }

  private func status(_ path: String) -> stat {
    var status = stat()
    #expect(stat(path, &status) == 0)
    return status
  }

  @Test(.enabled(if: geteuid() == 0, "only root may give files away")) func ownerAndGroupAreKept() throws {
    let folder = try made()
    #expect(chown(folder["out.csv"], 1234, 2345) == 0 && chmod(folder["out.csv"], 0o640) == 0)
    try replace(folder)
    let status = status(folder["out.csv"])
    #expect(status.st_uid == 1234 && status.st_gid == 2345 && status.st_mode & 0o7777 == 0o640)
  }

  /// Somebody who may write to the folder, and is not in the group: what that could do is not for his own group.
  @Test(.enabled(if: geteuid() == 0, "only root may become somebody else")) func anotherGroupGetsNoMoreThanAll() throws
  {
    let folder = try made()
    #expect(chmod(folder.path, 0o777) == 0)
    #expect(chown(folder["out.csv"], 65534, 2345) == 0 && chmod(folder["out.csv"], 0o664) == 0)
    var launch = Launch(
      ["--reuid", "65534", "--regid", "65534", "--clear-groups", Repository.program, "validate", "-q", "-o"]
        + [folder["out.csv"]])
    launch.executable = "/usr/bin/setpriv"
    launch.input = .pipe
    let outcome = try run(launch, input: Array(Sample.mixed.utf8))
    #expect(outcome.ending == .exit(1), "\(outcome.errors)")
    let status = status(folder["out.csv"])
    #expect(status.st_uid == 65534 && status.st_gid == 65534 && status.st_mode & 0o7777 == 0o644)
  }

  /// The list of a file: its owner and user 1234 may read and write, its group may read, others may nothing.
  private static let list = """
    import os, struct, sys
    entries = [(1, 6, 2**32 - 1), (2, 6, 1234), (4, 4, 2**32 - 1), (16, 6, 2**32 - 1), (32, 0, 2**32 - 1)]
    list = struct.pack('<I', 2) + b''.join(struct.pack('<HHI', *entry) for entry in entries)
    name = 'system.posix_acl_'
    """

  private static let hasLists =
    (try? TemporaryFolder()).map {
      Python.run(list + "\nos.setxattr(sys.argv[1], name + 'default', list)", [$0.path]) != nil
    }
    ?? false

  @Test(.enabled(if: hasLists, "no Python, or a file system without access control lists"))
  func theAccessListIsKept() throws {
    let folder = try made()
    let path = folder["out.csv"]
    #expect(Python.run(Self.list + "\nos.setxattr(sys.argv[1], name + 'access', list)", [path]) != nil)
    try replace(folder)
    let isSame = "\nprint(os.getxattr(sys.argv[1], name + 'access') == list)"
    #expect(Python.run(Self.list + isSame, [path]) == "True\n")
    #expect(status(path).st_mode & 0o7777 == 0o660)
  }

  /// The folder gives new files a list: a file that had none has none again.
  @Test(.enabled(if: hasLists, "no Python, or a file system without access control lists"))
  func noAccessListIsAdded() throws {
    let folder = try made()
    #expect(chmod(folder["out.csv"], 0o600) == 0)
    #expect(Python.run(Self.list + "\nos.setxattr(sys.argv[1], name + 'default', list)", [folder.path]) != nil)
    try replace(folder)
    #expect(Python.run("import os, sys\nprint(os.listxattr(sys.argv[1]))", [folder["out.csv"]]) == "[]\n")
    #expect(status(folder["out.csv"]).st_mode & 0o7777 == 0o600)
  }
}
