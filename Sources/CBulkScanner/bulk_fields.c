#include "bulk_internal.h"

#define BLOCK 64

/// A bit for each of 64 bytes.
typedef struct {
  uint64_t quotes, delimiters, line_feeds, carriage_returns, odd;
} block_masks;

/// What is carried from one block to the next.
typedef struct {
  /// All ones inside quotes, else 0.
  uint64_t inside;
  /// 1 if a quote may open at the first byte: the byte before ends a field or is a quote.
  uint64_t may_open;
  /// 1 if the byte before closed a quote.
  uint64_t closed;
  /// 1 if the byte before is a carriage return behind a closing quote.
  uint64_t closed_return;
} block_state;

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

/// A search as far as it is: what was found, and where the next goes.
typedef struct {
  bulk_fields found;
  block_state state;
  uint64_t odd, inner_line_feeds;
  uint32_t *ends, *records;
} search;

/// The ends of fields in a block, from its masks; `false` if the quotes in it take a closer look. `parity` is the running
/// parity of the quotes.
static inline bool find_ends(const block_masks *masks, uint64_t parity, search *search, uint64_t *ends) {
  block_state *state = &search->state;
  uint64_t inside = parity ^ state->inside;  // an opening quote is inside, a closing one is not
  uint64_t separators = masks->delimiters | masks->line_feeds;
  uint64_t opens = masks->quotes & inside;
  uint64_t closes = masks->quotes & ~inside;
  uint64_t after_close = closes << 1 | state->closed;
  uint64_t closed_returns = after_close & masks->carriage_returns;
  uint64_t after_return = closed_returns << 1 | state->closed_return;
  uint64_t wrong = opens & ~((separators | masks->quotes) << 1 | state->may_open);
  wrong |= after_close & ~(separators | masks->quotes | masks->carriage_returns);
  wrong |= after_return & ~masks->line_feeds;
  *ends = separators & ~inside;
  search->inner_line_feeds |= masks->line_feeds & inside;
  state->inside = (uint64_t)((int64_t)inside >> 63);
  state->may_open = (separators | masks->quotes) >> 63;
  state->closed = closes >> 63;
  state->closed_return = closed_returns >> 63;
  return wrong == 0;
}

/// The place of the lowest bit; 64 if there is none.
static inline uint32_t lowest(uint64_t bits) { return bits == 0 ? 64 : (uint32_t)__builtin_ctzll(bits); }

/// Writes down the ends in a block of `length` bytes, eight at a time whether there are as many or not.
static inline void write_ends(uint64_t ends, uint64_t line_feeds, uint32_t length, search *search) {
  uint32_t base = (uint32_t)search->found.length;
  uint32_t before = (uint32_t)search->found.count;
  uint32_t *next = search->ends + before;
  size_t count = (size_t)__builtin_popcountll(ends);
  uint64_t rest = ends;
  for (size_t written = 0; written < count; written += 8) {
    for (int i = 0; i < 8; i++, rest &= rest - 1) next[written + (size_t)i] = base + lowest(rest);
  }
  uint64_t feeds = line_feeds & ends;
  next = search->records + search->found.record_count;
  search->found.record_count += (size_t)__builtin_popcountll(feeds);
  for (; feeds != 0; feeds &= feeds - 1) {
    *next++ = before + (uint32_t)__builtin_popcountll(ends & (feeds ^ (feeds - 1))) - 1;
  }
  search->found.count += count;
  search->found.length += length;
}

/// The bytes of a word that equal the wanted one, as the bits 0 to 7.
static inline uint64_t equal_bytes(uint64_t word, uint64_t wanted) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7F;
  uint64_t difference = word ^ wanted;
  // The high bit of each byte: 0 only where all bits of the difference are 0. No byte carries into the next.
  uint64_t zero = ~(((difference & low) + low) | difference | low);
  // The multiplication gathers the eight bits, 0x80 of each byte, into the highest byte.
  return (zero >> 7) * 0x0102040810204080 >> 56;
}

static inline block_masks portable_masks(const uint8_t *bytes, uint8_t delimiter) {
  const uint64_t ones = 0x0101010101010101;
  block_masks masks = {0, 0, 0, 0, 0};
  for (int i = 0; i < BLOCK; i += 8) {
    uint64_t word;
    memcpy(&word, bytes + i, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    masks.quotes |= equal_bytes(word, ones * '"') << i;
    masks.delimiters |= equal_bytes(word, ones * delimiter) << i;
    masks.line_feeds |= equal_bytes(word, ones * '\n') << i;
    masks.carriage_returns |= equal_bytes(word, ones * '\r') << i;
    masks.odd |= equal_bytes(word, 0) | (word & ones * 0x80);
  }
  return masks;
}

/// The last bytes of an input as a block, filled up with a byte that means nothing.
static const uint8_t *filled_up(const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t block[BLOCK]) {
  memset(block, delimiter == 'x' ? 'y' : 'x', BLOCK);
  memcpy(block, bytes, length);
  return block;
}

static inline bulk_fields finished(search *search) {
  search->found.has_odd_bytes = search->odd != 0;
  search->found.has_inner_line_feeds = search->inner_line_feeds != 0;
  return search->found;
}

// The loop over blocks, once for each way of making masks.
#define FIND_FIELDS(MASKS, PARITY)                                                                  \
  search search = {.state = {.may_open = 1}, .ends = ends_out, .records = records_out};             \
  while (search.found.length < length) {                                                            \
    size_t left = length - search.found.length;                                                     \
    uint8_t last[BLOCK];                                                                            \
    const uint8_t *block = bytes + search.found.length;                                             \
    if (left < BLOCK) block = filled_up(block, left, delimiter, last);                              \
    block_masks masks = MASKS(block, delimiter);                                                    \
    if (!has_quotes) masks.quotes = 0, masks.delimiters = 0;                                        \
    if (left < BLOCK && (masks.quotes >> (left - 1) & 1)) break; /* what follows is not known */    \
    uint64_t ends;                                                                                  \
    if (!find_ends(&masks, PARITY(masks.quotes), &search, &ends)) break;                            \
    search.odd |= masks.odd;                                                                        \
    write_ends(ends, masks.line_feeds, (uint32_t)(left < BLOCK ? left : BLOCK), &search);           \
  }                                                                                                 \
  return finished(&search);

static bulk_fields find_fields_portable(const uint8_t *bytes, size_t length, uint8_t delimiter, bool has_quotes,
                                        uint32_t *ends_out, uint32_t *records_out) {
  FIND_FIELDS(portable_masks, running_parity)
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
  // A byte is odd if its sign bit is set, or if it is 0: the comparison then sets it.
  __m256i either = _mm256_or_si256(_mm256_or_si256(low, _mm256_cmpeq_epi8(low, _mm256_setzero_si256())),
                                   _mm256_or_si256(high, _mm256_cmpeq_epi8(high, _mm256_setzero_si256())));
  block_masks masks = {equal(low, high, '"'), equal(low, high, delimiter), equal(low, high, '\n'),
                       equal(low, high, '\r'), (uint32_t)_mm256_movemask_epi8(either)};
  return masks;
}

VECTOR static inline uint64_t parity_by_multiplication(uint64_t bits) {
  return (uint64_t)_mm_cvtsi128_si64(
      _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)bits), _mm_set1_epi8((char)0xFF), 0));
}

VECTOR static bulk_fields find_fields_avx2(const uint8_t *bytes, size_t length, uint8_t delimiter, bool has_quotes,
                                           uint32_t *ends_out, uint32_t *records_out) {
  FIND_FIELDS(avx2_masks, parity_by_multiplication)
}

#endif

bulk_fields bulk_find_fields(const uint8_t *bytes, size_t length, uint8_t delimiter, bool has_quotes, uint32_t *ends,
                             uint32_t *records, BulkScannerVariant variant) {
#ifdef HAS_AVX2_VARIANT
  if (variant == BulkScannerVariantAVX2) return find_fields_avx2(bytes, length, delimiter, has_quotes, ends, records);
#endif
  return find_fields_portable(bytes, length, delimiter, has_quotes, ends, records);
}
