// What a dense layer needs beside its products: the gradients of its ReLU and its bias.

enum { SIDE_BY_SIDE = 4 };

static void relu_backward(size_t rows, size_t width, const float *output, float *gradient, size_t stride) {
  for (size_t i = 0; i < rows; i++, output += stride, gradient += stride)
    for (size_t j = 0; j < width; j += LANES) {
      const size_t count = width - j;
      const vector g = load_part(gradient + j, count, 0);
      store_part(gradient + j, load_part(output + j, count, 0) > 0 ? g : 0, count);
    }
}

// The sums of a few vectors of columns, side by side because one alone would wait for its own additions.
INLINE void sum_columns(const size_t vectors, size_t rows, size_t count, const float *x, size_t stride,
                        float *sums) {
  vector sum[SIDE_BY_SIDE] = {};
  for (size_t i = 0; i < rows; i++, x += stride)
#pragma clang loop unroll(full)
    for (size_t j = 0; j < vectors; j++) sum[j] += load_part(x + j * LANES, count - j * LANES, 0);
#pragma clang loop unroll(full)
  for (size_t j = 0; j < vectors; j++) store_part(sums + j * LANES, sum[j], count - j * LANES);
}

static void column_sums(size_t rows, size_t width, const float *x, size_t stride, float *sums) {
  size_t j = 0;
  for (; j + SIDE_BY_SIDE * LANES <= width; j += SIDE_BY_SIDE * LANES)
    sum_columns(SIDE_BY_SIDE, rows, SIDE_BY_SIDE * LANES, x + j, stride, sums + j);
  for (; j < width; j += LANES) sum_columns(1, rows, width - j, x + j, stride, sums + j);
}
