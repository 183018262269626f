// The bulk scanner: reads lines of identifiers, finds the fields of CSV and reads one column of them, at the speed of
// memory.
//
// Swift has no run-time byte shuffle and no choice of instructions at run time, so these jobs are in C, behind three
// functions. They do not judge and do not explain: what is not plain sailing they leave to the plain reader and parser,
// which find out why. `bulk_scan_lines` and `bulk_find_fields` stop before such bytes; `bulk_read_column` passes over
// such a record and says so.
//
// How lines are read with AVX2. A line of eight pairs with a separator between them has 23 bytes and its line end. Two
// loads of 16 bytes cover it: bytes 0 to 15 and bytes 8 to 23. A register of 32 bytes holds the same load of two lines.
// Of each line
//   1. the separators and the line feed are compared by xor with a pattern, masked to their places;
//   2. two byte shuffles gather the 16 hex digits, four octets from each load;
//   3. a digit is turned into its value by two comparisons with saturation ('0'...'9' and 'A'...'F', the case folded
//      where both are accepted), which also tell whether it is one;
//   4. one multiply-and-add joins two digits to an octet, one pack puts the octets together, one shuffle reverses them.
// The portable variant does the same with words of 64 bits.
//
// How fields are found. Of every 64 bytes, masks of 64 bits tell where the quotes, delimiters and line feeds are;
// carriage returns are searched only where something else follows a closing quote. The running parity of the
// quote bits (a carry-less multiplication by ones, or six shifts) tells which bytes are inside quotes; the delimiters
// and line feeds outside are the ends of fields, and their places are written down. That is right as long as a quote
// opens only at the beginning of a field and closes only at its end; a few more masks check just that, and 64 bytes in
// which it isn't so are left to the plain reader. The portable variant differs only in how it makes the masks.
//
// The places of a mask are written four at a time, whether there are as many or not, and the records two at a time: what
// doesn't count is overwritten by the next block, and no branch hangs on how many there are. The ends below the bit of a
// line feed, counted, tell which end it is.
//
// How a column is read. With the ends known, the field is found without a branch; its quotes and the carriage return of
// the line end are taken off by comparisons that give 0 or 1. The length of what is left tells how it may be written: 23
// bytes are pairs with separators, 16 are digits alone, 19 are groups with dots. With AVX2 the first 16 bytes and the last
// 16 of two records are loaded, and shuffles from a table, by the kind of each record, gather digits and separators; so
// mixed forms take no branch either. A batch of 64 records in which only pairs occur keeps its shuffles in registers.
// Bytes behind a text are loaded, but not used; where there are too few of them, the portable way is taken.
//
// Both variants of each function give the same results for the same bytes; the tests hold them against each other and
// against the plain reader and parser.
#ifndef BULK_SCANNER_H
#define BULK_SCANNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How every line of a run is written.
typedef struct {
  /// The byte between two pairs: '-', ':' or a space.
  uint8_t separator;
  /// Whether lower-case digits are accepted beside upper-case ones.
  bool accepts_lowercase;
  /// Whether a carriage return is before the line feed: a line has 25 bytes then, else 24.
  bool has_carriage_return;
} bulk_line_shape;

/// The ways in which the scanner can work.
typedef enum __attribute__((enum_extensibility(closed))) {
  /// For every processor.
  BulkScannerVariantPortable = 0,
  /// For processors with AVX2.
  BulkScannerVariantAVX2 = 1,
} BulkScannerVariant;

/// The fastest variant that this processor can run.
BulkScannerVariant bulk_scanner_best_variant(void);

/// Reads lines of the shape from `bytes`, of which `length` may be read, until one is not of the shape, or not whole, or
/// `limit` lines are read. Writes the value of each to `values` and returns their number. Reads no byte past `length`.
size_t bulk_scan_lines(const uint8_t *bytes, size_t length, bulk_line_shape shape, size_t limit, uint64_t *values,
                       BulkScannerVariant variant);

/// Where fields and records end, as ``bulk_find_fields`` found it.
typedef struct {
  /// The number of ends that were written down.
  size_t count;
  /// The number of records that end among them.
  size_t record_count;
  /// The bytes that were read; an end beyond them is not known.
  size_t length;
  /// Whether a NUL or a byte of 0x80 or over is among them.
  bool has_odd_bytes;
  /// Whether a line feed inside quotes is among them.
  bool has_inner_line_feeds;
} bulk_fields;

/// Finds the ends of fields in `bytes`, which begin a record: with `has_quotes` the delimiters and line feeds outside
/// quotes, else the line feeds alone, for lines in which no byte means anything but the line feed. Writes the offsets of
/// the ends to `ends`, and of each line feed among them the index in `ends` to `records`: record i has the fields that end
/// at `ends[records[i - 1] + 1]` to `ends[records[i]]`. Both must have room for `length + 8`: more is written at a time
/// than counts in the end. Stops before bytes that take a closer look. Reads no byte past `length`, which is under 2^32.
bulk_fields bulk_find_fields(const uint8_t *bytes, size_t length, uint8_t delimiter, bool has_quotes, uint32_t *ends,
                             uint32_t *records, BulkScannerVariant variant);

/// Which texts are read as an identifier; what they allow around it is left to the plain parser.
typedef enum __attribute__((enum_extensibility(closed))) {
  /// Eight pairs of upper-case digits with hyphens.
  BulkTextFormCanonical = 0,
  /// The same with digits of either case.
  BulkTextFormDuis = 1,
  /// Digits of either case: pairs with hyphens, colons or spaces, four groups of four with dots, or sixteen digits.
  BulkTextFormAny = 2,
} BulkTextForm;

/// Where the identifiers are in records, and how.
typedef struct {
  /// The fields that a record must have.
  size_t width;
  /// The field that holds the identifier, from 0 and under `width`.
  size_t column;
  /// The bytes that a record with its line end may have.
  size_t record_limit;
  /// Whether a field may be in quotes; without, a quote is a byte like any other.
  bool has_quotes;
  /// Which texts are read.
  BulkTextForm form;
} bulk_column;

/// Reads one column of the `count` records that `ends` and `records` of ``bulk_find_fields`` tell of, in the `length`
/// bytes at `bytes`, which may go on behind the last of them; then more records are read the fast way. Of each record
/// `is_read` becomes 1 and `values` the identifier, or both become 0: the record has another number of fields or is over
/// the limit, or the field is not plainly an identifier. Returns how many were read. Reads no byte past `length`.
size_t bulk_read_column(const uint8_t *bytes, size_t length, const uint32_t *ends, const uint32_t *records, size_t count,
                        bulk_column column, uint64_t *values, uint8_t *is_read, BulkScannerVariant variant);

/// Asks for the cache line at `address`, to be written soon. Any address will do: a wrong one is ignored.
static inline void bulk_prefetch(const void *address) { __builtin_prefetch(address, 1); }

#endif
