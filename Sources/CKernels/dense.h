// What a dense layer needs beside its products: bias, ReLU, and the gradient of the bias.

static void bias_forward(size_t rows, size_t width, float *x, size_t stride, const float *bias, bool relu) {
  for (size_t i = 0; i < rows; i++, x += stride)
    for (size_t j = 0; j < width; j += LANES) {
      const size_t count = width - j;
      vector v = load_part(x + j, count, 0) + load_part(bias + j, count, 0);
      if (relu) v = larger(0, v);
      store_part(x + j, v, count);
    }
}

static void relu_backward(size_t rows, size_t width, const float *output, float *gradient, size_t stride) {
  for (size_t i = 0; i < rows; i++, output += stride, gradient += stride)
    for (size_t j = 0; j < width; j += LANES) {
      const size_t count = width - j;
      const vector g = load_part(gradient + j, count, 0);
      store_part(gradient + j, load_part(output + j, count, 0) > 0 ? g : 0, count);
    }
}

static void column_sums(size_t rows, size_t width, const float *x, size_t stride, float *sums) {
  for (size_t j = 0; j < width; j += LANES) {
    vector sum = 0;
    for (size_t i = 0; i < rows; i++) sum += load_part(x + i * stride + j, width - j, 0);
    store_part(sums + j, sum, width - j);
  }
}
