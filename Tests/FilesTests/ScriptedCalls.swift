import Files
import Glibc
import Synchronization

/// System calls that do as a script says and then as the operating system does: one answer a call.
final class ScriptedCalls: Sendable {
  enum Answer: Sendable {
    /// Fails with this `errno`.
    case fail(Int32)
    /// Does at most this number of bytes.
    case short(Int)
  }

  private struct State {
    var reads: ArraySlice<Answer>
    var writes: ArraySlice<Answer>
    var counts: [String: Int] = [:]
  }

  private let state: Mutex<State>
  private let fsync: Int32?
  private let folderSync: Int32?
  private let rename: Int32?
  private let renameNew: Int32?

  /// Answers reads and writes in their order; the other calls fail with the numbers given, `folderSync` being `fsync` of a
  /// folder.
  init(
    reads: [Answer] = [], writes: [Answer] = [], fsync: Int32? = nil, folderSync: Int32? = nil, rename: Int32? = nil,
    renameNew: Int32? = nil
  ) {
    state = Mutex(State(reads: reads[...], writes: writes[...]))
    self.fsync = fsync
    self.folderSync = folderSync
    self.rename = rename
    self.renameNew = renameNew
  }

  /// How often a call was made.
  func count(of name: String) -> Int { state.withLock { $0.counts[name, default: 0] } }

  var calls: SystemCalls {
    let system = SystemCalls.operatingSystem
    var calls = system
    calls.read = { descriptor, target, length in
      self.answer("read", { $0.reads.popFirst() }, length) { system.read(descriptor, target, $0) }
    }
    calls.readAt = { descriptor, target, length, offset in
      self.answer("pread", { $0.reads.popFirst() }, length) { system.readAt(descriptor, target, $0, offset) }
    }
    calls.write = { descriptor, source, length in
      self.answer("write", { $0.writes.popFirst() }, length) { system.write(descriptor, source, $0) }
    }
    calls.fsync = { descriptor in
      var status = stat()
      let isFolder = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      self.note(isFolder ? "fsync of a folder" : "fsync")
      return (isFolder ? self.folderSync : self.fsync).map(Self.failure) ?? system.fsync(descriptor)
    }
    calls.rename = { old, new in
      self.note("rename")
      return self.rename.map(Self.failure) ?? system.rename(old, new)
    }
    calls.renameNew = { old, new in
      self.note("renameNew")
      return self.renameNew.map(Self.failure) ?? system.renameNew(old, new)
    }
    return calls
  }

  private func note(_ name: String) { state.withLock { $0.counts[name, default: 0] += 1 } }

  private func answer(
    _ name: String, _ take: (inout State) -> Answer?, _ length: Int, _ call: (Int) -> Int
  ) -> Int {
    note(name)
    switch state.withLock({ take(&$0) }) {
    case nil: return call(length)
    case .short(let count)?: return call(min(count, length))
    case .fail(let number)?: return Int(Self.failure(number))
    }
  }

  private static func failure(_ number: Int32) -> Int32 {
    errno = number
    return -1
  }
}
