import Files
import Reporting
import TestSupport
import Testing

/// JSON that is written piece by piece is laid out as ``JSONDocument`` lays out the whole.
@Suite struct JSONWriterTests {
  private struct Inner: Encodable {
    let name: String
    let numbers: [Int]
  }

  private struct Whole: Encodable {
    let after: Inner
    let before: Inner?
    let list: [String]
    let none: [Int]
    let text: String
  }

  @Test(arguments: [[], ["one"], ["one", "t\"w\no", "drei–é\u{1F4DC}"]]) func piecesAreThoseOfTheWhole(_ list: [String])
    throws
  {
    for before in [nil, Inner(name: "line\nbreak", numbers: [])] {
      let whole = Whole(
        after: Inner(name: "{}", numbers: [1, 2]), before: before, list: list, none: [], text: "a \"quoted\" one")
      let bytes = try collected { file in
        var output = OutputBuffer(file)
        var json = JSONWriter()
        json.beginObject(in: &output)
        json.add("after", whole.after, to: &output)
        json.add("before", whole.before, to: &output)
        json.beginList("list", in: &output)
        for text in whole.list { json.add(text, to: &output) }
        json.end(in: &output)
        json.add("none", whole.none, to: &output)
        json.add("text", whole.text, to: &output)
        json.end(in: &output)
        try output.flush()
      }
      #expect(String(decoding: bytes, as: UTF8.self) == JSONDocument.text(of: whole, pretty: true))
    }
  }

  @Test func aListHasEachOfItsValuesOnALine() throws {
    let bytes = try collected { file in
      var output = OutputBuffer(file)
      var json = JSONWriter()
      json.beginObject(in: &output)
      json.beginList("rows", in: &output)
      for number in 1...2 { json.add(Inner(name: "\(number)", numbers: [number, 0]), to: &output) }
      json.end(in: &output)
      json.end(in: &output)
      try output.flush()
    }
    let text = """
      {
        "rows" : [
          {"name":"1","numbers":[1,0]},
          {"name":"2","numbers":[2,0]}
        ]
      }
      """
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
