// The column of the largest number of each row, the first of equals; −1 where a number is NaN.

INLINE int32_t argmax_row(size_t width, const float *x) {
  vector largest = -INFINITY;
  ints at = 0, lanes = lane_numbers(), unordered = 0;
  for (size_t j = 0; j < width; j += LANES) {
    const vector v = load_part(x + j, width - j, -INFINITY);
    unordered |= v != v;
    const ints above = v > largest;
    largest = above ? v : largest;
    at = above ? lanes + (int32_t)j : at;
  }
  const float top = largest_lane(largest);
  const ints candidates = largest == top ? at : INT32_MAX;
  int32_t first = INT32_MAX, any = 0;
  for (int i = 0; i < LANES; i++) {
    first = candidates[i] < first ? candidates[i] : first;
    any |= unordered[i];
  }
  return any ? -1 : first;
}

static void argmax(size_t rows, size_t width, const float *x, size_t stride, int32_t *columns) {
  for (size_t i = 0; i < rows; i++) columns[i] = argmax_row(width, x + i * stride);
}
