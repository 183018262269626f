/// Characters that are mistaken for characters of an identifier, mostly after a paste from a document.
enum PlainLookAlike {
  enum Meaning {
    /// Something invisible that should not be there.
    case nothing
    /// A character of an identifier that looks the same.
    case character(Character)
    /// A character that is not mistaken for another.
    case itself
  }

  static func meaning(of scalar: Unicode.Scalar) -> Meaning {
    switch scalar.value {
    case 0xFEFF, 0x200B...0x200F, 0x2060, 0x00: .nothing
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .character(" ")
    case 0xAD, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: .character("-")
    case 0xFF1A: .character(":")
    case 0xFF0E: .character(".")
    case 0xFF10...0xFF19, 0xFF21...0xFF26, 0xFF41...0xFF46:
      Unicode.Scalar(scalar.value - 0xFEE0).map { .character(Character($0)) } ?? .itself
    case 0x041E, 0x043E, 0x039F, 0x03BF: .character("0")
    case 0x0410, 0x0430, 0x0391: .character("A")
    case 0x0412, 0x0392: .character("B")
    case 0x0421, 0x0441: .character("C")
    case 0x0415, 0x0435, 0x0395: .character("E")
    default: asciiMeaning(of: scalar)
    }
  }

  private static func asciiMeaning(of scalar: Unicode.Scalar) -> Meaning {
    switch scalar {
    case "O", "o": .character("0")
    case "I", "l", "i", "|": .character("1")
    case "_": .character("-")
    default: .itself
    }
  }
}
