#include "bulk_internal.h"

#define LINE_LENGTH 23

static bool read_line(const uint8_t *line, bulk_line_shape shape, uint64_t *value) {
  uint64_t faults = shape.has_carriage_return ? (line[23] ^ '\r') | (line[24] ^ '\n') : line[23] ^ '\n';
  *value = read_pairs(line, shape.separator, shape.accepts_lowercase, &faults);
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
VECTOR static inline __m256i load_two(const uint8_t *first, const uint8_t *second) {
  return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)first)),
                                 _mm_loadu_si128((const __m128i *)second), 1);
}

VECTOR static size_t scan_avx2(const uint8_t *bytes, size_t count, bulk_line_shape shape,
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
