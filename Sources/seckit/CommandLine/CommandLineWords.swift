import Files

enum CommandLineWords {
  /// The words behind the name of the program, each with all its bytes: it may be the name of a file.
  static var all: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { String(fileName: UnsafePointer($0)) }
    }
  }
}
