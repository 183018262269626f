import Files
import Foundation
import Reporting
import TestSupport
import Testing

@Suite("JSON")
struct JSONTests {
  private func written(_ texts: [[UInt8]]) throws -> [UInt8] {
    try collected { file in
      var buffer = OutputBuffer(file)
      buffer.append(UInt8(ascii: "["))
      for (index, text) in texts.enumerated() {
        if index > 0 { buffer.append(UInt8(ascii: ",")) }
        text.withUnsafeBufferPointer { buffer.append(json: $0) }
      }
      buffer.append(UInt8(ascii: "]"))
      try buffer.flush()
    }
  }

  @Test(arguments: [
    ("", "\"\""), ("plain", "\"plain\""), ("\"", "\"\\\"\""), ("\\", "\"\\\\\""), ("\n\r\t", "\"\\n\\r\\t\""),
    ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\\u007f\""), ("é漢😀", "\"é漢😀\""), ("/", "\"/\""),
    ("\u{2028}", "\"\u{2028}\""),
  ])
  func aTextIsEscapedAsJSONAsks(_ text: String, _ json: String) throws {
    #expect(String(decoding: try written([Array(text.utf8)]), as: UTF8.self) == "[\(json)]")
    let asText = try collected { file in
      var buffer = OutputBuffer(file)
      buffer.append(json: text)
      try buffer.flush()
    }
    #expect(String(decoding: asText, as: UTF8.self) == json)
  }

  @Test(
    arguments: [
      ([0xFF], "\u{FFFD}"), ([0x61, 0xC3], "a\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xC3, 0x61], "\u{FFFD}a"),
    ] as [([UInt8], String)])
  func bytesThatAreNoUTF8AreReplaced(_ bytes: [UInt8], _ text: String) throws {
    #expect(String(decoding: try written([bytes]), as: UTF8.self) == "[\"\(text)\"]")
  }

  @Test func foundationReadsEveryByteAndRandomOnesBack() throws {
    var random = SeededGenerator(seed: 21)
    var texts = (UInt8.min...UInt8.max).map { [$0] }
    for index in 0..<5_000 {
      let length = Int.random(in: 0...30, using: &random)
      texts.append(
        index % 2 == 0
          ? (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
          : (0..<length).flatMap { _ in
            Array(["\"", "\\", "\u{0}", "\n", "é", "😀", "a", "\u{85}"][Int(random.next() % 8)].utf8)
          })
    }
    let json = try written(texts)
    let read = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String])
    #expect(read.count == texts.count)
    for (text, value) in zip(texts, read) {
      // By scalars: as characters, texts that differ in their normal form would be equal.
      let expected = String(decoding: text, as: UTF8.self)
      if !value.unicodeScalars.elementsEqual(expected.unicodeScalars) { Issue.record("\(text): \(value)") }
    }
  }

  @Test func keysAreInOrderAndSlashesAsTheyAre() {
    struct Value: Encodable {
      let b = "x/y"
      let a = 1
    }
    #expect(JSONDocument.text(of: Value(), pretty: false) == "{\"a\":1,\"b\":\"x/y\"}")
    #expect(JSONDocument.text(of: Value(), pretty: true) == "{\n  \"a\" : 1,\n  \"b\" : \"x/y\"\n}")
  }
}

@Suite struct JSONTreeTests {
  @Test func theFieldsOfATreeHaveTheNamesThatLeadToThem() throws {
    let text = #"{"b":{"list":[1,{"x":"y"}],"empty":{}},"a":true,"none":null}"#
    let tree = try JSONInput.decode(JSONTree.self, from: Array(text.utf8))
    #expect(tree.fields.map { "\($0.name)=\($0.value)" } == ["a=true", "b.list.1=1", "b.list.2.x=y"])
    #expect(JSONTree.text("t").fields.map(\.value) == ["t"])
  }
}
