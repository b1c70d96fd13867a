// Updates of the parameters, as PyTorch makes them, and the length of a gradient.

// Plain SGD: without decay, scale and Nesterov's momentum.
struct descent {
  vector momentum, negative_rate;
};

INLINE bool is_plain(const struct saddle_sgd *how) {
  return how->scale == 1 && how->weight_decay == 0 && !how->nesterov;
}

// v = momentum·v + g;  w −= rate·v, for the first `count` parameters of a vector.
INLINE void plain_sgd(size_t count, float *w, float *v, vector g, const struct descent *how) {
  const vector velocity = multiply_add(load_part(v, count, 0), how->momentum, g);
  store_part(v, velocity, count);
  store_part(w, multiply_add(velocity, how->negative_rate, load_part(w, count, 0)), count);
}

// g′ = scale·g + decay·w;  v = momentum·v + g′;  w −= rate·(nesterov ? g′ + momentum·v : v).
static void sgd(size_t count, float *w, float *v, const float *g, const struct saddle_sgd *how) {
  const vector momentum = how->momentum, rate = -how->rate, decay = how->weight_decay, scale = how->scale;
  if (is_plain(how)) {
    const struct descent descent = {momentum, rate};
    for (size_t i = 0; i < count; i += LANES)
      plain_sgd(count - i, w + i, v + i, load_part(g + i, count - i, 0), &descent);
    return;
  }
  for (size_t i = 0; i < count; i += LANES) {
    const size_t left = count - i;
    const vector weight = load_part(w + i, left, 0);
    const vector gradient = multiply_add(weight, decay, load_part(g + i, left, 0) * scale);
    const vector velocity = multiply_add(load_part(v + i, left, 0), momentum, gradient);
    store_part(v + i, velocity, left);
    const vector direction = how->nesterov ? multiply_add(velocity, momentum, gradient) : velocity;
    store_part(w + i, multiply_add(direction, rate, weight), left);
  }
}

// Loshchilov and Hutter, Decoupled weight decay regularization, ICLR 2019:
// w −= rate·decay·w;  m += (1 − β₁)(g′ − m);  s = β₂·s + (1 − β₂)g′²;
// w −= rate/(1 − β₁ᵗ) · m/(√(s/(1 − β₂ᵗ)) + ε), with g′ = scale·g.
static void adamw(size_t count, float *w, float *m, float *s, const float *g, const struct saddle_adamw *how) {
  const float kept = 1 - how->rate * how->weight_decay, step = -how->rate / how->first_correction;
  const float root = __builtin_sqrtf(how->second_correction);
  for (size_t i = 0; i < count; i += LANES) {
    const size_t left = count - i;
    const vector gradient = load_part(g + i, left, 0) * how->scale;
    vector mean = load_part(m + i, left, 0), square = load_part(s + i, left, 0);
    mean = multiply_add(gradient - mean, 1 - how->beta1, mean);
    square = multiply_add(gradient * (1 - how->beta2), gradient, square * how->beta2);
    store_part(m + i, mean, left);
    store_part(s + i, square, left);
    const vector length = __builtin_elementwise_sqrt(square) / root + how->epsilon;
    store_part(w + i, multiply_add(mean / length, step, load_part(w + i, left, 0) * kept), left);
  }
}

static double sum_of_squares(size_t count, const float *x) {
  doubles total = 0;
  for (size_t i = 0; i < count; i += LANES) {
    const doubles v = widen(load_part(x + i, count - i, 0));
    total += v * v;
  }
  return sum_lanes_double(total);
}
