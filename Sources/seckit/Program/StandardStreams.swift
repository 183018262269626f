import Glibc

/// The three streams that a parent gives to the program.
enum StandardStreams {
  /// Takes the place of each stream that the parent closed, so that no file that is opened later gets its number: words
  /// for standard error would go into the output file. What takes the place can be neither read from standard input nor
  /// written to the others, so that using one fails with `EBADF` as before.
  static func reserveClosedDescriptors() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one, since those before it are taken.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
