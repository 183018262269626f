import Files
import Glibc
import TestSupport
import Testing

/// A name that is taken only where nothing has it.
@Suite("Names of new files")
struct FileNamingTests {
  /// Also where the file system has no such call.
  @Test(arguments: [nil, EINVAL, ENOSYS, EOPNOTSUPP] as [Int32?])
  func aNameIsTakenOnce(_ failure: Int32?) throws {
    let folder = try TemporaryFolder()
    let calls = ScriptedCalls(renameNew: failure).calls
    for name in ["a", "b"] { try folder.put(name, name) }
    #expect(calls.take(folder.path("a"), as: folder.path("new")))
    #expect(try folder.names == ["b", "new"])
    #expect(!calls.take(folder.path("b"), as: folder.path("new")))
    #expect(errno == EEXIST)
    #expect(try folder.names == ["b", "new"] && folder.text("new") == "a")
    var status = stat()
    #expect(stat(folder.path("new"), &status) == 0 && status.st_nlink == 1)
  }

  @Test func anotherFailureIsGiven() throws {
    let folder = try TemporaryFolder()
    try folder.put("a", "a")
    #expect(!ScriptedCalls(renameNew: EIO).calls.take(folder.path("a"), as: folder.path("new")))
    #expect(errno == EIO)
    #expect(try folder.names == ["a"])
  }
}
