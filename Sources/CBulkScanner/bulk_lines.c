#include "bulk_scanner.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_AVX2_VARIANT 1
#endif

#define LINE_LENGTH 23

static uint64_t load64(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

static const uint64_t ONES = 0x0101010101010101;
static const uint64_t HIGH = 0x8080808080808080;

/// Of eight ASCII hex digits: byte i of the result is the value of the digits i and i + 1 as a pair. Sets bits of
/// `faults` where a byte is no digit. The same as `EUI64.pairs(of:faults:)`.
static uint64_t pairs(uint64_t digits, bool accepts_lowercase, uint64_t *faults) {
  uint64_t ascii = digits & ~HIGH;
  uint64_t folded = accepts_lowercase ? ascii & ~(ONES * 0x20) : ascii;
  uint64_t decimal = (ascii + ONES * (0x80 - '0')) & ~(ascii + ONES * (0x80 - '9' - 1));
  uint64_t letter = (folded + ONES * (0x80 - 'A')) & ~(folded + ONES * (0x80 - 'F' - 1));
  *faults |= (digits | ~(decimal | letter)) & HIGH;
  uint64_t nibbles = (digits & ONES * 0x0F) + ((letter & HIGH) >> 7) * 9;
  return nibbles << 4 | nibbles >> 8;
}

static bool read_line(const uint8_t *line, bulk_line_shape shape, uint64_t *value) {
  const uint64_t places = 0x0000FF0000FF0000;
  const uint64_t zeros = 0x0000300000300000;
  uint64_t separators = (uint64_t)shape.separator * 0x0000010000010000;
  uint64_t a = load64(line), b = load64(line + 9), c = load64(line + 15);
  uint64_t faults = ((a ^ separators) | (b ^ separators) | (c ^ separators)) & places;
  faults |= line[8] ^ shape.separator;
  faults |= shape.has_carriage_return ? (line[23] ^ '\r') | (line[24] ^ '\n') : line[23] ^ '\n';
  uint64_t x = pairs((a & ~places) | zeros, shape.accepts_lowercase, &faults);
  uint64_t y = pairs((b & ~places) | zeros, shape.accepts_lowercase, &faults);
  uint64_t z = pairs((c & ~places) | zeros, shape.accepts_lowercase, &faults);
  *value = (x & 0xFF) << 56 | (x >> 24 & 0xFF) << 48 | (x >> 48 & 0xFF) << 40 | (y & 0xFF) << 32 |
           (y >> 24 & 0xFF) << 24 | (y >> 48 & 0xFF) << 16 | (z >> 24 & 0xFF) << 8 | (z >> 48 & 0xFF);
  return faults == 0;
}

static size_t scan_portable(const uint8_t *bytes, size_t count, bulk_line_shape shape, uint64_t *values) {
  size_t stride = LINE_LENGTH + 1 + shape.has_carriage_return;
  for (size_t i = 0; i < count; i++) {
    if (!read_line(bytes + i * stride, shape, &values[i])) return i;
  }
  return count;
}

#ifdef HAS_AVX2_VARIANT

/// The same 16 bytes of two lines, one in each half.
__attribute__((target("avx2"))) static inline __m256i load_two(const uint8_t *first, const uint8_t *second) {
  return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)first)),
                                 _mm_loadu_si128((const __m128i *)second), 1);
}

__attribute__((target("avx2"))) static size_t scan_avx2(const uint8_t *bytes, size_t count, bulk_line_shape shape,
                                                        uint64_t *values) {
  const size_t stride = LINE_LENGTH + 1 + shape.has_carriage_return;
  const char s = (char)shape.separator, e = shape.has_carriage_return ? '\r' : '\n', f = (char)0xFF;
  // Separators at 2, 5, 8, 11, 14 of the first load; at 11, 14, 17, 20 of the line, and its end at 23, in the second.
  const __m256i head = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 0, s, 0, 0, s, 0, 0, s, 0, 0, s, 0, 0, s, 0));
  const __m256i head_places = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 0, f, 0, 0, f, 0, 0, f, 0, 0, f, 0, 0, f, 0));
  const __m256i tail = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 0, 0, s, 0, 0, s, 0, 0, s, 0, 0, s, 0, 0, e));
  const __m256i tail_places = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 0, 0, f, 0, 0, f, 0, 0, f, 0, 0, f, 0, 0, f));
  const __m256i head_digits =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 1, 3, 4, 6, 7, 9, 10, f, f, f, f, f, f, f, f));
  const __m256i tail_digits =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(f, f, f, f, f, f, f, f, 4, 5, 7, 8, 10, 11, 13, 14));
  const __m256i reversed =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(7, 6, 5, 4, 3, 2, 1, 0, f, f, f, f, f, f, f, f));
  const __m256i fold = _mm256_set1_epi8(shape.accepts_lowercase ? (char)0xDF : (char)0xFF);
  const __m256i zero = _mm256_set1_epi8('0'), nine = _mm256_set1_epi8(9);
  const __m256i letter_a = _mm256_set1_epi8('A'), five = _mm256_set1_epi8(5), ten = _mm256_set1_epi8(10);
  const __m256i weights = _mm256_set1_epi16(0x0110);
  size_t i = 0;
  for (; i + 2 <= count; i += 2) {
    const uint8_t *line = bytes + i * stride;
    __m256i first = load_two(line, line + stride);
    __m256i second = load_two(line + 8, line + stride + 8);
    __m256i wrong = _mm256_or_si256(_mm256_and_si256(_mm256_xor_si256(first, head), head_places),
                                    _mm256_and_si256(_mm256_xor_si256(second, tail), tail_places));
    __m256i digits =
        _mm256_or_si256(_mm256_shuffle_epi8(first, head_digits), _mm256_shuffle_epi8(second, tail_digits));
    __m256i decimal = _mm256_sub_epi8(digits, zero);
    __m256i letter = _mm256_sub_epi8(_mm256_and_si256(digits, fold), letter_a);
    __m256i is_decimal = _mm256_cmpeq_epi8(_mm256_min_epu8(decimal, nine), decimal);
    __m256i is_letter = _mm256_cmpeq_epi8(_mm256_min_epu8(letter, five), letter);
    __m256i nibbles = _mm256_blendv_epi8(_mm256_add_epi8(letter, ten), decimal, is_decimal);
    wrong = _mm256_or_si256(wrong, _mm256_xor_si256(_mm256_or_si256(is_decimal, is_letter), _mm256_set1_epi8(f)));
    bool misses_feed = shape.has_carriage_return && (line[24] != '\n' || line[stride + 24] != '\n');
    if (!_mm256_testz_si256(wrong, wrong) || misses_feed) break;
    __m256i octets = _mm256_maddubs_epi16(nibbles, weights);
    octets = _mm256_shuffle_epi8(_mm256_packus_epi16(octets, octets), reversed);
    values[i] = (uint64_t)_mm256_extract_epi64(octets, 0);
    values[i + 1] = (uint64_t)_mm256_extract_epi64(octets, 2);
  }
  // The pair with a fault, or the last single line.
  return i + scan_portable(bytes + i * stride, count - i < 2 ? count - i : 2, shape, values + i);
}

#endif

size_t bulk_scan_lines(const uint8_t *bytes, size_t length, bulk_line_shape shape, size_t limit, uint64_t *values,
                       BulkScannerVariant variant) {
  size_t count = length / (LINE_LENGTH + 1 + shape.has_carriage_return);
  if (count > limit) count = limit;
#ifdef HAS_AVX2_VARIANT
  if (variant == BulkScannerVariantAVX2) return scan_avx2(bytes, count, shape, values);
#endif
  return scan_portable(bytes, count, shape, values);
}
