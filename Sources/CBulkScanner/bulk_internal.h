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
/// `faults` where a byte is no digit. The same as `EUI64.pairs(of:faults:)`.
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

#endif
