import Foundation
import TestSupport

extension Python {
  static let isInstalled = has("decimal, fractions")

  /// The folder of the General Decimal Arithmetic test cases, where this Python came with them.
  static let decimalTestData: String? = {
    let program = "import os, test; print(os.path.join(os.path.dirname(test.__file__), 'decimaltestdata'))"
    guard let folder = run(program)?.trimmingCharacters(in: .newlines) else { return nil }
    return FileManager.default.fileExists(atPath: folder + "/add.decTest") ? folder : nil
  }()
}
