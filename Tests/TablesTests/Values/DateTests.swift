import Tables
import TestSupport
import Testing
import WorkingDays

@Suite("Dates as people write them")
struct DateTests {
  /// What a text is read as: the date, or what is wrong.
  private static func read(_ text: String, _ order: DateOrder = .dmy) -> String {
    do throws(DateCellError) {
      return try DateCell.read(text, order)?.description ?? "empty"
    } catch {
      return switch error {
      case .notADate: "not a date"
      case .noSuchDay: "no such day"
      case .otherOrder(let other): other.rawValue
      case .yearLast: "year last"
      case .doubtfulYear: "century"
      case .time(let date): "time, \(date)"
      case .dayNumber(let date): "day number, \(date)"
      case .withoutSeparators(let date): "digits, \(date)"
      }
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// The days of a month, by the rhyme.
  private static func days(_ year: Int, _ month: Int) -> Int {
    [4, 6, 9, 11].contains(month)
      ? 30 : month != 2 ? 31 : year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  @Test("Every day of two years, in every form")
  func forms() {
    for year in [2024, 2025] {
      for month in 1...12 {
        for day in 1...Self.days(year, month) where isRound(day, of: 28) {
          let wanted = "\(year)-\(Self.padded(month))-\(Self.padded(day))"
          let name = Self.months[month - 1]
          let short = name.prefix(3)
          let always = [
            "\(wanted)", "\(year)/\(month)/\(day)", "\(year).\(Self.padded(month)).\(Self.padded(day))",
            "\(year)-\(month)-\(day)", "\(day)-\(short)-\(year % 100)", "\(day) \(name) \(year)",
            "\(day) \(short.uppercased()) \(year)", "\(Self.padded(day))-\(name.lowercased())-\(year)",
            "\(name) \(day), \(year)", "\(short) \(day) \(year)", "\(day)/\(short)/\(year)", "\(year)-\(short)-\(day)",
          ]
          for text in always { #expect(Self.read(text) == wanted, "\(text)") }
          for separator in ["/", ".", "-", " "] {
            for (one, two) in [("\(day)", "\(month)"), (Self.padded(day), Self.padded(month))] {
              for end in ["\(year)", "\(year % 100)"] {
                #expect(Self.read("\(one)\(separator)\(two)\(separator)\(end)") == wanted)
                #expect(Self.read("\(two)\(separator)\(one)\(separator)\(end)", .mdy) == wanted)
              }
              #expect(Self.read("\(year % 100)\(separator)\(two)\(separator)\(one)", .ymd) == wanted)
            }
          }
        }
      }
    }
  }

  @Test("All pairs of small numbers, in each order", arguments: [2023, 2024])
  func pairs(_ year: Int) {
    func right(_ day: Int, _ month: Int) -> Bool {
      (1...12).contains(month) && day >= 1 && day <= Self.days(year, month)
    }
    for one in 0...33 {
      for two in 0...33 {
        let text = "\(one)/\(two)/\(year)"
        let dayFirst = right(one, two) ? "\(year)-\(Self.padded(two))-\(Self.padded(one))" : nil
        let monthFirst = right(two, one) ? "\(year)-\(Self.padded(one))-\(Self.padded(two))" : nil
        #expect(Self.read(text) == dayFirst ?? (monthFirst == nil ? "no such day" : "mdy"), "\(text)")
        #expect(Self.read(text, .mdy) == monthFirst ?? (dayFirst == nil ? "no such day" : "dmy"), "\(text)")
        let other = dayFirst != nil || monthFirst != nil ? "year last" : "no such day"
        #expect(Self.read(text, .ymd) == other, "\(text)")
      }
    }
  }

  @Test("Times behind a date")
  func times() {
    for date in ["2025-04-17", "17/04/2025", "17 April 2025", "17-Apr-25"] {
      for time in [
        " 00:00", "T00:00:00", "  00:00:00.000", " 0:00", " 12:00 AM", " 12:00:00am", "T00:00:00Z", "T00:00:00+01:00",
        "t00:00:00+0000", "\u{A0}00:00:00",
      ] {
        #expect(Self.read(date + time) == "2025-04-17", "\(date + time)")
      }
      for time in [" 00:01", " 12:00", "T14:30:00", " 00:00:01", " 12:00 PM", " 00:00:00.001", " 11:59 PM", " 1:00 AM"]
      {
        #expect(Self.read(date + time) == "time, 2025-04-17", "\(date + time)")
      }
      for time in [
        " 00", "00:00", " 00:0", " 0:00:0", " 00:00:00:00", " 25:00", " 00:60", " 00:00 XM", " 00:00:00+1", "T:",
      ] {
        #expect(Self.read(date + time) == "not a date", "\(date + time)")
      }
    }
  }

  @Test("What is not a date")
  func others() {
    for text in ["", " ", "\u{200B}"] { #expect(Self.read(text) == "empty") }
    for text in [
      "soon", "17", "17/04", "17/04-2025", "17//04/2025", "/17/04/2025", "17/04/2025/", "17/04/025", "117/04/2025",
      "2025-04", "April 2025", "17 Foo 2025", "17,04,2025", "Q1 2025", "1.5", "1,234.50", "17 04 20 25", "-17/04/2025",
      "１７/04/2025", "2025-04-17x", "202504170", "1234567", "April April 2025", String(repeating: "1/", count: 50),
    ] {
      #expect(Self.read(text) == "not a date", "\(text)")
    }
    for text in ["2025-02-29", "29/02/2025", "31 April 2025", "2025-13-01", "31/04/25", "30 Feb 2024", "0/1/2025"] {
      #expect(Self.read(text) == "no such day", "\(text)")
    }
    #expect(Self.read("17.4.69") == "century" && Self.read("17.4.68") == "2068-04-17")
    #expect(Self.read("17-Apr-99") == "century" && Self.read("17/04/1999") == "1999-04-17")
    #expect(Self.read("20250417") == "digits, 2025-04-17" && Self.read("20251317") == "not a date")
    #expect(Self.read("\u{FEFF}\u{A0}17/04/2025 ") == "2025-04-17")
  }

  @Test("Excel's day numbers")
  func dayNumbers() {
    #expect(Self.read("45764") == "day number, 2025-04-17" && Self.read("4576") == "not a date")
    for (number, wanted, is1904) in [
      (1, "1900-01-01", false), (59, "1900-02-28", false), (60, nil, false), (61, "1900-03-01", false), (0, nil, false),
      (-1, nil, false), (45764, "2025-04-17", false), (2_958_465, "9999-12-31", false), (2_958_466, nil, false),
      (0, "1904-01-01", true), (60, "1904-03-01", true), (44302, "2025-04-17", true),
    ] as [(Int, String?, Bool)] {
      #expect(CivilDate(excelDay: number, from1904: is1904)?.description == wanted, "\(number)")
    }
  }

  @Test("Random texts: bytes are read as text, and dates that are read are days")
  func random() {
    let alphabet = ["0", "1", "2", "5", "9", "/", "-", ".", " ", ",", "Apr", "May", "20", ":", "T", "é", "\u{A0}"]
    var random = SeededGenerator(seed: 6)
    for _ in 0..<rounds(5_000) {
      let text = (0..<Int.random(in: 0...10, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
        .joined()
      let order = DateOrder.allCases.randomElement(using: &random) ?? .dmy
      let one = Result { () throws(DateCellError) in try DateCell.read(text, order) }
      let bytes = Array(text.utf8)
      let other = bytes.withUnsafeBufferPointer { bytes in
        Result { () throws(DateCellError) in try DateCell.read(utf8: bytes, order) }
      }
      #expect(one == other, "\(text)")
    }
  }
}
