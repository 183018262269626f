import CZip
import Files
import Glibc

/// A packed file as libzip reads it: a place that moves, and the error that stopped it.
final class PackedFileStream {
  private let file: PackedFile
  private var position = 0
  private var error = zip_error_t()
  /// Why bytes could not be read, in words of ours.
  private(set) var failure: FileError?

  init(_ file: PackedFile) {
    self.file = file
    zip_error_init(&error)
  }

  deinit { zip_error_fini(&error) }

  /// Makes the source that libzip reads from. It keeps the stream for as long as it needs it.
  func source() -> OpaquePointer? {
    let held = Unmanaged.passRetained(self)
    let source = zip_source_function_create(
      { stream, data, length, command in
        guard let stream else { return -1 }
        let held = Unmanaged<PackedFileStream>.fromOpaque(stream)
        if command == ZIP_SOURCE_FREE {
          held.release()
          return 0
        }
        return held.takeUnretainedValue().answer(command, data, length)
      }, held.toOpaque(), nil)
    if source == nil { held.release() }
    return source
  }

  private func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
    switch command {
    case ZIP_SOURCE_SUPPORTS:
      return [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
        ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS,
      ].reduce(0) { $0 | 1 << Int64($1.rawValue) }
    case ZIP_SOURCE_OPEN:
      position = 0
      return 0
    case ZIP_SOURCE_CLOSE: return 0
    case ZIP_SOURCE_READ: return read(UnsafeMutableRawBufferPointer(start: data, count: Int(clamping: length)))
    case ZIP_SOURCE_STAT:
      guard let status = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
      zip_stat_init(status)
      status.pointee.size = UInt64(file.size)
      status.pointee.valid |= UInt64(ZIP_STAT_SIZE)
      return Int64(MemoryLayout<zip_stat_t>.size)
    case ZIP_SOURCE_SEEK:
      let place = zip_source_seek_compute_offset(UInt64(position), UInt64(file.size), data!, length, &error)
      guard place >= 0 else { return -1 }
      position = Int(place)
      return 0
    case ZIP_SOURCE_TELL: return Int64(position)
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&error, data!, length)
    default:
      zip_error_set(&error, ZIP_ER_OPNOTSUPP, 0)
      return -1
    }
  }

  private func read(_ target: UnsafeMutableRawBufferPointer) -> Int64 {
    do throws(FileError) {
      let count = try file.read(into: target, at: position)
      position += count
      return Int64(count)
    } catch {
      failure = error
      zip_error_set(&self.error, ZIP_ER_READ, EIO)
      return -1
    }
  }
}
