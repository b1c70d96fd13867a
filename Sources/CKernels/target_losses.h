// MSE and cosine loss a row, both functions of where f stands relative to its target φ: x = ⟨f, φ⟩ along it
// and r = ‖f − xφ‖ away from it. Rows are short, so all of it is done in double: squares of features from
// 1e-38 to 1e38 neither overflow nor vanish, and small losses keep their digits.

struct coordinates {
  double x, r_squared;
};

INLINE struct coordinates coordinates(size_t width, const float *features, const float *target) {
  doubles product = 0;
  for (size_t j = 0; j < width; j += LANES)
    product += widen(load_part(features + j, width - j, 0)) * widen(load_part(target + j, width - j, 0));
  const double x = sum_lanes_double(product);
  doubles squares = 0;
  for (size_t j = 0; j < width; j += LANES) {
    const doubles away =
        widen(load_part(features + j, width - j, 0)) - x * widen(load_part(target + j, width - j, 0));
    squares += away * away;
  }
  return (struct coordinates){x, sum_lanes_double(squares)};
}

INLINE void store_point(float *points, size_t i, struct coordinates at) {
  if (!points) return;
  points[2 * i] = (float)at.x;
  points[2 * i + 1] = (float)__builtin_elementwise_sqrt(at.r_squared);
}

// 2·scale·(f − φ).
INLINE void mse_gradient(size_t width, const float *features, const float *target, float scale,
                         float *gradient) {
  for (size_t j = 0; j < width; j += LANES) {
    const size_t count = width - j;
    const vector difference = load_part(features + j, count, 0) - load_part(target + j, count, 0);
    store_part(gradient + j, difference * (2 * scale), count);
  }
}

static void mse(size_t rows, size_t width, const float *features, size_t stride, const int32_t *labels,
                const float *targets, float scale, float *losses, float *points, float *gradient) {
  for (size_t i = 0; i < rows; i++) {
    const float *row = features + i * stride, *target = targets + (size_t)labels[i] * width;
    const struct coordinates at = coordinates(width, row, target);
    losses[i] = (float)((at.x - 1) * (at.x - 1) + at.r_squared);
    store_point(points, i, at);
    if (gradient) mse_gradient(width, row, target, scale, gradient + i * stride);
  }
}

// 1 − x/ρ, for x > 0 as r²/(ρ(ρ + x)) so that nothing cancels; 1 at f = 0.
INLINE double cosine_loss(struct coordinates at, double length) {
  if (length == 0) return 1;
  return at.x > 0 ? at.r_squared / (length * (length + at.x)) : 1 - at.x / length;
}

// −scale·(φ − (x/ρ)·f/ρ)/ρ = scale/ρ³·(x·(f − xφ) − r²φ): the second form has no cancellation near the
// target. 0 at f = 0.
INLINE void cosine_gradient(size_t width, const float *features, const float *target, float scale,
                            struct coordinates at, double length, float *gradient) {
  const double factor = length == 0 ? 0 : scale / (length * length * length);
  for (size_t j = 0; j < width; j += LANES) {
    const size_t count = width - j;
    const doubles phi = widen(load_part(target + j, count, 0));
    const doubles away = widen(load_part(features + j, count, 0)) - at.x * phi;
    const doubles value = factor * (at.x * away - at.r_squared * phi);
    store_part(gradient + j, __builtin_convertvector(value, vector), count);
  }
}

static void cosine(size_t rows, size_t width, const float *features, size_t stride, const int32_t *labels,
                   const float *targets, float scale, float *losses, float *points, float *gradient) {
  for (size_t i = 0; i < rows; i++) {
    const float *row = features + i * stride, *target = targets + (size_t)labels[i] * width;
    const struct coordinates at = coordinates(width, row, target);
    const double length = __builtin_elementwise_sqrt(at.x * at.x + at.r_squared);
    losses[i] = (float)cosine_loss(at, length);
    store_point(points, i, at);
    if (gradient) cosine_gradient(width, row, target, scale, at, length, gradient + i * stride);
  }
}
