// The bulk scanner: reads runs of identifiers that are all written alike, one a line, at the speed of memory.
//
// Swift has no run-time byte shuffle and no choice of instructions at run time, so this one job is in C, behind one
// function. It does not judge and does not explain: it reads as many lines as it can and stops before the first that is
// not of the shape that it was told. That line goes to the plain parser, which finds out why; then the scanner goes on.
//
// How the AVX2 variant works. A line of eight pairs with a separator between them has 23 bytes and its line end. Two
// loads of 16 bytes cover it: bytes 0 to 15 and bytes 8 to 23. A register of 32 bytes holds the same load of two lines.
// Of each line
//   1. the separators and the line feed are compared by xor with a pattern, masked to their places;
//   2. two byte shuffles gather the 16 hex digits, four octets from each load;
//   3. a digit is turned into its value by two comparisons with saturation ('0'...'9' and 'A'...'F', the case folded
//      where both are accepted), which also tell whether it is one;
//   4. one multiply-and-add joins two digits to an octet, one pack puts the octets together, one shuffle reverses them.
// The portable variant does the same with words of 64 bits and is the fall-back on every other processor. Both give the
// same results for the same bytes; the tests hold them against each other and against the plain parser.
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
  /// Whether a carriage return stands before the line feed: a line has 25 bytes then, else 24.
  bool has_carriage_return;
} bulk_line_shape;

/// The ways in which the scanner can work.
typedef enum {
  BULK_SCANNER_PORTABLE = 0,
  BULK_SCANNER_AVX2 = 1,
} bulk_scanner_variant;

/// The fastest variant that this processor can run.
bulk_scanner_variant bulk_scanner_best_variant(void);

/// Reads lines of the shape from `bytes`, of which `length` may be read, until one is not of the shape, or not whole, or
/// `limit` lines are read. Writes the value of each to `values` and returns their number. Reads no byte past `length`.
size_t bulk_scan_lines(const uint8_t *bytes, size_t length, bulk_line_shape shape, size_t limit, uint64_t *values,
                       bulk_scanner_variant variant);

/// Asks for the cache line at `address`, to be written soon. Any address will do: a wrong one is ignored.
static inline void bulk_prefetch(const void *address) { __builtin_prefetch(address, 1); }

#endif
