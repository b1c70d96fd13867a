// What a dense layer needs beside its products: the gradients of its ReLU and its bias.

static void relu_backward(size_t rows, size_t width, const float *output, float *gradient, size_t stride) {
  for (size_t i = 0; i < rows; i++, output += stride, gradient += stride)
    for (size_t j = 0; j < width; j += LANES) {
      const size_t count = width - j;
      const vector g = load_part(gradient + j, count, 0);
      store_part(gradient + j, load_part(output + j, count, 0) > 0 ? g : 0, count);
    }
}

// Vectors of columns that are summed side by side, as one alone would wait for its own additions.
enum { SIDE_BY_SIDE = 4 };

// The sums of a few vectors of columns of x; where `output` is given, the gradient of its ReLU is applied to x
// first.
INLINE void sum_columns(const size_t vectors, size_t rows, size_t count, const float *output, float *x,
                        size_t stride, float *sums) {
  vector sum[SIDE_BY_SIDE] = {};
  for (size_t i = 0; i < rows; i++)
#pragma clang loop unroll(full)
    for (size_t j = 0; j < vectors; j++) {
      const size_t at = i * stride + j * LANES, left = count - j * LANES;
      vector v = load_part(x + at, left, 0);
      if (output) {
        v = load_part(output + at, left, 0) > 0 ? v : 0;
        store_part(x + at, v, left);
      }
      sum[j] += v;
    }
#pragma clang loop unroll(full)
  for (size_t j = 0; j < vectors; j++) store_part(sums + j * LANES, sum[j], count - j * LANES);
}

static void bias_backward(size_t rows, size_t width, const float *output, float *gradient, size_t stride,
                          float *sums) {
  size_t j = 0;
  for (; j + SIDE_BY_SIDE * LANES <= width; j += SIDE_BY_SIDE * LANES)
    sum_columns(SIDE_BY_SIDE, rows, SIDE_BY_SIDE * LANES, output + j, gradient + j, stride, sums + j);
  for (; j < width; j += LANES)
    sum_columns(1, rows, width - j, output + j, gradient + j, stride, sums + j);
}

static void column_sums(size_t rows, size_t width, const float *x, size_t stride, float *sums) {
  float *read = (float *)x;  // without an output nothing is written to it
  size_t j = 0;
  for (; j + SIDE_BY_SIDE * LANES <= width; j += SIDE_BY_SIDE * LANES)
    sum_columns(SIDE_BY_SIDE, rows, SIDE_BY_SIDE * LANES, NULL, read + j, stride, sums + j);
  for (; j < width; j += LANES) sum_columns(1, rows, width - j, NULL, read + j, stride, sums + j);
}
