#include "bulk_internal.h"

#define BLOCK 64

/// A bit for each of 64 bytes.
typedef struct {
  uint64_t quotes, delimiters, line_feeds;
  /// Not 0 if a byte is 0 or has its high bit set.
  uint64_t odd;
} block_masks;

/// Finds the carriage returns among 64 bytes.
typedef uint64_t returns_of(const uint8_t *block);

/// A search as far as it is: what was found, and what is carried from one block to the next.
typedef struct {
  bulk_fields found;
  uint32_t *ends, *records;
  /// All ones inside quotes, else 0.
  uint64_t inside;
  /// 1 if a quote may open at the first byte: the byte before ends a field or is a quote.
  uint64_t may_open;
  /// 1 if the byte before closed a quote.
  uint64_t closed;
  /// 1 if the byte before is a carriage return behind a closing quote.
  uint64_t closed_return;
  /// Not 0 if there were such bytes.
  uint64_t odd, inner_line_feeds;
} search;

BulkScannerVariant bulk_scanner_best_variant(void) {
#ifdef HAS_AVX2_VARIANT
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("bmi") &&
      __builtin_cpu_supports("popcnt")) {
    return BulkScannerVariantAVX2;
  }
#endif
  return BulkScannerVariantPortable;
}

/// Bit i of the result is the parity of the bits 0 to i.
static inline uint64_t running_parity(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

/// The place of the lowest bit; 64 if there is none.
static inline uint32_t lowest(uint64_t bits) { return bits == 0 ? 64 : (uint32_t)__builtin_ctzll(bits); }

/// Writes the places of the bits, four at a time whether there are as many or not: a branch for each would be guessed
/// wrong too often. Returns how many there are.
static inline size_t write_places(uint64_t bits, uint32_t base, uint32_t *places) {
  size_t count = (size_t)__builtin_popcountll(bits), written = 0;
  do {
    for (int i = 0; i < 4; i++, bits &= bits - 1) places[written++] = base + lowest(bits);
  } while (__builtin_expect(written < count, 0));
  return count;
}

/// Writes for each line feed, an end itself, the number of ends before it, `before` those in earlier blocks, two at a time.
/// Returns how many there are.
static inline size_t write_records(uint64_t line_feeds, uint64_t ends, uint32_t before, uint32_t *records) {
  size_t count = (size_t)__builtin_popcountll(line_feeds), written = 0;
  do {
    for (int i = 0; i < 2; i++, line_feeds &= line_feeds - 1) {
      uint64_t below = (line_feeds - 1) & ~line_feeds;
      records[written++] = before + (uint32_t)__builtin_popcountll(ends & below);
    }
  } while (__builtin_expect(written < count, 0));
  return count;
}

/// Takes a block of delimited fields, of which `length` bytes count. `parity` is the running parity of the quotes. `false`
/// if the quotes take a closer look; then nothing is taken.
ALWAYS_INLINE bool take_fields(const uint8_t *block, const block_masks *masks, uint64_t parity, returns_of *returns,
                               size_t length, search *search) {
  uint64_t inside = parity ^ search->inside;  // an opening quote is inside, a closing one is not
  uint64_t separators = masks->delimiters | masks->line_feeds;
  uint64_t opens = masks->quotes & inside;
  uint64_t closes = masks->quotes & ~inside;
  uint64_t after_close = closes << 1 | search->closed;
  uint64_t closed_returns = 0;
  uint64_t wrong = opens & ~((separators | masks->quotes) << 1 | search->may_open);
  uint64_t unclear = after_close & ~(separators | masks->quotes);
  // Carriage returns are searched only where one may be between a quote and a line feed.
  if (__builtin_expect((unclear | search->closed_return) != 0, 0)) {
    closed_returns = after_close & returns(block);
    wrong |= unclear & ~closed_returns;
    wrong |= (closed_returns << 1 | search->closed_return) & ~masks->line_feeds;
  }
  if (__builtin_expect(wrong != 0, 0)) return false;
  // What follows a quote at the very end is not known.
  if (length < BLOCK && (masks->quotes >> (length - 1) & 1) != 0) return false;
  uint64_t ends = separators & ~inside;
  bulk_fields *found = &search->found;
  found->record_count += write_records(masks->line_feeds & ends, ends, (uint32_t)found->count,
                                       search->records + found->record_count);
  found->count += write_places(ends, (uint32_t)found->length, search->ends + found->count);
  found->length += length;
  search->inside = (uint64_t)((int64_t)inside >> 63);
  search->may_open = (separators | masks->quotes) >> 63;
  search->closed = closes >> 63;
  search->closed_return = closed_returns >> 63;
  search->odd |= masks->odd;
  search->inner_line_feeds |= masks->line_feeds & inside;
  return true;
}

/// Takes a block of lines, of which `length` bytes count.
ALWAYS_INLINE void take_lines(const block_masks *masks, size_t length, search *search) {
  bulk_fields *found = &search->found;
  found->count += write_places(masks->line_feeds, (uint32_t)found->length, search->ends + found->count);
  found->length += length;
  search->odd |= masks->odd;
}

ALWAYS_INLINE bulk_fields finished(search *search, bool has_quotes) {
  bulk_fields *found = &search->found;
  if (!has_quotes) {
    found->record_count = found->count;
    for (size_t i = 0; i < found->count; i++) search->records[i] = (uint32_t)i;
  }
  found->has_odd_bytes = search->odd != 0;
  found->has_inner_line_feeds = search->inner_line_feeds != 0;
  return *found;
}

/// The bytes of a word that equal the wanted one, as the bits 0 to 7.
static inline uint64_t equal_bytes(uint64_t word, uint64_t wanted) {
  uint64_t difference = word ^ wanted;
  // The high bit of each byte: 0 only where all bits of the difference are 0. No byte carries into the next.
  uint64_t zero = ~(((difference & ~HIGH) + ~HIGH) | difference | ~HIGH);
  // The multiplication gathers the eight bits, 0x80 of each byte, into the highest byte.
  return (zero >> 7) * 0x0102040810204080 >> 56;
}

static inline block_masks portable_masks(const uint8_t *bytes, uint8_t delimiter) {
  block_masks masks = {0, 0, 0, 0};
  for (int i = 0; i < BLOCK; i += 8) {
    uint64_t word = load64(bytes + i);
    masks.quotes |= equal_bytes(word, ONES * '"') << i;
    masks.delimiters |= equal_bytes(word, ONES * delimiter) << i;
    masks.line_feeds |= equal_bytes(word, ONES * '\n') << i;
    masks.odd |= (~((word & ~HIGH) + ~HIGH) | word) & HIGH;
  }
  return masks;
}

static inline uint64_t portable_returns(const uint8_t *block) {
  uint64_t returns = 0;
  for (int i = 0; i < BLOCK; i += 8) returns |= equal_bytes(load64(block + i), ONES * '\r') << i;
  return returns;
}

/// Makes a block of the last bytes of an input, filled up with a byte that means nothing.
static void fill_up(uint8_t block[BLOCK], const uint8_t *bytes, size_t length, uint8_t delimiter) {
  memset(block, delimiter == 'x' ? 'y' : 'x', BLOCK);
  memcpy(block, bytes, length);
}

// One block, once for whole ones and once for what is left at the end.
#define TAKE_BLOCK(BYTES, LENGTH, MASKS, PARITY, RETURNS)                                 \
  const uint8_t *block = BYTES;                                                           \
  block_masks masks = MASKS(block, delimiter);                                            \
  if (!has_quotes) {                                                                      \
    take_lines(&masks, LENGTH, &search);                                                  \
  } else if (!take_fields(block, &masks, PARITY(masks.quotes), RETURNS, LENGTH, &search)) { \
    return finished(&search, has_quotes);                                                 \
  }

// The loop over blocks, once for each way of making masks.
#define FIND_FIELDS(MASKS, PARITY, RETURNS)                                               \
  search search = {.ends = ends, .records = records, .may_open = 1};                      \
  while (length - search.found.length >= BLOCK) {                                         \
    TAKE_BLOCK(bytes + search.found.length, BLOCK, MASKS, PARITY, RETURNS)                \
  }                                                                                       \
  size_t left = length - search.found.length;                                             \
  uint8_t last[BLOCK];                                                                    \
  if (left > 0) {                                                                         \
    fill_up(last, bytes + search.found.length, left, delimiter);                          \
    TAKE_BLOCK(last, left, MASKS, PARITY, RETURNS)                                        \
  }                                                                                       \
  return finished(&search, has_quotes);

ALWAYS_INLINE bulk_fields find_fields_portable(const uint8_t *bytes, size_t length, uint8_t delimiter, bool has_quotes,
                                               uint32_t *ends, uint32_t *records) {
  FIND_FIELDS(portable_masks, running_parity, portable_returns)
}

#ifdef HAS_AVX2_VARIANT

VECTOR static inline uint64_t equal(__m256i low, __m256i high, uint8_t byte) {
  const __m256i wanted = _mm256_set1_epi8((char)byte);
  return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)) << 32;
}

VECTOR static inline block_masks avx2_masks(const uint8_t *bytes, uint8_t delimiter) {
  __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  // As a signed number, an odd byte is under 1.
  __m256i odd = _mm256_cmpgt_epi8(_mm256_set1_epi8(1), _mm256_min_epi8(low, high));
  block_masks masks = {equal(low, high, '"'), equal(low, high, delimiter), equal(low, high, '\n'),
                       (uint32_t)_mm256_movemask_epi8(odd)};
  return masks;
}

VECTOR static inline uint64_t avx2_returns(const uint8_t *block) {
  return equal(_mm256_loadu_si256((const __m256i *)block), _mm256_loadu_si256((const __m256i *)(block + 32)), '\r');
}

VECTOR static inline uint64_t parity_by_multiplication(uint64_t bits) {
  return (uint64_t)_mm_cvtsi128_si64(
      _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)bits), _mm_set1_epi8((char)0xFF), 0));
}

VECTOR ALWAYS_INLINE bulk_fields find_fields_avx2(const uint8_t *bytes, size_t length, uint8_t delimiter,
                                                  bool has_quotes, uint32_t *ends, uint32_t *records) {
  FIND_FIELDS(avx2_masks, parity_by_multiplication, avx2_returns)
}

VECTOR static bulk_fields find_avx2(const uint8_t *bytes, size_t length, uint8_t delimiter, bool has_quotes,
                                    uint32_t *ends, uint32_t *records) {
  return has_quotes ? find_fields_avx2(bytes, length, delimiter, true, ends, records)
                    : find_fields_avx2(bytes, length, delimiter, false, ends, records);
}

#endif

bulk_fields bulk_find_fields(const uint8_t *bytes, size_t length, uint8_t delimiter, bool has_quotes, uint32_t *ends,
                             uint32_t *records, BulkScannerVariant variant) {
#ifdef HAS_AVX2_VARIANT
  if (variant == BulkScannerVariantAVX2) return find_avx2(bytes, length, delimiter, has_quotes, ends, records);
#endif
  return has_quotes ? find_fields_portable(bytes, length, delimiter, true, ends, records)
                    : find_fields_portable(bytes, length, delimiter, false, ends, records);
}
