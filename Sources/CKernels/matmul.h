// Matrix multiply: tiles of C are kept in registers while A and B stream through.
//
// C is cut into strips of TILE_WIDTH columns. Where many rows of A pass a strip, the part of B under it is
// first copied to a packed, zero-padded buffer in the L1 or L2 cache. Each element of C is one chain of
// multiply-adds in the order of p whatever the shape of its tile, so that a row has the same bits in any
// split of the rows.

enum {
  DEPTH = LANES > 8 ? 256 : 128,  // the most rows of B in a packed strip
  BLOCK_ROWS = 240,  // rows of A that pass one packed strip: DEPTH columns of them fit the L2 cache
};

#include "matmul_sparse.h"

// Each kind of strip is a function of its own, so that a tile costs no call; at 64 terms a sum a call is a
// twentieth of the time.
#define STRIP(name, vectors, contiguous, kind, stretched) \
  static __attribute__((noinline)) void name(size_t rows, const struct block *block) { \
    tiles(rows, vectors, contiguous, kind, stretched, *block); \
  }
#define STRIPS(terms, vectors, stretched) \
  STRIP(fresh_##terms##_##vectors, vectors, true, FRESH, stretched) \
  STRIP(continued_##terms##_##vectors, vectors, true, CONTINUED, stretched) \
  STRIP(partial_##terms##_##vectors, vectors, true, PARTIAL, stretched) \
  STRIP(fresh_strided_##terms##_##vectors, vectors, false, FRESH, stretched) \
  STRIP(continued_strided_##terms##_##vectors, vectors, false, CONTINUED, stretched) \
  STRIP(partial_strided_##terms##_##vectors, vectors, false, PARTIAL, stretched)
#define STRIP_KINDS(terms, vectors) \
  {{fresh_##terms##_##vectors, continued_##terms##_##vectors, partial_##terms##_##vectors}, \
   {fresh_strided_##terms##_##vectors, continued_strided_##terms##_##vectors, \
    partial_strided_##terms##_##vectors}}

STRIPS(strip, 1, false)
STRIPS(strip, 2, false)
STRIPS(strip, 3, false)
STRIPS(strip, 4, false)
STRIPS(stretches, 1, true)
STRIPS(stretches, 2, true)
STRIPS(stretches, 3, true)
STRIPS(stretches, 4, true)

static void (*const strips[2][TILE_VECTORS][2][3])(size_t rows, const struct block *) = {
    {STRIP_KINDS(strip, 1), STRIP_KINDS(strip, 2), STRIP_KINDS(strip, 3), STRIP_KINDS(strip, 4)},
    {STRIP_KINDS(stretches, 1), STRIP_KINDS(stretches, 2), STRIP_KINDS(stretches, 3),
     STRIP_KINDS(stretches, 4)}};

static void strip(size_t rows, const struct block *block) {
  const size_t vectors = (block->width + LANES - 1) / LANES;
  const enum kind kind = block->width % LANES != 0 ? PARTIAL : block->accumulate ? CONTINUED : FRESH;
  strips[block->stretched][vectors - 1][block->a_column != 1][kind](rows, block);
}

// Packing is needed where the last vector of a row is not whole and no instruction loads a part of one.
// Elsewhere it costs as much as about two rows of A, and pays where many rows go through a strip whose own
// rows lie apart.
INLINE bool pays_to_pack(size_t rows, const struct block *block) {
  return (!MASKED_LOADS && block->width % LANES != 0) || (rows > 64 && block->b_stride > block->width);
}

// Copies the strip of B into rows of whole vectors, the lanes beyond its width zero; gives the new stride.
INLINE size_t pack(const struct block *block, float *packed) {
  const size_t width = block->width, whole = width / LANES * LANES, part = width - whole;
  const size_t stride = part == 0 ? width : whole + LANES;
  const float *b = block->b;
  for (size_t p = 0; p < block->k; p++, b += block->b_stride, packed += stride) {
    if (whole == TILE_WIDTH) {
#pragma clang loop unroll(full)
      for (size_t j = 0; j < TILE_WIDTH; j += LANES) store(packed + j, load(b + j));
      continue;
    }
    for (size_t j = 0; j < whole; j += LANES) store(packed + j, load(b + j));
    if (part != 0) store(packed + whole, load_some(b + whole, part));
  }
  return stride;
}

// The whole product, block by block; in one of no terms the sums are where they start.
static void multiply(size_t m, const struct block *whole) {
  float packed[DEPTH * TILE_WIDTH] __attribute__((aligned(64)));
  const size_t most = whole->sparse ? SPARSE_DEPTH : DEPTH;
  size_t p = 0;
  do {
    const size_t depth = smaller_size(most, whole->k - p);
    for (size_t i = 0; i < m; i += BLOCK_ROWS) {
      const size_t rows = smaller_size(BLOCK_ROWS, m - i);
      struct block row = *whole;
      row.k = depth;
      row.a += i * row.a_row + p * row.a_column;
      row.b += p * row.b_stride;
      row.c += i * row.c_stride;
      row.accumulate |= p > 0;
      if (row.velocities) row.velocities += i * row.c_stride;
      row.relu &= p + depth == whole->k;
      for (size_t j = whole->sparse ? sparse_strips(rows, &row) : 0; j < whole->width; j += TILE_WIDTH) {
        struct block block = row;
        move_columns(&block, j);
        block.width = smaller_size(TILE_WIDTH, block.width);
        if (pays_to_pack(rows, &block)) {
          block.b_stride = pack(&block, packed);
          block.b = packed;
        }
        strip(rows, &block);
      }
    }
    p += depth;
  } while (p < whole->k);
}

// A · B, without a place to go to yet.
INLINE struct block product_of(size_t n, size_t k, const float *a, size_t a_row, size_t a_column, const float *b,
                            size_t b_stride, bool sparse) {
  return (struct block){
      .k = k,
      .width = n,
      .a = a,
      .a_row = a_row,
      .a_column = a_column,
      .b = b,
      .b_stride = b_stride,
      .sparse = sparse,
  };
}

static void matmul(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                   const float *b, size_t b_stride, float *c, size_t c_stride, bool accumulate,
                   bool sparse) {
  struct block whole = product_of(n, k, a, a_row, a_column, b, b_stride, sparse);
  whole.c = c;
  whole.c_stride = c_stride;
  whole.accumulate = accumulate;
  multiply(m, &whole);
}

static void matmul_stretches(size_t m, size_t n, size_t count, const struct saddle_stretch *stretches,
                             const float *a, size_t a_row, size_t a_column, const float *b, size_t b_stride,
                             float *c, size_t c_stride, bool accumulate) {
  struct block block = product_of(n, 0, a, a_row, a_column, b, b_stride, false);
  block.c = c;
  block.c_stride = c_stride;
  block.accumulate = accumulate;
  if (!MASKED_LOADS && n % LANES != 0) {
    // Each has to be packed, then.
    for (size_t i = 0; i < count || i == 0; i++) {
      const struct saddle_stretch stretch = count > 0 ? stretches[i] : (struct saddle_stretch){};
      block.k = stretch.k;
      block.a = a + stretch.a;
      block.b = b + stretch.b;
      block.accumulate = accumulate || i > 0;
      multiply(m, &block);
    }
    return;
  }
  block.stretched = true;
  block.stretches = stretches;
  block.stretch_count = count;
  for (size_t left = n; left > 0; left -= block.width) {
    block.width = smaller_size(TILE_WIDTH, left);
    strip(m, &block);
    block.b += block.width;
    block.c += block.width;
  }
}

static void matmul_sgd(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                       const float *b, size_t b_stride, float *g, float *w, float *v,
                       const struct saddle_sgd *how, bool sparse) {
  // Rows that are not whole vectors would wait for one another: a masked store holds up the loads beside it.
  if (n % LANES != 0 || k > (sparse ? SPARSE_DEPTH : DEPTH) || a_column == 1 || !is_plain(how)) {
    matmul(m, n, k, a, a_row, a_column, b, b_stride, g, n, false, sparse);
    sgd(m * n, w, v, g, how);
    return;
  }
  struct block whole = product_of(n, k, a, a_row, a_column, b, b_stride, sparse);
  whole.c = w;
  whole.c_stride = n;
  whole.velocities = v;
  whole.momentum = how->momentum;
  whole.rate = how->rate;
  multiply(m, &whole);
}

static void dense(size_t rows, size_t inputs, size_t outputs, const float *x, const float *weights,
                  const float *bias, bool relu, float *y, bool sparse) {
  struct block whole = product_of(outputs, inputs, x, inputs, 1, weights, outputs, sparse);
  whole.c = y;
  whole.c_stride = outputs;
  whole.bias = bias;
  whole.relu = relu;
  multiply(rows, &whole);
}
