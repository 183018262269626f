import AllocationRegister
import EUI64
import Testing

/// Ranges as people write them.
@Suite struct RangeTextTests {
  private static let first = EUI64(rawValue: 0x70B3_D51F_3001_0000)
  private static let last = EUI64(rawValue: 0x70B3_D51F_3001_FFFF)

  private func outcome(_ cell: String) -> String {
    do throws(RangeTextError) {
      return try RangeParser.ranges(cell).map { "\($0.lowerBound)>\($0.upperBound)" }.joined(separator: " ")
    } catch {
      return error.detail
    }
  }

  /// Every separator between every pair of text forms, and before the last octets alone.
  @Test func everySeparatorStandsBetweenEveryForm() {
    let separators = [
      " to ", " TO ", "  to\t", "\u{A0}to\u{A0}", " - ", "–", " – ", "—", " — ", "..", " .. ", "…",
    ]
    let starts = [
      "70-B3-D5-1F-30-01-00-00", "70:b3:d5:1f:30:01:00:00", "70b3d51f30010000", "70 B3 D5 1F 30 01 00 00",
      "70B3.D51F.3001.0000",
    ]
    let ends = [
      "70-B3-D5-1F-30-01-FF-FF", "70:b3:d5:1f:30:01:ff:ff", "70b3d51f3001ffff", "70 B3 D5 1F 30 01 FF FF",
      "70B3.D51F.3001.FFFF", "FF-FF", "ff:ff", "ffff", "FF FF", "01-FF-FF", "B3-D5-1F-30-01-FF-FF",
    ]
    for separator in separators {
      for start in starts {
        for end in ends {
          #expect(outcome(start + separator + end) == "\(Self.first)>\(Self.last)", "\(start)\(separator)\(end)")
        }
      }
    }
    #expect(outcome("70-B3-D5-1F-30-01-00-00 to 0F").hasSuffix(">70-B3-D5-1F-30-01-00-0F"))
  }

  @Test func oneCellHoldsSeveral() {
    let two = "\(Self.first)>\(Self.last) 70-B3-D5-1F-30-03-00-00>70-B3-D5-1F-30-03-00-FF"
    for cell in [
      "\(Self.first) to FF-FF;70-B3-D5-1F-30-03-00-00 to FF", "\(Self.first) - FF-FF ; 70-B3-D5-1F-30-03-00-00..FF ;",
    ] { #expect(outcome(cell) == two) }
  }

  @Test(
    arguments: [
      (";", "the range is missing; write 'first to last'"),
      (" ", "the range is missing; write 'first to last'"),
      (
        "70-B3-D5-1F-30-01-00-00",
        "'70-B3-D5-1F-30-01-00-00' is one identifier; write 'first to last', with semicolons between ranges"
      ),
      ("FF-FF", "'FF-FF' is not a range; write 'first to last', with semicolons between ranges"),
      ("a to b to c", "'a to b to c' is not a range; write 'first to last', with semicolons between ranges"),
      (
        "70B3D51F30010000-70B3D51F3001FFFF",
        "'70B3D51F30010000-70B3D51F3001FFFF' is not a range; write 'first to last', with semicolons between ranges"
      ),
      ("to FF-FF", "the first identifier is missing before 'FF-FF'"),
      ("70-B3-D5-1F-30-01-00-00 to", "the last identifier is missing after '70-B3-D5-1F-30-01-00-00'"),
      ("x to FF-FF", "'x' is not an EUI-64; 'seckit inspect' says why"),
      ("70-B3-D5-1F-30-01-00-00 to FF-F", "'FF-F' is neither an EUI-64 nor its last octets, as FF-FF"),
      ("70-B3-D5-1F-30-01-00-00 to FFF", "'FFF' is neither an EUI-64 nor its last octets, as FF-FF"),
      ("70-B3-D5-1F-30-01-00-00 to FF--FF", "'FF--FF' is neither an EUI-64 nor its last octets, as FF-FF"),
      ("70-B3-D5-1F-30-01-00-00 to +F", "'+F' is neither an EUI-64 nor its last octets, as FF-FF"),
      (
        "70-B3-D5-1F-30-01-00-00 to 1-70-B3-D5-1F-30-01-FF-FF",
        "'1-70-B3-D5-1F-30-01-FF-FF' is neither an EUI-64 nor its last octets, as FF-FF"
      ),
      (
        "70-B3-D5-1F-30-01-00-01 to 00-00",
        "70-B3-D5-1F-30-01-00-01 to 70-B3-D5-1F-30-01-00-00 ends before it begins; swap the ends"
      ),
    ])
  func refusalsSayWhatIsWrong(_ cell: String, _ detail: String) {
    #expect(outcome(cell) == detail)
  }

  @Test func anEndBeforeTheBeginningIsTurnedRound() {
    do throws(RangeTextError) {
      _ = try RangeParser.range("\(Self.last)", "\(Self.first)")
      Issue.record("it was taken")
    } catch {
      #expect(error.endsBeforeItBegins && error.isOfLast)
      #expect(error.meant == "\(Self.first) to \(Self.last)")
    }
  }
}
