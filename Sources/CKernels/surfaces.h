// The three surfaces of Figure 1 on a grid, a row of constant y at a time.

static void cross_entropy_surface(size_t nx, size_t ny, const float *x, const float *y, float ceiling,
                                  float *out) {
  for (size_t j = 0; j < ny; j++, out += nx)
    for (size_t i = 0; i < nx; i += LANES) {
      const struct sum t = exact_sum(y[j], -load_part(x + i, nx - i, 0));
      const vector loss = softplus(t);
      store_part(out + i, loss > ceiling ? ceiling : loss, nx - i);
    }
}

static void mse_surface(size_t nx, size_t ny, const float *x, const float *y, float *out) {
  for (size_t j = 0; j < ny; j++, out += nx)
    for (size_t i = 0; i < nx; i += LANES) {
      const vector away = load_part(x + i, nx - i, 0) - 1;
      store_part(out + i, multiply_add(away, away, y[j] * y[j]), nx - i);
    }
}

// 2^−e where 2^e ≤ v < 2^(e+1): what brings v near 1 without rounding.
INLINE vector inverse_power_of_two(vector v) {
  return from_bits((254 << 23) - (bits_of(v) & 0x7f800000));
}

// 1 − x/ρ, for x > 0 as y²/(ρ(ρ + x)) so that nothing cancels. Both coordinates are scaled first (the loss
// does not change) because their squares could overflow or vanish.
INLINE vector cosine_of(vector x, vector y) {
  const vector scale = inverse_power_of_two(larger(absolute(x), absolute(y)));
  x *= scale;
  y *= scale;
  const vector length = __builtin_elementwise_sqrt(multiply_add(x, x, y * y));
  const vector near = y * y, far = length - x;
  const vector loss = (x > 0 ? near : far) / (x > 0 ? length * (length + x) : length);
  return length == 0 ? 1 : loss;
}

static void cosine_surface(size_t nx, size_t ny, const float *x, const float *y, float *out) {
  for (size_t j = 0; j < ny; j++, out += nx)
    for (size_t i = 0; i < nx; i += LANES)
      store_part(out + i, cosine_of(load_part(x + i, nx - i, 0), y[j]), nx - i);
}
