// The activations that bend everywhere: tanh x, and where `logistic` 1/(1 + e^(−x)).

static void sigmoidal(size_t count, bool logistic, const float *x, float *y) {
  for (size_t i = 0; i < count; i += LANES) {
    const size_t left = count - i;
    const vector v = load_part(x + i, left, 0);
    store_part(y + i, logistic ? sigmoid((struct sum){v, 0}) : hyperbolic_tangent(v), left);
  }
}

// Their slopes follow from what they give: 1 − y², y − y².
static void sigmoidal_backward(size_t count, bool logistic, const float *y, const float *dy, float *dx) {
  for (size_t i = 0; i < count; i += LANES) {
    const size_t left = count - i;
    const vector v = load_part(y + i, left, 0);
    const vector slope = multiply_add(-v, v, logistic ? v : 1);
    store_part(dx + i, load_part(dy + i, left, 0) * slope, left);
  }
}
