#include "bulk_internal.h"

/// Bytes of a record.
typedef struct {
  const uint8_t *start;
  size_t length;
} text_span;

/// The text in the wanted field of record `index`; one of no bytes if the record isn't as it must be.
static text_span find_text(const uint8_t *bytes, const uint32_t *ends, const uint32_t *records, size_t index,
                           const bulk_column *column) {
  const text_span none = {bytes, 0};
  size_t first = index == 0 ? 0 : (size_t)records[index - 1] + 1;
  size_t last = records[index];
  size_t record_start = first == 0 ? 0 : (size_t)ends[first - 1] + 1;
  if (last + 1 - first != column->width || ends[last] + 1 - record_start > column->record_limit) return none;
  size_t start = column->column == 0 ? record_start : (size_t)ends[first + column->column - 1] + 1;
  size_t end = ends[first + column->column];
  if (column->column + 1 == column->width && end > start && bytes[end - 1] == '\r') end--;
  if (column->has_quotes && end - start >= 2 && bytes[start] == '"' && bytes[end - 1] == '"') {
    start++;
    end--;
  }
  return (text_span){bytes + start, end - start};
}

/// Sixteen hex digits, eight in each word.
static uint64_t read_digits(uint64_t head, uint64_t tail, uint64_t *faults) {
  uint64_t value = 0, words[2] = {pairs(head, true, faults), pairs(tail, true, faults)};
  for (int i = 0; i < 8; i++) value = value << 8 | (words[i / 4] >> (i % 4 * 16) & 0xFF);
  return value;
}

static bool read_text(text_span text, BulkTextForm form, uint64_t *value) {
  uint64_t faults = 0;
  const uint8_t *start = text.start;
  bool is_any = form == BulkTextFormAny;
  if (text.length == 23 && (start[2] == '-' || (is_any && (start[2] == ':' || start[2] == ' ')))) {
    *value = read_pairs(start, start[2], form != BulkTextFormCanonical, &faults);
  } else if (text.length == 16 && is_any) {
    *value = read_digits(load64(start), load64(start + 8), &faults);
  } else if (text.length == 19 && is_any) {
    // Words of nine bytes without the dot in the middle.
    uint64_t head = (load64(start) & 0xFFFFFFFF) | load64(start + 5) << 32;
    uint64_t tail = (load64(start + 10) & 0xFFFFFFFF) | load64(start + 11) >> 32 << 32;
    faults |= (start[4] ^ '.') | (start[9] ^ '.') | (start[14] ^ '.');
    *value = read_digits(head, tail, &faults);
  } else {
    return false;
  }
  return faults == 0;
}

static size_t read_portable(const uint8_t *bytes, const uint32_t *ends, const uint32_t *records, size_t first,
                            size_t count, const bulk_column *column, uint64_t *values, uint8_t *is_read) {
  size_t read = 0;
  for (size_t i = first; i < count; i++) {
    uint64_t value = 0;
    is_read[i] = read_text(find_text(bytes, ends, records, i, column), column->form, &value);
    values[i] = is_read[i] ? value : 0;
    read += is_read[i];
  }
  return read;
}

#ifdef HAS_AVX2_VARIANT

/// Takes back what was read of records over the limit.
static size_t drop_overlong(const uint32_t *ends, const uint32_t *records, size_t first, size_t count, size_t limit,
                            uint64_t *values, uint8_t *is_read) {
  size_t dropped = 0;
  for (size_t i = first; i < count; i++) {
    if (ends[records[i]] - ends[records[i - 1]] <= limit) continue;
    dropped += is_read[i];
    values[i] = is_read[i] = 0;
  }
  return dropped;
}

#endif

size_t bulk_read_column(const uint8_t *bytes, size_t length, const uint32_t *ends, const uint32_t *records, size_t count,
                        bulk_column column, uint64_t *values, uint8_t *is_read, BulkScannerVariant variant) {
#ifdef HAS_AVX2_VARIANT
  if (variant == BulkScannerVariantAVX2 && count > 1) {
    // Those with too few bytes behind them are read the portable way, and so is the first.
    size_t fast = count, next = 1;
    while (fast > 1 && length - ends[records[fast - 1]] < 23) fast--;
    size_t read = read_portable(bytes, ends, records, 0, 1, &column, values, is_read);
    read += bulk_read_column_avx2(bytes, ends, records, fast, &column, values, is_read, &next);
    if (column.record_limit < length) {
      read -= drop_overlong(ends, records, 1, next, column.record_limit, values, is_read);
    }
    return read + read_portable(bytes, ends, records, next, count, &column, values, is_read);
  }
#endif
  return read_portable(bytes, ends, records, 0, count, &column, values, is_read);
}
