// Transposition in blocks of 4×4, each four registers.

typedef float quad __attribute__((ext_vector_type(4)));

INLINE void transpose_block(const float *in, size_t in_stride, float *out, size_t out_stride) {
  quad rows[4];
  for (size_t i = 0; i < 4; i++) __builtin_memcpy(&rows[i], in + i * in_stride, sizeof(quad));
  const quad low01 = __builtin_shufflevector(rows[0], rows[1], 0, 4, 1, 5);
  const quad high01 = __builtin_shufflevector(rows[0], rows[1], 2, 6, 3, 7);
  const quad low23 = __builtin_shufflevector(rows[2], rows[3], 0, 4, 1, 5);
  const quad high23 = __builtin_shufflevector(rows[2], rows[3], 2, 6, 3, 7);
  const quad columns[4] = {
      __builtin_shufflevector(low01, low23, 0, 1, 4, 5),
      __builtin_shufflevector(low01, low23, 2, 3, 6, 7),
      __builtin_shufflevector(high01, high23, 0, 1, 4, 5),
      __builtin_shufflevector(high01, high23, 2, 3, 6, 7),
  };
  for (size_t j = 0; j < 4; j++) __builtin_memcpy(out + j * out_stride, &columns[j], sizeof(quad));
}

static void transpose(size_t m, size_t n, const float *in, size_t in_stride, float *out,
                      size_t out_stride) {
  const size_t whole_rows = m / 4 * 4, whole_columns = n / 4 * 4;
  for (size_t i = 0; i < whole_rows; i += 4)
    for (size_t j = 0; j < whole_columns; j += 4)
      transpose_block(in + i * in_stride + j, in_stride, out + j * out_stride + i, out_stride);
  for (size_t i = 0; i < m; i++)
    for (size_t j = i < whole_rows ? whole_columns : 0; j < n; j++)
      out[j * out_stride + i] = in[i * in_stride + j];
}
