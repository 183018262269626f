import CFileCalls

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The one door to the operating system for bytes: every read and write of a file goes through it, so that a test can
/// make one short, interrupted or refused. Each call keeps the contract of its namesake in POSIX, `errno` included.
public struct SystemCalls: Sendable {
  /// `read(2)`: descriptor, buffer, length.
  public var read: @Sendable (Int32, UnsafeMutableRawPointer, Int) -> Int
  /// `pread(2)`: descriptor, buffer, length, offset.
  public var readAt: @Sendable (Int32, UnsafeMutableRawPointer, Int, Int) -> Int
  /// `write(2)`: descriptor, buffer, length.
  public var write: @Sendable (Int32, UnsafeRawPointer, Int) -> Int
  /// `fsync(2)`: descriptor.
  public var fsync: @Sendable (Int32) -> Int32
  /// `rename(2)`: from, to.
  public var rename: @Sendable (String, String) -> Int32
  /// `renameat2(2)` with `RENAME_NOREPLACE`: from, to.
  public var renameNew: @Sendable (String, String) -> Int32

  /// The calls of the operating system itself, for everything but tests.
  public static let operatingSystem = SystemCalls(
    read: { Glibc.read($0, $1, $2) },
    readAt: { Glibc.pread($0, $1, $2, $3) },
    write: { Glibc.write($0, $1, $2) },
    fsync: { Glibc.fsync($0) },
    rename: { old, new in old.withFileName { old in new.withFileName { Glibc.rename(old, $0) } } },
    renameNew: { old, new in old.withFileName { old in new.withFileName { rename_to_new(old, $0) } } })
}
