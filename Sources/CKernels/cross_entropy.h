// Softmax + cross-entropy a row. With x = f_y, s = ln Σ_{j≠y} e^{f_j} and t = s − x the loss is ln(1 + e^t),
// and the gradient is −σ(t) at y and σ(t)·e^{f_j − s} elsewhere: no difference of nearly equal numbers, so
// that a loss of 1e-7 has all its digits and so has its gradient.

// Columns j … of a row, −∞ in place of the label's and beyond the end.
INLINE vector others(const float *features, size_t j, size_t width, int32_t label) {
  const vector f = load_part(features + j, width - j, -INFINITY);
  return lane_numbers() == label - (int32_t)j ? -INFINITY : f;
}

// The largest feature beside the label's; 0 where all are −∞ or there is none.
INLINE float largest_other(size_t width, const float *features, int32_t label) {
  vector largest = -INFINITY;
  for (size_t j = 0; j < width; j += LANES) largest = larger(others(features, j, width, label), largest);
  const float value = largest_lane(largest);
  return value == -INFINITY ? 0 : value;
}

// Σ_{j≠y} e^{f_j − shift}; its terms go to `terms` (NULL: not wanted), 0 at y.
INLINE float sum_of_exponentials(size_t width, const float *features, int32_t label, float shift,
                                 float *terms) {
  vector total = 0;
  for (size_t j = 0; j < width; j += LANES) {
    const struct sum difference = exact_sum(others(features, j, width, label), -shift);
    const vector term = exp_of_negative(difference.high, difference.low);
    if (terms) store_part(terms + j, term, width - j);
    total += term;
  }
  return sum_lanes(total);
}

INLINE void cross_entropy_row(size_t width, const float *features, int32_t label, float scale, float *loss,
                              float *point, float *gradient) {
  const float x = features[label];
  const float shift = largest_other(width, features, label);
  const float total = sum_of_exponentials(width, features, label, shift, gradient);

  const vector log_total = total == 0 ? (vector)-INFINITY : log_above_one(total);
  struct sum t = exact_sum(shift, -x);
  const vector low = t.low;
  t = exact_sum(t.high, log_total);
  t.low += low;
  *loss = softplus(t)[0];
  if (point) {
    point[0] = x;
    point[1] = shift + log_total[0];
  }
  if (!gradient) return;
  const float slope = scale * sigmoid(t)[0];
  const float factor = total == 0 ? 0 : slope / total;
  for (size_t j = 0; j < width; j += LANES)
    store_part(gradient + j, load_part(gradient + j, width - j, 0) * factor, width - j);
  gradient[label] = -slope;
}

static void cross_entropy(size_t rows, size_t width, const float *features, size_t stride,
                          const int32_t *labels, float scale, float *losses, float *points,
                          float *gradient) {
  for (size_t i = 0; i < rows; i++)
    cross_entropy_row(width, features + i * stride, labels[i], scale, losses + i,
                      points ? points + 2 * i : NULL, gradient ? gradient + i * stride : NULL);
}
