// Pooling over squares of 2×2 places of images (height, width, channels); an odd last row or column is left
// out, as in PyTorch.

// The four places under an output place, in reading order.
#define FOUR(image, width, channels, y, x) \
  {(image) + ((2 * (y)) * (width) + 2 * (x)) * (channels), \
   (image) + ((2 * (y)) * (width) + 2 * (x) + 1) * (channels), \
   (image) + ((2 * (y) + 1) * (width) + 2 * (x)) * (channels), \
   (image) + ((2 * (y) + 1) * (width) + 2 * (x) + 1) * (channels)}

static void average_pool(size_t height, size_t width, size_t channels, const float *in, float *out) {
  for (size_t y = 0; y < height / 2; y++)
    for (size_t x = 0; x < width / 2; x++, out += channels) {
      const float *four[4] = FOUR(in, width, channels, y, x);
      for (size_t c = 0; c < channels; c += LANES) {
        const size_t count = channels - c;
        const vector upper = load_part(four[0] + c, count, 0) + load_part(four[1] + c, count, 0);
        const vector lower = load_part(four[2] + c, count, 0) + load_part(four[3] + c, count, 0);
        store_part(out + c, (upper + lower) * 0.25f, count);
      }
    }
}

static void average_pool_backward(size_t height, size_t width, size_t channels, const float *out_gradient,
                                  float *in_gradient) {
  if (height % 2 + width % 2 > 0) __builtin_memset(in_gradient, 0, height * width * channels * sizeof(float));
  for (size_t y = 0; y < height / 2; y++)
    for (size_t x = 0; x < width / 2; x++, out_gradient += channels) {
      float *four[4] = FOUR(in_gradient, width, channels, y, x);
      for (size_t c = 0; c < channels; c += LANES) {
        const vector share = load_part(out_gradient + c, channels - c, 0) * 0.25f;
        for (size_t i = 0; i < 4; i++) store_part(four[i] + c, share, channels - c);
      }
    }
}

// The larger; a NaN wins.
INLINE vector larger_or_nan(vector a, vector b) { return a >= b || a != a ? a : b; }

static void max_pool(size_t height, size_t width, size_t channels, const float *in, float *out) {
  for (size_t y = 0; y < height / 2; y++)
    for (size_t x = 0; x < width / 2; x++, out += channels) {
      const float *four[4] = FOUR(in, width, channels, y, x);
      for (size_t c = 0; c < channels; c += LANES) {
        vector top = load_part(four[0] + c, channels - c, 0);
        for (size_t i = 1; i < 4; i++) top = larger_or_nan(top, load_part(four[i] + c, channels - c, 0));
        store_part(out + c, top, channels - c);
      }
    }
}

// The gradient goes to the first of the largest.
static void max_pool_backward(size_t height, size_t width, size_t channels, const float *in, const float *out,
                              const float *out_gradient, float *in_gradient) {
  if (height % 2 + width % 2 > 0) __builtin_memset(in_gradient, 0, height * width * channels * sizeof(float));
  for (size_t y = 0; y < height / 2; y++)
    for (size_t x = 0; x < width / 2; x++, out += channels, out_gradient += channels) {
      const float *four[4] = FOUR(in, width, channels, y, x);
      float *gradients[4] = FOUR(in_gradient, width, channels, y, x);
      for (size_t c = 0; c < channels; c += LANES) {
        const size_t count = channels - c;
        const vector top = load_part(out + c, count, 0), gradient = load_part(out_gradient + c, count, 0);
        ints is_free = -1;
        for (size_t i = 0; i < 4; i++) {
          const vector v = load_part(four[i] + c, count, 0);
          const ints is_top = (v == top || v != v) & is_free;
          store_part(gradients[i] + c, is_top ? gradient : 0, count);
          is_free &= ~is_top;
        }
      }
    }
}
