import Glibc
import Synchronization

/// The regular files that this process reads and writes. None may be both: a filter would replace its own input, or
/// read what it writes without end. Files are compared by device and inode, so that links don't hide one.
///
/// ``InputFile`` and ``OutputFile`` look here when they are opened. Standard output is always an output.
package enum FilesInUse {
  /// From now on a file that was read counts as an input until the process ends. For a program that does one thing:
  /// what it writes at the end must not replace what it read at the beginning.
  package static func keepInputs() { files.withLock { $0.keepsInputs = true } }

  private struct Uses {
    var inputs: [FileIdentity: (name: String, count: Int)] = [:]
    var outputs: [FileIdentity: (name: String, count: Int)] = [:]
    var keepsInputs = false
  }

  private static let files = Mutex(Uses())

  /// A file counts as an input as long as this lives.
  package final class Input: Sendable {
    private let file: FileIdentity

    /// For a file that is open as a descriptor and is read by other means than an ``InputFile``; `nil` for what is not
    /// a regular file. Throws where the file is written too.
    package convenience init?(descriptor: Int32, name: String) throws(FileError) {
      guard let file = FileIdentity(descriptor: descriptor) else { return nil }
      try self.init(file, name: name)
    }

    /// Throws where the file is written too.
    init(_ file: FileIdentity, name: String) throws(FileError) {
      try FilesInUse.checkIsNotWritten(file, name: name)
      self.file = file
      files.withLock { $0.inputs[file] = (name, ($0.inputs[file]?.count ?? 0) + 1) }
    }

    deinit {
      files.withLock { uses in
        guard !uses.keepsInputs, let input = uses.inputs[file] else { return }
        uses.inputs[file] = input.count > 1 ? (input.name, input.count - 1) : nil
      }
    }
  }

  /// Throws where a file that will be read is written too.
  static func checkIsNotWritten(_ file: FileIdentity, name: String) throws(FileError) {
    if FileIdentity(descriptor: STDOUT_FILENO) == file {
      throw FileError(output: OutputFile.standardOutputName, isInput: name)
    }
    if let output = files.withLock({ $0.outputs[file]?.name }) { throw FileError(output: output, isInput: name) }
  }

  /// A file counts as an output as long as this lives.
  final class Output: Sendable {
    private let file: FileIdentity

    /// Throws where the file is read too. With `isUpdate` it may have been: what was read will be replaced.
    init(_ file: FileIdentity, name: String, isUpdate: Bool) throws(FileError) {
      let input = files.withLock { $0.inputs[file]?.name }
      if !isUpdate, let input { throw FileError(output: name, isInput: input) }
      self.file = file
      files.withLock { $0.outputs[file] = (name, ($0.outputs[file]?.count ?? 0) + 1) }
    }

    deinit {
      files.withLock { uses in
        guard let output = uses.outputs[file] else { return }
        uses.outputs[file] = output.count > 1 ? (output.name, output.count - 1) : nil
      }
    }
  }
}

/// A regular file, whatever its names.
struct FileIdentity: Hashable {
  private let device: dev_t
  private let inode: ino_t

  /// `nil` for what is not a regular file.
  init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = status.st_dev
    inode = status.st_ino
  }

  /// The file that is open as a descriptor.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }
}
