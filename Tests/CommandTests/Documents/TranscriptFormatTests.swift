import TestSupport
import Testing

/// The format of transcripts: each output has lines of its own, and recording changes answers alone.
@Suite("The format of transcripts")
struct TranscriptFormatTests {
  @Test(
    "what can't be seen is written out",
    arguments: [
      ("", []), ("a\n", ["a"]), ("a\n\n", ["a", ""]), ("\n", [""]), ("a", ["a", "[no line end]"]),
      ("tab\there, é, £, ≥\n", ["tab\there, é, £, ≥"]), ("a\\b\n", ["a\\b"]), ("a\\b\r\n", ["[esc] a\\\\b\\r"]),
      ("\u{FEFF}id\u{0}\u{7F}\u{85}\u{2028}\n", ["[esc] \\u{FEFF}id\\x00\\x7F\\u{85}\\u{2028}"]),
      ("$ ls\n", ["[esc] $ ls"]), ("```\n", ["[esc] ```"]), ("[stderr] x\n", ["[esc] [stderr] x"]),
      ("[esc] x\n", ["[esc] [esc] x"]), ("[no line end]\n", ["[esc] [no line end]"]), ("[1, 2]\n", ["[1, 2]"]),
    ] as [(String, [String])])
  func shown(_ output: String, _ lines: [String]) {
    #expect(Transcript.shown(Array(output.utf8)) == lines)
  }

  @Test("bytes that are not UTF-8 are written out, with all others of the line that are not ASCII") func bytes() {
    #expect(Transcript.shown(Array("a\u{E9}\\".utf8) + [0xFF, 0x0A]) == ["[esc] a\\xC3\\xA9\\\\\\xFF"])
  }

  private static let text = """
    # A story

    Inputs: month/* own.csv
    Follows: before.console

    ```console
    $ one
    Inputs: no.csv
    [stderr] said
    [stderr]
    [exit 2]
    $ two
    ```
    $ none
    ```sh
    $ none
    ```

    """

  @Test("a transcript is read") func read() {
    let transcript = Transcript(Self.text)
    #expect(transcript.inputs == ["month/*", "own.csv"] && transcript.follows == "before.console")
    #expect(transcript.steps.map(\.command) == ["one", "two"] && transcript.steps.map(\.line) == [7, 12])
    #expect(transcript.steps[0].output == ["Inputs: no.csv"] && transcript.steps[0].errors == ["said", ""])
    #expect(transcript.steps[0].status == 2 && transcript.steps[1].status == 0)
    #expect(transcript.steps[1].answer == [])
  }

  @Test("recording changes answers alone") func recorded() {
    let transcript = Transcript(Self.text)
    #expect(transcript.text(with: transcript.steps.map(\.answer)) == Self.text)
    let lines = Transcript(transcript.text(with: [[], ["new", "[exit 1]"]])).steps
    #expect(lines.map(\.answer) == [[], ["new", "[exit 1]"]])
    for story in Story.all {
      #expect(story.transcript.text(with: story.transcript.steps.map(\.answer)) == (try? Repository.text(story.path)))
    }
  }
}
