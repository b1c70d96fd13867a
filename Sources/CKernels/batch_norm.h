// Batch normalization, column by column of (rows, width) matrices without gaps.
// Ioffe and Szegedy, Batch normalization, ICML 2015.

// Rows that are summed side by side, as one sum alone would wait for its own additions.
enum { SUMS = 4 };

INLINE vector sum_of_sums(const vector sums[SUMS]) { return (sums[0] + sums[1]) + (sums[2] + sums[3]); }

// The mean of each column and the sum of its squared differences from it.
static void moments(size_t rows, size_t width, const float *x, float *means, float *squares) {
  for (size_t j = 0; j < width; j += LANES) {
    const size_t count = width - j;
    vector sum[SUMS] = {}, square[SUMS] = {};
#pragma clang loop unroll_count(SUMS)
    for (size_t i = 0; i < rows; i++) sum[i % SUMS] += load_part(x + i * width + j, count, 0);
    const vector mean = sum_of_sums(sum) / (float)rows;
#pragma clang loop unroll_count(SUMS)
    for (size_t i = 0; i < rows; i++) {
      const vector away = load_part(x + i * width + j, count, 0) - mean;
      square[i % SUMS] = multiply_add(away, away, square[i % SUMS]);
    }
    store_part(means + j, mean, count);
    store_part(squares + j, sum_of_sums(square), count);
  }
}

// y = scale·x + shift, and where `relu` max(y, 0); a NaN stays one.
static void scale_and_shift(size_t rows, size_t width, const float *x, const float *scale, const float *shift,
                            bool relu, float *y) {
  for (size_t j = 0; j < width; j += LANES) {
    const size_t count = width - j;
    const vector a = load_part(scale + j, count, 0), b = load_part(shift + j, count, 0);
    for (size_t i = 0; i < rows; i++) {
      const vector v = multiply_add(load_part(x + i * width + j, count, 0), a, b);
      store_part(y + i * width + j, relu ? larger(0, v) : v, count);
    }
  }
}

// Where `y` is given, the gradient of its ReLU is applied to dy first. Then the column sums of dy and of
// dy·(x − mean).
static void batch_norm_sums(size_t rows, size_t width, const float *x, const float *mean, const float *y,
                            float *dy, float *sums, float *products) {
  for (size_t j = 0; j < width; j += LANES) {
    const size_t count = width - j;
    const vector center = load_part(mean + j, count, 0);
    vector sum = 0, product = 0;
    for (size_t i = 0; i < rows; i++) {
      const size_t at = i * width + j;
      vector gradient = load_part(dy + at, count, 0);
      if (y) {
        gradient = load_part(y + at, count, 0) > 0 ? gradient : 0;
        store_part(dy + at, gradient, count);
      }
      sum += gradient;
      product = multiply_add(gradient, load_part(x + at, count, 0) - center, product);
    }
    store_part(sums + j, sum, count);
    store_part(products + j, product, count);
  }
}

// dx = a·dy + b·(x − mean) + c.
static void batch_norm_backward(size_t rows, size_t width, const float *x, const float *mean, const float *dy,
                                const float *a, const float *b, const float *c, float *dx) {
  for (size_t j = 0; j < width; j += LANES) {
    const size_t count = width - j;
    const vector center = load_part(mean + j, count, 0), slope = load_part(a + j, count, 0);
    const vector bend = load_part(b + j, count, 0), offset = load_part(c + j, count, 0);
    for (size_t i = 0; i < rows; i++) {
      const size_t at = i * width + j;
      const vector away = load_part(x + at, count, 0) - center;
      const vector rest = multiply_add(away, bend, offset);
      store_part(dx + at, multiply_add(load_part(dy + at, count, 0), slope, rest), count);
    }
  }
}
