import WorkingDays

/// Writes the numbers of cells as their formats show them: what other programs take for the same value.
struct CellWriter {
  /// Whether days are counted from 1904, as old Macs did.
  let from1904: Bool

  /// Writes the number of a `<v>`; false for what is not a number.
  func write(_ bytes: UnsafeBufferPointer<UInt8>, _ format: NumberFormat, to target: ByteBuffer) -> Bool {
    if format == .plain, Self.isShort(bytes) {
      target.append(bytes)
      return true
    }
    guard let number = CellNumber(bytes) else { return false }
    switch format {
    case .plain: number.write(to: target)
    case .padded(let width): number.write(to: target, paddedTo: width)
    case .percent:
      number.write(to: target, shift: 2)
      target.append(UInt8(ascii: "%"))
    case .date, .dateTime, .time, .elapsed:
      if !writeTime(number, format, to: target) { number.write(to: target) }
    }
    return true
  }

  /// Whether a number has few digits and nothing but digits, and a point between them: it is written as it is.
  @inline(__always)
  private static func isShort(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= 15, let first = bytes.first, let last = bytes.last, first &- 0x30 <= 9, last &- 0x30 <= 9
    else { return false }
    var points = 0
    for byte in bytes where byte &- 0x30 > 9 {
      guard byte == UInt8(ascii: ".") else { return false }
      points += 1
    }
    // Zeros in front or at the end say nothing, and are not written by any program.
    guard first != 0x30 || bytes.count == 1 || bytes[1] == UInt8(ascii: ".") else { return false }
    return points == 0 || points == 1 && last != 0x30
  }

  private func writeTime(_ number: CellNumber, _ format: NumberFormat, to target: ByteBuffer) -> Bool {
    guard let (days, seconds) = number.daysAndSeconds else { return false }
    if format == .elapsed {
      write(seconds: days * 86_400 + seconds, to: target)
      return true
    }
    if days == 0, format == .time || (!from1904 && seconds > 0) {
      write(seconds: seconds, to: target)
      return true
    }
    if days == 60, !from1904 {
      // A day that Excel has and the calendar has not.
      target.append("1900-02-29")
    } else {
      guard let date = CivilDate(excelDay: days, from1904: from1904) else { return false }
      write(date, to: target)
    }
    if format != .date, seconds > 0 {
      target.append(UInt8(ascii: " "))
      write(seconds: seconds, to: target)
    }
    return true
  }

  private func write(_ date: CivilDate, to target: ByteBuffer) {
    let (year, month, day) = date.parts
    write(twoDigits: year / 100, to: target)
    write(twoDigits: year % 100, to: target)
    target.append(UInt8(ascii: "-"))
    write(twoDigits: month, to: target)
    target.append(UInt8(ascii: "-"))
    write(twoDigits: day, to: target)
  }

  private func write(seconds: Int, to target: ByteBuffer) {
    let hours = seconds / 3_600
    if hours < 100 { write(twoDigits: hours, to: target) } else { target.append(String(hours)) }
    target.append(UInt8(ascii: ":"))
    write(twoDigits: seconds / 60 % 60, to: target)
    target.append(UInt8(ascii: ":"))
    write(twoDigits: seconds % 60, to: target)
  }

  private func write(twoDigits number: Int, to target: ByteBuffer) {
    target.append(UInt8(0x30 + number / 10))
    target.append(UInt8(0x30 + number % 10))
  }

  /// Writes a date as newer files may store it, `2025-04-17T00:00:00`: without the T, and without a time that is midnight.
  func write(isoDate bytes: UnsafeBufferPointer<UInt8>, to target: ByteBuffer) {
    let date = UnsafeBufferPointer(rebasing: bytes.prefix(10))
    guard bytes.count > 10, bytes[10] == UInt8(ascii: "T") else { return target.append(bytes) }
    target.append(date)
    let time = bytes[11...].prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "Z") }
    guard time.contains(where: { (0x31...0x39).contains($0) }) else { return }
    target.append(UInt8(ascii: " "))
    target.append(UnsafeBufferPointer(rebasing: time))
  }
}
