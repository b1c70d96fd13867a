// Transposition in blocks of LANES × 4: each vector holds a group of four numbers from LANES / 4 rows, and a
// 4×4 transposition of all groups at once leaves whole columns.

enum { GROUPS = LANES / 4 };

// Four numbers of row `row` of each group of four rows.
INLINE vector load_groups(const float *in, size_t in_stride, size_t row) {
#if LANES == 16
  // Masked broadcasts take none of the shuffles that the rest needs.
  __m512 groups = _mm512_broadcast_f32x4(_mm_loadu_ps(in + row * in_stride));
  groups = _mm512_mask_broadcast_f32x4(groups, 0x00f0, _mm_loadu_ps(in + (4 + row) * in_stride));
  groups = _mm512_mask_broadcast_f32x4(groups, 0x0f00, _mm_loadu_ps(in + (8 + row) * in_stride));
  groups = _mm512_mask_broadcast_f32x4(groups, 0xf000, _mm_loadu_ps(in + (12 + row) * in_stride));
  return (vector)groups;
#else
  float groups[LANES];
#pragma clang loop unroll(full)
  for (size_t g = 0; g < GROUPS; g++)
    __builtin_memcpy(groups + 4 * g, in + (4 * g + row) * in_stride, 4 * sizeof(float));
  return load(groups);
#endif
}

// Lanes a and b of the first operand, then c and d of the second, within each group.
#if LANES == 16
#define WITHIN_GROUPS(x, y, a, b, c, d)                                                                    \
  __builtin_shufflevector(x, y, a, b, 16 + c, 16 + d, 4 + a, 4 + b, 20 + c, 20 + d, 8 + a, 8 + b, 24 + c, \
                          24 + d, 12 + a, 12 + b, 28 + c, 28 + d)
#elif LANES == 8
#define WITHIN_GROUPS(x, y, a, b, c, d) \
  __builtin_shufflevector(x, y, a, b, 8 + c, 8 + d, 4 + a, 4 + b, 12 + c, 12 + d)
#else
#define WITHIN_GROUPS(x, y, a, b, c, d) __builtin_shufflevector(x, y, a, b, 4 + c, 4 + d)
#endif

INLINE void transpose_block(const float *in, size_t in_stride, float *out, size_t out_stride) {
  const vector row0 = load_groups(in, in_stride, 0), row1 = load_groups(in, in_stride, 1);
  const vector row2 = load_groups(in, in_stride, 2), row3 = load_groups(in, in_stride, 3);
  const vector low01 = WITHIN_GROUPS(row0, row1, 0, 1, 0, 1), high01 = WITHIN_GROUPS(row0, row1, 2, 3, 2, 3);
  const vector low23 = WITHIN_GROUPS(row2, row3, 0, 1, 0, 1), high23 = WITHIN_GROUPS(row2, row3, 2, 3, 2, 3);
  store(out, WITHIN_GROUPS(low01, low23, 0, 2, 0, 2));
  store(out + out_stride, WITHIN_GROUPS(low01, low23, 1, 3, 1, 3));
  store(out + 2 * out_stride, WITHIN_GROUPS(high01, high23, 0, 2, 0, 2));
  store(out + 3 * out_stride, WITHIN_GROUPS(high01, high23, 1, 3, 1, 3));
}

static void transpose(size_t m, size_t n, const float *in, size_t in_stride, float *out,
                      size_t out_stride) {
  if (m < LANES || n < 4) {
    for (size_t i = 0; i < m; i++)
      for (size_t j = 0; j < n; j++) out[j * out_stride + i] = in[i * in_stride + j];
    return;
  }
  // The last block of either direction overlaps the one before where it would not be whole.
  for (size_t i = 0; i < m; i += LANES)
    for (size_t j = 0; j < n; j += 4) {
      const size_t row = smaller_size(i, m - LANES), column = smaller_size(j, n - 4);
      transpose_block(in + row * in_stride + column, in_stride, out + column * out_stride + row, out_stride);
    }
}
