// Products with an A of which many elements are 0, as behind a ReLU: these are left out.
//
// Adding 0·b changes no sum as long as b is finite, so that the bits are those of the other way. Of B so few rows
// are taken at once that they stay in the L1 cache, where each row of A picks its own from.

enum {
  SPARSE_DEPTH = 64,    // rows of B at once: a bit each in a word
  SPARSE_VECTORS = 8,  // of C side by side at most: as many chains of sums as hide the latency of AVX2
  SPARSE_SAMPLE = 4,   // of so many rows one is looked at
};

INLINE uint64_t nonzero_lanes(vector v) {
#if LANES == 16
  return _mm512_cmp_ps_mask((__m512)v, _mm512_setzero_ps(), _CMP_NEQ_UQ);
#elif LANES == 8
  return (uint32_t)_mm256_movemask_ps(_mm256_cmp_ps((__m256)v, _mm256_setzero_ps(), _CMP_NEQ_UQ));
#else
  uint64_t bits = 0;
  for (int i = 0; i < LANES; i++) bits |= (uint64_t)(v[i] != 0) << i;
  return bits;
#endif
}

// Whether skipping the zeros of x saves more than it costs: a multiply-add by itself takes 5/4 to 4/3 of the
// time that it takes in a tile.
static bool is_sparse(size_t rows, size_t width, const float *x) {
  size_t seen = 0, nonzero = 0;
  for (size_t i = 0; i < rows; i += SPARSE_SAMPLE)
    for (size_t j = 0; j < width; j += LANES) {
      nonzero += (size_t)__builtin_popcountll(nonzero_lanes(load_part(x + i * width + j, width - j, 0)));
      seen += smaller_size(LANES, width - j);
    }
  return nonzero * 8 < seen * 5;
}

// For each row of a block of A the columns, up to SPARSE_DEPTH, of its elements that are not 0.
INLINE void nonzero_columns(size_t rows, const struct block *block, uint64_t *columns) {
  const float *a = block->a;
  if (block->a_column == 1) {
    for (size_t i = 0; i < rows; i++, a += block->a_row) {
      columns[i] = 0;
      for (size_t p = 0; p < block->k; p += LANES)
        columns[i] |= nonzero_lanes(load_part(a + p, block->k - p, 0)) << p;
    }
    return;
  }
  for (size_t i = 0; i < rows; i += LANES) {
    const size_t left = rows - i;
    ints halves[2] = {};
    for (size_t p = 0; p < block->k; p++) {
      const vector v = load_part(a + i + p * block->a_column, left, 0);
      halves[p / 32] |= (v != 0) & (int32_t)(1u << p % 32);
    }
    for (size_t lane = 0; lane < smaller_size(left, LANES); lane++)
      columns[i + lane] = (uint32_t)halves[0][lane] | (uint64_t)(uint32_t)halves[1][lane] << 32;
  }
}

// A strip of C, whole vectors wide. The columns of A that are not 0 are walked from the lowest up.
INLINE void sparse_rows(size_t rows, const size_t vectors, const struct block *whole, const uint64_t *columns) {
  struct block block = *whole;
  const struct descent descent = {block.momentum, -block.rate};
  for (size_t i = 0; i < rows; i++) {
    vector sums[SPARSE_VECTORS];
#pragma clang loop unroll(full)
    for (size_t j = 0; j < vectors; j++)
      sums[j] = block.accumulate ? load(block.c + j * LANES) : block.bias ? load(block.bias + j * LANES) : 0;
    for (uint64_t left = columns[i]; left != 0; left &= left - 1) {
      const size_t p = (size_t)__builtin_ctzll(left);
      const vector element = block.a[p * block.a_column];
      const float *b = block.b + p * block.b_stride;
#pragma clang loop unroll(full)
      for (size_t j = 0; j < vectors; j++) sums[j] = multiply_add(element, load(b + j * LANES), sums[j]);
    }
    finish_row(vectors, &block, LANES, 0, sums, block.velocities ? &descent : NULL);
    block.a += block.a_row;
    block.c += block.c_stride;
    if (block.velocities) block.velocities += block.c_stride;
  }
}

#define SPARSE_STRIP(vectors) \
  static __attribute__((noinline)) void sparse_strip_##vectors(size_t rows, const struct block *block, \
                                                               const uint64_t *columns) { \
    sparse_rows(rows, vectors, block, columns); \
  }
SPARSE_STRIP(1)
SPARSE_STRIP(2)
SPARSE_STRIP(4)
SPARSE_STRIP(8)

// The columns of C that are whole vectors, and how many these are; `block` is of at most SPARSE_DEPTH terms and
// BLOCK_ROWS rows.
static size_t sparse_strips(size_t rows, const struct block *block) {
  uint64_t columns[BLOCK_ROWS + LANES];
  nonzero_columns(rows, block, columns);
  size_t done = 0;
  while (block->width - done >= LANES) {
    struct block strip = *block;
    move_columns(&strip, done);
    const size_t vectors = strip.width / LANES;
    if (vectors >= 8)
      sparse_strip_8(rows, &strip, columns), done += 8 * LANES;
    else if (vectors >= 4)
      sparse_strip_4(rows, &strip, columns), done += 4 * LANES;
    else if (vectors >= 2)
      sparse_strip_2(rows, &strip, columns), done += 2 * LANES;
    else
      sparse_strip_1(rows, &strip, columns), done += LANES;
  }
  return done;
}
