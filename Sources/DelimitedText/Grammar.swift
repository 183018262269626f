/// How bytes divide into records and fields.
public enum Grammar: Hashable, Sendable {
  /// Every line is a record of one field; a carriage return before the line feed belongs to the line end.
  case lines
  /// RFC 4180 with any delimiter: a field in quotes may hold delimiters, line ends and, doubled, quotes. Records end with
  /// LF or CRLF. A quote inside a field that doesn't begin with one stands for itself.
  case delimited(Delimiter)
}
