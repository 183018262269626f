import AllocationRegister
import IDAllocation
import Testing
import WorkingDays

/// Past names in one cell.
@Suite struct PastNamesTests {
  private func past(_ name: String, _ until: String? = nil) -> Organisation.PastName {
    Organisation.PastName(name: name, until: until.flatMap { CivilDate($0) })
  }

  private func outcome(_ text: String) -> String {
    do throws(PastNamesError) {
      return try PastNamesText.names(text).map { "\($0.name)|\($0.until?.description ?? "")" }.joined(separator: "/")
    } catch {
      return error.detail
    }
  }

  @Test(
    arguments: [
      ("", ""), (" ; ", ""), ("Old", "Old|"), (" Old ; Older ", "Old|/Older|"), ("Old  Ltd", "Old  Ltd|"),
      ("Old (until 2024-05-01);Older", "Old|2024-05-01/Older|"), ("Old (UK)", "Old (UK)|"),
      ("Old (until  2024-05-01 )", "Old|2024-05-01"), ("Old(Until 2024-05-01)", "Old|2024-05-01"),
      ("\"Old; Ltd\" (until 2024-05-01)", "Old; Ltd|2024-05-01"),
      ("\"Old (until 2024-05-01)\"", "Old (until 2024-05-01)|"),
      ("\"The \"\"Old\"\"\";B", "The \"Old\"|/B|"), ("Old \"A\"", "Old \"A\"|"),
      ("Old (until May)", "'May' is not a date; write (until yyyy-mm-dd), or put the name in quotes"),
      ("Old (until 2024-02-30)", "'2024-02-30' is not a date; write (until yyyy-mm-dd), or put the name in quotes"),
      ("(until 2024-05-01)", "the name is missing before '(until 2024-05-01)'"),
      ("\"Old", "the quote before 'Old' is never closed; close it"),
      ("\"Old\" Ltd", "'Ltd' follows 'Old' in quotes; double every quote inside a name"),
      ("A (until 2024-05-02);B (until 2024-05-01)", "the dates are not in order; put the oldest name first"),
    ])
  func textsAreRead(_ text: String, _ names: String) { #expect(outcome(text) == names) }

  /// Whatever a register allows as a name comes back: all short names of the characters that mean something here.
  @Test func everyNameComesBack() throws {
    let pieces = ["a", ";", "\"", " ", "(", ")", "(Until ", "2024-05-01", "'", "\u{301}"]
    for one in pieces {
      for two in pieces {
        for three in pieces + [""] {
          let name = one + two + three
          guard !name.allSatisfy(\.isWhitespace) else { continue }
          for names in [
            [past(name)], [past(name, "2024-05-01")], [past("x", "2024-01-01"), past(name, "2024-05-01"), past(name)],
          ] {
            let text = PastNamesText.text(names)
            let read = try PastNamesText.names(text)
            #expect(
              read == names && zip(read, names).allSatisfy { $0.name.utf8.elementsEqual($1.name.utf8) }, "\(text)")
          }
        }
      }
    }
  }
}
