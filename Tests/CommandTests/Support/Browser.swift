import Foundation
import TestSupport
import Testing

/// Headless Chromium, which `.ci/install tests` installs.
enum Browser {
  /// What a script finds out about a page that is shown at a width in pixels. The script sees the page's `document` and
  /// `window`, and returns a value that JSON can hold.
  static func measure<Value: Decodable>(
    _ page: String, width: Int, as type: Value.Type, script: String
  ) throws -> Value {
    // A frame has the width that it is given; a window has at least 500 pixels.
    let marker = "SECKIT-MEASURE"
    let host = """
      <!DOCTYPE html><html><body style="margin:0"><pre id="\(marker)"></pre>
      <iframe id="frame" style="width:\(width)px;height:900px;border:0"></iframe><script>
      const frame = window.document.getElementById("frame"), result = window.document.getElementById("\(marker)");
      frame.onload = () => {
        const document = frame.contentDocument, window = frame.contentWindow;
        result.textContent = btoa(unescape(encodeURIComponent(JSON.stringify((() => { \(script) })()))));
      };
      frame.srcdoc = decodeURIComponent(escape(atob("\(Data(page.utf8).base64EncodedString())")));
      </script></body></html>
      """
    let folder = try TemporaryFolder()
    let file = try folder.write("host.html", host)
    let dom = try run(["--window-size=1400,1000", "--dump-dom", "file://\(file)"], in: folder)
    let start = try #require(dom.firstRange(of: "<pre id=\"\(marker)\">")?.upperBound)
    let data = try #require(Data(base64Encoded: String(dom[start...].prefix { $0 != "<" })))
    return try JSONDecoder().decode(type, from: data)
  }

  /// The bytes of the page printed as PDF.
  static func pdf(_ page: String) throws -> Data {
    let folder = try TemporaryFolder()
    let file = try folder.write("page.html", page)
    _ = try run(["--no-pdf-header-footer", "--print-to-pdf=\(folder.path)/page.pdf", "file://\(file)"], in: folder)
    return try Data(contentsOf: URL(filePath: "\(folder.path)/page.pdf"))
  }

  private static func run(_ arguments: [String], in folder: TemporaryFolder) throws -> String {
    var launch = Launch(
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
        "--user-data-dir=\(folder.path)/profile",
      ] + arguments)
    launch.executable = "/usr/bin/chromium"
    launch.environment = ["HOME": folder.path]
    let outcome = try CommandTests.run(launch)
    guard outcome.ending == .exit(0) else {
      Issue.record("chromium ended by \(outcome.ending); is it installed ('.ci/install tests')? \(outcome.errors)")
      return ""
    }
    return outcome.text
  }
}
