/// What the bytes of a text stand for, where the user says so (`--encoding`). Without it, the first bytes show it.
public enum TableEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// In the byte order that its mark or its first characters show.
  case utf16 = "utf-16"
  /// What Excel in Britain calls CSV.
  case windows1252 = "windows-1252"
}
