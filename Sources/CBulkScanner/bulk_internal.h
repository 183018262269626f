// What the parts of the bulk scanner share.
#ifndef BULK_INTERNAL_H
#define BULK_INTERNAL_H

#include <string.h>

#include "bulk_scanner.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_AVX2_VARIANT 1
/// Marks a function of the AVX2 variant: ``bulk_scanner_best_variant`` asks for just these instructions.
#define VECTOR __attribute__((target("avx2,pclmul,bmi,popcnt")))
#endif

/// Marks a function whose parameters must be constants where it is called.
#define ALWAYS_INLINE static inline __attribute__((always_inline))

static const uint64_t ONES = 0x0101010101010101;
static const uint64_t HIGH = 0x8080808080808080;

/// Eight bytes as a word, the first in the lowest byte.
static inline uint64_t load64(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/// Of eight ASCII hex digits: byte i of the result is the value of the digits i and i + 1 as a pair. Sets bits of
/// `faults` where a byte is not a digit. The same as `EUI64.pairs(of:faults:)`.
static inline uint64_t pairs(uint64_t digits, bool accepts_lowercase, uint64_t *faults) {
  uint64_t ascii = digits & ~HIGH;
  uint64_t folded = accepts_lowercase ? ascii & ~(ONES * 0x20) : ascii;
  uint64_t decimal = (ascii + ONES * (0x80 - '0')) & ~(ascii + ONES * (0x80 - '9' - 1));
  uint64_t letter = (folded + ONES * (0x80 - 'A')) & ~(folded + ONES * (0x80 - 'F' - 1));
  *faults |= (digits | ~(decimal | letter)) & HIGH;
  uint64_t nibbles = (digits & ONES * 0x0F) + ((letter & HIGH) >> 7) * 9;
  return nibbles << 4 | nibbles >> 8;
}

/// Eight pairs with separators between them, 23 bytes. Sets bits of `faults` where they are something else.
static inline uint64_t read_pairs(const uint8_t *text, uint8_t separator, bool accepts_lowercase, uint64_t *faults) {
  const uint64_t places = 0x0000FF0000FF0000;
  const uint64_t zeros = 0x0000300000300000;
  uint64_t separators = (uint64_t)separator * 0x0000010000010000;
  uint64_t a = load64(text), b = load64(text + 9), c = load64(text + 15);
  *faults |= ((a ^ separators) | (b ^ separators) | (c ^ separators)) & places;
  *faults |= text[8] ^ separator;
  uint64_t x = pairs((a & ~places) | zeros, accepts_lowercase, faults);
  uint64_t y = pairs((b & ~places) | zeros, accepts_lowercase, faults);
  uint64_t z = pairs((c & ~places) | zeros, accepts_lowercase, faults);
  return (x & 0xFF) << 56 | (x >> 24 & 0xFF) << 48 | (x >> 48 & 0xFF) << 40 | (y & 0xFF) << 32 |
         (y >> 24 & 0xFF) << 24 | (y >> 48 & 0xFF) << 16 | (z >> 24 & 0xFF) << 8 | (z >> 48 & 0xFF);
}

#ifdef HAS_AVX2_VARIANT
/// The part of ``bulk_read_column`` that is done with AVX2: reads the records from the second on, without a look at the
/// limit, and sets `*next` to the first that it left. Reads up to 23 bytes from the line feed of a record on.
size_t bulk_read_column_avx2(const uint8_t *bytes, const uint32_t *ends, const uint32_t *records, size_t count,
                             const bulk_column *place, uint64_t *values, uint8_t *is_read, size_t *next);
#endif

#endif
