import Foundation
import TestSupport
import Testing

/// Headless Chromium, which `.ci/install tests` installs.
enum Browser {
  /// A page that is shown at a width in pixels, and a script that finds something out about it. The script sees the page's
  /// `document` and `window`, and returns a value that JSON can hold.
  struct View {
    let page: String
    let width: Int
    let script: String
  }

  /// What the scripts of some views return, in their order. One browser shows them all, each in a frame: to start it takes
  /// longer than to look at a page.
  static func measure<Value: Decodable>(_ views: [View], as type: Value.Type) throws -> [Value] {
    // A frame has the width that it is given; a window has at least 500 pixels.
    let marker = "SECKIT-MEASURE"
    let frames = views.enumerated().map { number, view in
      """
      <pre id="\(marker)-\(number)"></pre>
      <iframe id="frame-\(number)" style="width:\(view.width)px;height:900px;border:0"></iframe>
      <script>
      measure(\(number), "\(Data(view.page.utf8).base64EncodedString())", (document, window) => { \(view.script) });
      </script>
      """
    }
    let host = """
      <!DOCTYPE html><html><body style="margin:0"><script>
      function measure(number, page, script) {
        const frame = document.getElementById("frame-" + number);
        frame.onload = () => {
          const value = JSON.stringify(script(frame.contentDocument, frame.contentWindow));
          document.getElementById("\(marker)-" + number).textContent = btoa(unescape(encodeURIComponent(value)));
        };
        frame.srcdoc = decodeURIComponent(escape(atob(page)));
      }
      </script>\(frames.joined())</body></html>
      """
    let folder = try TemporaryFolder()
    let file = try folder.write("host.html", host)
    let dom = try run(["--window-size=1400,1000", "--dump-dom", "file://\(file)"], in: folder)
    return try views.indices.map { number in
      let start = try #require(dom.firstRange(of: "<pre id=\"\(marker)-\(number)\">")?.upperBound)
      let data = try #require(Data(base64Encoded: String(dom[start...].prefix { $0 != "<" })))
      return try JSONDecoder().decode(type, from: data)
    }
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
