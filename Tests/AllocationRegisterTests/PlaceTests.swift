import AllocationRegister
import Foundation
import Glibc
import IDAllocation
import TestSupport
import Testing

/// A register whose file is moved, deleted or replaced, or has several names.
@Suite struct PlaceTests {
  private func rename(_ test: TestRegister) -> String? {
    do {
      try test.ask(.rename(party: "ALPHA", name: "Name \(Int.random(in: 0...Int.max))"), at: "2025-06-01")
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func filled() throws -> TestRegister {
    let test = try TestRegister()
    try test.fill()
    return test
  }

  @Test func whatIsNotInItsPlaceIsNotWrittenTo() throws {
    var test = try filled()
    let path = test.path
    let moved = test.folder.path("moved.db")
    #expect(Glibc.rename(path, moved) == 0)
    #expect(rename(test) == "\(path): was moved to \(moved) while it was used; nothing more was done")
    #expect(Glibc.rename(moved, path) == 0)
    #expect(rename(test) == nil, "it was put back")

    try FileManager.default.copyItem(atPath: path, toPath: moved)
    #expect(Glibc.rename(moved, path) == 0)
    #expect(rename(test) == "\(path): was replaced by another file while it was used; nothing more was done")
    let last = try test.folder.bytes("register.db")
    #expect(unlink(path) == 0)
    #expect(rename(test) == "\(path): was deleted while it was used; nothing more was done")
    #expect(try test.folder.names == ["register.db-journal"], "nothing is made beside what is not there")

    // Overwritten in the same file: what was answered before is not in it.
    test = try filled()
    let before = try test.folder.bytes("register.db")
    #expect(rename(test) == nil)
    let handle = try FileHandle(forWritingTo: URL(filePath: test.path))
    try handle.write(contentsOf: Data(before))
    #expect(
      rename(test) == "\(test.path): was overwritten by another register while it was used; event 9 is not in it")
    #expect(last.count == before.count)
  }

  /// The folder is moved, or a link above it leads elsewhere.
  @Test func aFolderOrALinkThatIsMovedIsSeen() throws {
    let outer = try TemporaryFolder()
    let made = try filled()
    func folder(_ name: String) throws -> String {
      try FileManager.default.createDirectory(atPath: outer.path(name), withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: made.path, toPath: outer.path(name) + "/r.db")
      return outer.path(name)
    }
    let (one, two) = (try folder("one"), try folder("two"))
    let link = outer.path("link")
    #expect(symlink(one, link) == 0)
    for (path, change) in [
      (one + "/r.db", { _ = Glibc.rename(one, outer.path("gone")) }),
      (
        link + "/r.db",
        {
          unlink(link)
          _ = symlink(two, link)
        }
      ),
    ] as [(String, () -> Void)] {
      let register = try AllocationRegister.open(path)
      change()
      do {
        _ = try register.answer(
          SubmittedRequest(id: nil, .success(.rename(party: "ALPHA", name: "X"))),
          time: TestRegister.moment("2025-06-01"), actor: "t")
        Issue.record("\(path) is written to")
      } catch {
        guard case .moved(path, _) = error else { throw error }
      }
      _ = Glibc.rename(outer.path("gone"), one)
    }
  }

  /// Moved at any moment: what was answered is in the file that was moved, and of what was not at most the last.
  @Test func aMoveAtAnyMomentIsSeen() throws {
    for round in 0..<rounds(60) {
      let test = try filled()
      let (path, moved) = (test.path, test.folder.path("moved.db"))
      let mover = Thread {
        usleep(UInt32(round * 131 % 4000))
        _ = Glibc.rename(path, moved)
      }
      mover.start()
      var answered = 8
      var failure: String?
      while failure == nil {
        failure = rename(test)
        if failure == nil { answered += 1 }
      }
      #expect(failure?.contains("was moved to \(moved) while it was") == true, "\(failure ?? "")")
      let found = try AllocationRegister.verification(of: moved)
      #expect(found.faults == [] && answered...answered + 1 ~= found.events)
    }
  }

  @Test func whatIsReadWhileItIsMovedIsNotTold() throws {
    let test = try filled()
    let moved = test.folder.path("moved.db")
    #expect(throws: RegisterError.moved(test.path, "was moved to \(moved) while it was read; try again")) {
      try test.register.events { event in if event.sequence == 3 { _ = Glibc.rename(test.path, moved) } }
    }
  }

  @Test func answersThatAreNotInTheFileAreTold() throws {
    let test = try filled()
    let copy = test.folder.path("copy.db")
    func answer() throws -> RegisterAnswer {
      try test.ask(.rename(party: "ALPHA", name: UUID().uuidString), at: "2025-06-01")
    }
    var answers = [try answer(), try answer()]
    try FileManager.default.copyItem(atPath: test.path, toPath: copy)
    answers.append(try answer())
    #expect(test.register.firstLost(of: answers) == nil)
    #expect(Glibc.rename(copy, test.path) == 0)
    #expect(test.register.firstLost(of: answers) == 2)
    #expect(unlink(test.path) == 0)
    #expect(test.register.firstLost(of: answers) == 0)
  }

  @Test func severalNamesAreRefusedAndALinkIsFollowed() throws {
    let test = try filled()
    let (hard, soft) = (test.folder.path("hard.db"), test.folder.path("soft.db"))
    #expect(symlink("register.db", soft) == 0)
    let register = try AllocationRegister.open(soft)
    _ = try register.answer(
      SubmittedRequest(id: nil, .success(.rename(party: "ALPHA", name: "X"))), time: TestRegister.moment("2025-06-01"),
      actor: "t")
    #expect(try test.register.head().sequence == 9)
    #expect(link(test.path, hard) == 0)
    for path in [test.path, hard, soft] {
      for isReadOnly in [true, false] {
        #expect(throws: RegisterError.linked(path, 2)) { try AllocationRegister.open(path, isReadOnly: isReadOnly) }
      }
    }
    #expect(rename(test)?.contains("has 2 names (hard links)") == true)
    #expect(unlink(hard) == 0)
    #expect(rename(test) == nil)
  }

  /// What a register that was moved away has left may be needed for it.
  @Test func aNewRegisterDoesNotTakeTheJournalOfAnother() throws {
    let folder = try TemporaryFolder()
    for suffix in ["-journal", "-wal"] {
      try folder.put("something", "r.db" + suffix)
      do {
        _ = try AllocationRegister.create(
          at: folder.path("r.db"), layout: RegisterLayout(.builtIn), time: TestRegister.moment("2025-04-01"), actor: "t"
        )
        Issue.record("it is made beside \(suffix)")
      } catch {
        #expect("\(error)".contains("r.db\(suffix) is left over from another register with this name"))
      }
      #expect(try folder.names == ["r.db" + suffix])
      #expect(unlink(folder.path("r.db" + suffix)) == 0)
    }
  }
}
