// Sums of vectors.

// out = c + a·x + b·y, a point of a plane, and where `relu` max(out, 0).

static void combine(size_t count, const float *c, const float *x, const float *y, float a, float b,
                    bool relu, float *out) {
  for (size_t i = 0; i < count; i += LANES) {
    const size_t left = count - i;
    const vector along = multiply_add(load_part(x + i, left, 0), a, load_part(c + i, left, 0));
    const vector v = multiply_add(load_part(y + i, left, 0), b, along);
    store_part(out + i, relu ? larger(0, v) : v, left);
  }
}

// y += x, and where `relu` max(y, 0).
static void add(size_t count, const float *x, bool relu, float *y) {
  for (size_t i = 0; i < count; i += LANES) {
    const size_t left = count - i;
    const vector v = load_part(y + i, left, 0) + load_part(x + i, left, 0);
    store_part(y + i, relu ? larger(0, v) : v, left);
  }
}
