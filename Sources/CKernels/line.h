// Two dense layers with a ReLU between them, on a line through the space of their weights.
//
// With the first layer's products p + t·q, each hidden unit is above 0 on one side of t = −p/q only, and between
// two such places the outputs are quadratic in t:
//   Σ (p + t·q)(W + t·U) = Σ p·W + t·Σ (q·W + p·U) + t²·Σ q·U,
// sums over the units above 0. So a sample needs each row of W and U once or twice for the whole line.

enum { LINE_VECTORS = TILE_SUMS >= 24 ? 4 : 3 };  // three sums each, and what is added to them, in registers

// For each hidden unit of a sample the step at which its sign changes: before it stands at `count` the last,
// where it does not. Gives as bits which are above 0 at the first step.
INLINE void line_changes(const struct saddle_line *line, const float *p, const float *q, uint64_t *first_above,
                         int32_t *changes) {
  const vector start = line->first, steps_per_unit = 1 / line->step, last = (float)line->count;
  for (size_t k = 0; k < line->hidden; k += LANES) {
    const size_t left = line->hidden - k;
    const vector at_zero = load_part(p + k, left, 0), slope = load_part(q + k, left, 0);
    const vector at_start = multiply_add(start, slope, at_zero);
    const ints above = at_start > 0;
    const ints turns = above ? slope < 0 : slope > 0;
    const vector step = __builtin_elementwise_ceil(at_start / -slope * steps_per_unit);
    const vector place = turns ? (step > 1 ? (step < last ? step : last) : 1) : last;
    const ints number = __builtin_convertvector(place, ints);
    if (left >= LANES)
      __builtin_memcpy(changes + k, &number, sizeof number);
    else
      for (size_t i = 0; i < left; i++) changes[k + i] = number[i];
    const uint64_t bits = nonzero_lanes(above ? (vector)1 : 0);
    if (k % 64 == 0) first_above[k / 64] = 0;
    first_above[k / 64] |= bits << k % 64;
  }
}

struct quadratic {
  vector constant[LINE_VECTORS], linear[LINE_VECTORS], square[LINE_VECTORS];
};

// Adds the unit k to the sums, or takes it off them.
INLINE void add_unit(struct quadratic *sums, const size_t vectors, const struct saddle_line *line, size_t column,
                     size_t k, vector p, vector q) {
  const float *weights = line->weights + k * line->stride + column;
  const float *slopes = line->weight_slopes + k * line->stride + column;
#pragma clang loop unroll(full)
  for (size_t j = 0; j < vectors; j++) {
    const vector w = load(weights + j * LANES), u = load(slopes + j * LANES);
    sums->constant[j] = multiply_add(p, w, sums->constant[j]);
    sums->linear[j] = multiply_add(q, w, sums->linear[j]);
    sums->linear[j] = multiply_add(p, u, sums->linear[j]);
    sums->square[j] = multiply_add(q, u, sums->square[j]);
  }
}

// A strip of the outputs of one sample. `next` chains the units whose sign changes at the same step, from
// `heads` of each step on, −1 at the end.
INLINE void line_strip(const size_t vectors, const struct saddle_line *line, size_t column, const float *p,
                       const float *q, const uint64_t *first_above, const int32_t *heads, const int32_t *next,
                       float *out) {
  struct quadratic sums;
#pragma clang loop unroll(full)
  for (size_t j = 0; j < vectors; j++) {
    sums.constant[j] = load(line->bias + column + j * LANES);
    sums.linear[j] = load(line->bias_slope + column + j * LANES);
    sums.square[j] = 0;
  }
  for (size_t word = 0; word * 64 < line->hidden; word++)
    for (uint64_t left = first_above[word]; left != 0; left &= left - 1) {
      const size_t k = word * 64 + (size_t)__builtin_ctzll(left);
      add_unit(&sums, vectors, line, column, k, p[k], q[k]);
    }
  size_t step = 0;
  for (size_t i = 0; i < line->wanted_count; i++) {
    for (; step < line->wanted[i]; step++)
      for (int32_t k = heads[step + 1]; k >= 0; k = next[k]) {
        const float sign = first_above[k / 64] >> k % 64 & 1 ? -1 : 1;
        add_unit(&sums, vectors, line, column, (size_t)k, sign * p[k], sign * q[k]);
      }
    const vector t = multiply_add((float)step, line->step, line->first);
    float *to = out + i * line->out_stride + column;
#pragma clang loop unroll(full)
    for (size_t j = 0; j < vectors; j++) {
      const vector y = multiply_add(multiply_add(sums.square[j], t, sums.linear[j]), t, sums.constant[j]);
      store_part(to + j * LANES, line->relu ? larger(0, y) : y, line->width - column - j * LANES);
    }
  }
}

static void line(size_t rows, const struct saddle_line *line, const float *p, const float *q, float *out) {
  uint64_t first_above[SADDLE_LINE_HIDDEN / 64];
  int32_t changes[SADDLE_LINE_HIDDEN], next[SADDLE_LINE_HIDDEN], heads[SADDLE_LINE_STEPS + 1];
  for (size_t row = 0; row < rows; row++, p += line->hidden, q += line->hidden, out += line->width) {
    line_changes(line, p, q, first_above, changes);
    for (size_t step = 0; step <= line->count; step++) heads[step] = -1;
    for (size_t k = line->hidden; k-- > 0;) {
      next[k] = heads[changes[k]];
      heads[changes[k]] = (int32_t)k;
    }
    for (size_t column = 0; column < line->width; column += LINE_VECTORS * LANES) {
      const size_t vectors = smaller_size(LINE_VECTORS, (line->width - column + LANES - 1) / LANES);
      switch (vectors) {
        case 1: line_strip(1, line, column, p, q, first_above, heads, next, out); break;
        case 2: line_strip(2, line, column, p, q, first_above, heads, next, out); break;
        case 3: line_strip(3, line, column, p, q, first_above, heads, next, out); break;
        default: line_strip(LINE_VECTORS, line, column, p, q, first_above, heads, next, out);
      }
    }
  }
}
