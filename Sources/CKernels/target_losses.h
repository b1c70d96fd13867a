// MSE and cosine loss a row, both functions of where f stands relative to its target φ: x = ⟨f, φ⟩ along it
// and r = ‖f − xφ‖ away from it. Rows are short, so all of it is done in double: squares of features from
// 1e-38 to 1e38 neither overflow nor vanish, and small losses keep their digits.

// The target of a row; without numbers it is 1 at a column and 0 elsewhere.
struct target {
  const float *numbers;
  int32_t column;
};

INLINE struct target target_of(int32_t label, size_t width, const float *targets) {
  return (struct target){targets ? targets + (size_t)label * width : NULL, label};
}

// φ from column j on.
INLINE doubles target_part(struct target target, size_t j, size_t width) {
  if (target.numbers) return widen(load_part(target.numbers + j, width - j, 0));
  return widen(lane_numbers() == target.column - (int32_t)j ? 1.0f : (vector)0);
}

struct coordinates {
  double x, r_squared;
};

INLINE double product(size_t width, const float *features, struct target target) {
  if (!target.numbers) return features[target.column];
  doubles sum = 0;
  for (size_t j = 0; j < width; j += LANES)
    sum += widen(load_part(features + j, width - j, 0)) * target_part(target, j, width);
  return sum_lanes_double(sum);
}

INLINE struct coordinates coordinates(size_t width, const float *features, struct target target) {
  const double x = product(width, features, target);
  doubles squares = 0;
  for (size_t j = 0; j < width; j += LANES) {
    const doubles away = widen(load_part(features + j, width - j, 0)) - x * target_part(target, j, width);
    squares += away * away;
  }
  const double r_squared = sum_lanes_double(squares);
  // A feature that is not finite leaves no x, as it does in a product with a target's 0.
  return (struct coordinates){x + 0 * r_squared, r_squared};
}

INLINE void store_point(float *points, size_t i, struct coordinates at) {
  if (!points) return;
  points[2 * i] = (float)at.x;
  points[2 * i + 1] = (float)__builtin_elementwise_sqrt(at.r_squared);
}

// 2·scale·(f − φ).
INLINE void mse_gradient(size_t width, const float *features, struct target target, float scale,
                         float *gradient) {
  for (size_t j = 0; j < width; j += LANES) {
    const size_t count = width - j;
    const vector phi = __builtin_convertvector(target_part(target, j, width), vector);
    const vector difference = load_part(features + j, count, 0) - phi;
    store_part(gradient + j, difference * (2 * scale), count);
  }
}

static void mse(size_t rows, size_t width, const float *features, size_t stride, const int32_t *labels,
                const float *targets, float scale, float *losses, float *points, float *gradient) {
  for (size_t i = 0; i < rows; i++) {
    const float *row = features + i * stride;
    const struct target target = target_of(labels[i], width, targets);
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
INLINE void cosine_gradient(size_t width, const float *features, struct target target, float scale,
                            struct coordinates at, double length, float *gradient) {
  const double factor = length == 0 ? 0 : scale / (length * length * length);
  for (size_t j = 0; j < width; j += LANES) {
    const size_t count = width - j;
    const doubles phi = target_part(target, j, width);
    const doubles away = widen(load_part(features + j, count, 0)) - at.x * phi;
    const doubles value = factor * (at.x * away - at.r_squared * phi);
    store_part(gradient + j, __builtin_convertvector(value, vector), count);
  }
}

static void cosine(size_t rows, size_t width, const float *features, size_t stride, const int32_t *labels,
                   const float *targets, float scale, float *losses, float *points, float *gradient) {
  for (size_t i = 0; i < rows; i++) {
    const float *row = features + i * stride;
    const struct target target = target_of(labels[i], width, targets);
    const struct coordinates at = coordinates(width, row, target);
    const double length = __builtin_elementwise_sqrt(at.x * at.x + at.r_squared);
    losses[i] = (float)cosine_loss(at, length);
    store_point(points, i, at);
    if (gradient) cosine_gradient(width, row, target, scale, at, length, gradient + i * stride);
  }
}
