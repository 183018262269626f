#include "bulk_internal.h"

#ifdef HAS_AVX2_VARIANT

/// How a text of one length is taken apart, from its first 16 bytes (head) and its last 16 (tail): byte shuffles.
typedef struct {
  /// The hex digits: pair by pair from the last to the first, so that the octets come out as a number lies in memory.
  uint8_t head_digits[16], tail_digits[16];
  /// The separators, some more than once.
  uint8_t head_separators[16], tail_separators[16];
  /// A separator that is accepted is at the index of its four low bits.
  uint8_t accepted[16];
} layout;

/// The kinds of texts, as indices of `LAYOUTS`, and the lengths that tell them.
enum { NONE, PAIRS, DIGITS, GROUPS, KINDS };

#define F 0xFF
#define NO_BYTES {F, F, F, F, F, F, F, F, F, F, F, F, F, F, F, F}

static const layout LAYOUTS[KINDS] = {
    // With no byte taken, the separators are 0, which is not accepted at index 0.
    [NONE] = {NO_BYTES, NO_BYTES, NO_BYTES, NO_BYTES, {1}},
    [PAIRS] = {{F, F, F, F, F, F, 12, 13, 9, 10, 6, 7, 3, 4, 0, 1},
               {14, 15, 11, 12, 8, 9, F, F, F, F, F, F, F, F, F, F},
               {2, 5, 8, 11, 14, F, F, 2, 2, 2, 2, 2, 2, 2, 2, 2},
               {F, F, F, F, F, 10, 13, F, F, F, F, F, F, F, F, F},
               {[0] = ' ', [':' & 15] = ':', ['-' & 15] = '-'}},
    [DIGITS] = {{14, 15, 12, 13, 10, 11, 8, 9, 6, 7, 4, 5, 2, 3, 0, 1}, NO_BYTES, NO_BYTES, NO_BYTES, {0}},
    [GROUPS] = {{F, F, F, F, 12, 13, 10, 11, 7, 8, 5, 6, 2, 3, 0, 1},
                {14, 15, 12, 13, F, F, F, F, F, F, F, F, F, F, F, F},
                {4, 9, 14, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4},
                NO_BYTES,
                {[0] = 1, ['.' & 15] = '.'}},
};

/// How far the tail of a text begins behind its head.
static const uint8_t TAILS[KINDS] = {[PAIRS] = 7, [GROUPS] = 3};

#undef F

/// The records that are read together.
#define BATCH 64

/// Where the texts of a batch are. The length of one in a record of another number of fields is 0.
typedef struct {
  uint32_t starts[BATCH], lengths[BATCH];
} batch_of_texts;

/// What a form accepts.
typedef struct {
  layout layouts[KINDS];
  /// The kind of the texts of each length up to 23.
  uint8_t kinds[24];
  /// 0xDF folds the case of letters, 0xFF doesn't.
  uint8_t fold;
} rules;

static rules rules_of(BulkTextForm form) {
  rules rules = {.kinds = {[23] = PAIRS}, .fold = form == BulkTextFormCanonical ? 0xFF : 0xDF};
  memcpy(rules.layouts, LAYOUTS, sizeof LAYOUTS);
  if (form == BulkTextFormAny) {
    rules.kinds[16] = DIGITS;
    rules.kinds[19] = GROUPS;
  } else {
    rules.layouts[PAIRS].accepted[0] = 1;
    rules.layouts[PAIRS].accepted[':' & 15] = 0;
  }
  return rules;
}

/// Whether all of `count` records, with another before them, have `width` fields.
VECTOR static bool are_regular(const uint32_t *records, size_t count, uint32_t width) {
  uint32_t difference = 0;
  for (size_t i = 0; i < count; i++) difference |= (records[i] - (records - 1)[i]) ^ width;
  return difference == 0;
}

/// The same as `find_text` for `count` records, with another before them, without a branch and without a look
/// at the limit. Returns a bit for each length that occurs, modulo 64.
ALWAYS_INLINE uint64_t find_texts(const uint8_t *bytes, const uint32_t *ends, const uint32_t *records, size_t count,
                                  const bulk_column *column, bool may_be_quoted, bool is_last, bool is_regular,
                                  batch_of_texts *texts) {
  const size_t width = column->width, index = column->column;
  uint64_t seen = 0;
  size_t before = records[-1];
  for (size_t i = 0; i < count; i++) {
    size_t last = is_regular ? before + width : records[i];
    size_t field = before + 1 + index;
    size_t place = is_regular || field < last ? field : last;
    uint32_t start = ends[place - 1] + 1, end = ends[place];
    if (is_last) end -= bytes[end - 1] == '\r';
    uint32_t quotes = may_be_quoted ? (bytes[start] == '"') & (bytes[end - 1] == '"') : 0;
    uint32_t length = end - start - 2 * quotes;
    if (!is_regular && last - before != width) length = 0;
    texts->starts[i] = start + quotes;
    texts->lengths[i] = length;
    seen |= (uint64_t)1 << (length & 63);
    before = last;
  }
  return seen;
}

/// The same 16 bytes of two records, one in each half.
VECTOR static inline __m256i load_two(const void *first, const void *second) {
  return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(first)), _mm_loadu_si128(second), 1);
}

/// A text and how it is taken apart.
typedef struct {
  const uint8_t *head, *tail;
  const layout *layout;
} text_parts;

ALWAYS_INLINE text_parts parts_of(const uint8_t *bytes, const batch_of_texts *texts, size_t index, const rules *rules,
                                  bool are_pairs) {
  // Never an identifier.
  static const uint8_t nothing[23] = {0};
  const uint8_t *start = bytes + texts->starts[index];
  uint32_t length = texts->lengths[index];
  if (are_pairs) {
    start = length == 23 ? start : nothing;
    return (text_parts){start, start + 7, &rules->layouts[PAIRS]};
  }
  size_t kind = rules->kinds[length < 24 ? length : 0];
  return (text_parts){start, start + TAILS[kind], &rules->layouts[kind]};
}

/// Reads two texts: the octets of each, in words of 16 bits. Clears bits of `*is_right` where they are not an identifier.
VECTOR ALWAYS_INLINE __m256i read_two(text_parts a, text_parts b, __m256i fold, __m256i *is_right) {
  const layout *x = a.layout, *y = b.layout;
  __m256i head = load_two(a.head, b.head), tail = load_two(a.tail, b.tail);
  __m256i digits = _mm256_or_si256(_mm256_shuffle_epi8(head, load_two(x->head_digits, y->head_digits)),
                                   _mm256_shuffle_epi8(tail, load_two(x->tail_digits, y->tail_digits)));
  __m256i separators = _mm256_or_si256(_mm256_shuffle_epi8(head, load_two(x->head_separators, y->head_separators)),
                                       _mm256_shuffle_epi8(tail, load_two(x->tail_separators, y->tail_separators)));
  // Each separator is an accepted one, and the same as the first.
  __m256i accepted = _mm256_shuffle_epi8(load_two(x->accepted, y->accepted), separators);
  *is_right = _mm256_and_si256(_mm256_cmpeq_epi8(separators, accepted),
                               _mm256_cmpeq_epi8(separators, _mm256_shuffle_epi8(separators, _mm256_setzero_si256())));
  // '0'...'9' become 0xF6...0xFF, then 0xF0...0xF9, then 0...9, and all other bytes more than 15.
  __m256i decimal = _mm256_subs_epu8(_mm256_add_epi8(digits, _mm256_set1_epi8((char)0xC6)), _mm256_set1_epi8(6));
  decimal = _mm256_sub_epi8(decimal, _mm256_set1_epi8((char)0xF0));
  // 'A'...'F' become 0...5, then 10...15, and all other bytes more than 15.
  __m256i letter = _mm256_sub_epi8(_mm256_and_si256(digits, fold), _mm256_set1_epi8('A'));
  letter = _mm256_adds_epu8(letter, _mm256_set1_epi8(10));
  __m256i nibbles = _mm256_min_epu8(decimal, letter);
  __m256i is_digit = _mm256_cmpeq_epi8(_mm256_min_epu8(nibbles, _mm256_set1_epi8(15)), nibbles);
  *is_right = _mm256_and_si256(*is_right, is_digit);
  return _mm256_maddubs_epi16(nibbles, _mm256_set1_epi16(0x0110));
}

/// Reads `count` texts, a multiple of four; with `are_pairs` texts of other kinds are left.
VECTOR ALWAYS_INLINE size_t read_texts(const uint8_t *bytes, const batch_of_texts *texts, size_t count,
                                       const rules *rules, bool are_pairs, uint64_t *restrict values,
                                       uint8_t *restrict is_read) {
  // For the bits of the records 0, 2, 1, 3 a byte each of 0, 1, 2, 3.
  static const uint32_t bytes_of_bits[16] = {0,         1,         0x10000,   0x10001,   0x100,     0x101,
                                             0x10100,   0x10101,   0x1000000, 0x1000001, 0x1010000, 0x1010001,
                                             0x1000100, 0x1000101, 0x1010100, 0x1010101};
  const __m256i fold = _mm256_set1_epi8((char)rules->fold);
  size_t read = 0;
  for (size_t i = 0; i < count; i += 4) {
    __m256i is_a, is_b;
    __m256i a = read_two(parts_of(bytes, texts, i, rules, are_pairs), parts_of(bytes, texts, i + 1, rules, are_pairs),
                         fold, &is_a);
    __m256i b = read_two(parts_of(bytes, texts, i + 2, rules, are_pairs),
                         parts_of(bytes, texts, i + 3, rules, are_pairs), fold, &is_b);
    // The records are in the order 0, 2, 1, 3 from here on.
    __m256i is_right = _mm256_and_si256(_mm256_unpacklo_epi64(is_a, is_b), _mm256_unpackhi_epi64(is_a, is_b));
    is_right = _mm256_cmpeq_epi64(is_right, _mm256_set1_epi8((char)0xFF));
    __m256i four = _mm256_and_si256(_mm256_packus_epi16(a, b), is_right);
    _mm256_storeu_si256((__m256i *)(values + i), _mm256_permute4x64_epi64(four, 0xD8));
    uint32_t bits = (uint32_t)_mm256_movemask_pd(_mm256_castsi256_pd(is_right));
    memcpy(is_read + i, &bytes_of_bits[bits], 4);
    read += (size_t)__builtin_popcount(bits);
  }
  return read;
}

VECTOR size_t bulk_read_column_avx2(const uint8_t *bytes, const uint32_t *ends, const uint32_t *records, size_t count,
                                    const bulk_column *place, uint64_t *values, uint8_t *is_read, size_t *next) {
  const rules rules = rules_of(place->form);
  const uint64_t other_lengths = place->form == BulkTextFormAny ? 1 << 16 | 1 << 19 : 0;
  const bool is_last = place->column + 1 == place->width;
  batch_of_texts texts;
  size_t read = 0, i = 1;
  while (i + 4 <= count) {
    size_t taken = count - i < BATCH ? (count - i) & ~(size_t)3 : BATCH;
    const uint32_t *batch = records + i;
    bool is_regular = are_regular(batch, taken, (uint32_t)place->width);
    uint64_t lengths;
    if (is_regular && !place->has_quotes) {
      lengths = find_texts(bytes, ends, batch, taken, place, false, is_last, true, &texts);
    } else if (is_regular && !is_last) {
      lengths = find_texts(bytes, ends, batch, taken, place, true, false, true, &texts);
    } else {
      lengths = find_texts(bytes, ends, batch, taken, place, place->has_quotes, is_last, is_regular, &texts);
    }
    if ((lengths & other_lengths) == 0) {
      read += read_texts(bytes, &texts, taken, &rules, true, values + i, is_read + i);
    } else {
      read += read_texts(bytes, &texts, taken, &rules, false, values + i, is_read + i);
    }
    i += taken;
  }
  *next = i;
  return read;
}

#endif
