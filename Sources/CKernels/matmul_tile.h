// The tiles of the matrix multiply: a few rows × a few vectors of C in registers, past which A and B stream.
//
// A tile is as tall as its TILE_SUMS registers of sums allow. For each column of A it makes rows + vectors
// loads and rows × vectors multiply-adds: 3×4 takes seven loads for twelve of them, 6×2 eight.

enum {
  TILE_VECTORS = 4,
  TILE_WIDTH = TILE_VECTORS * LANES,
  TILE_ROWS = 8,  // the most rows of any tile
  LAST_STEPS = 3,  // how many are made row by row
};

// A block of the operands: C (rows × width) = or += A (rows × k) · B (k × width).
struct block {
  size_t k, width;
  const float *a;
  size_t a_row, a_column;
  const float *b;
  size_t b_stride;
  float *c;
  size_t c_stride;
  bool accumulate;
  const float *bias;  // where sums that do not accumulate start; NULL for 0
  bool relu;  // whether max(C, 0) is stored; a NaN stays one
  // Where given, C are weights with these velocities, laid out alike, and the product is their gradient, with
  // which they take a step of plain SGD. Only in fresh strips of a strided A.
  float *velocities;
  float momentum, rate;
  bool sparse;  // whether the zeros of A are skipped
  bool stretched;  // whether the terms lie in stretches, each with a k of its own
  const struct saddle_stretch *stretches;
  size_t stretch_count;
};

enum kind {
  FRESH,      // the block is whole vectors wide, and its sums start at the bias
  CONTINUED,  // it is whole vectors wide, and accumulates
  PARTIAL,    // its last vector is not whole, and it may accumulate
};

INLINE size_t smaller_size(size_t a, size_t b) { return a < b ? a : b; }

// Leaves out the first `count` columns of C and B.
INLINE void move_columns(struct block *block, size_t count) {
  block->width -= count;
  block->b += count;
  block->c += count;
  if (block->bias) block->bias += count;
  if (block->velocities) block->velocities += count;
}

// Eight chains of sums hide the latency of the arithmetic. Otherwise six rows are the most, as more have more
// addresses than there are registers for.
INLINE size_t most_rows(const size_t vectors) {
  return vectors == 1 ? TILE_ROWS : smaller_size(TILE_SUMS / vectors, 6);
}

// The p-th multiply-add of a tile: sums (rows × vectors) += column p of A · row p of B. `a` has a pointer a
// row, `at` is where p stands in each; of the last vector of B `last` lanes are loaded where the block is
// partial. The shorter of the two is loaded first and the other streams past it through one register more, so
// that 3×4 sums, three of A and one of B fill the 16 registers of AVX2.
INLINE void tile_step(const size_t rows, const size_t vectors, const float *const *a, size_t at,
                      const float *b, const bool partial, size_t last,
                      vector sums[TILE_ROWS][TILE_VECTORS]) {
  const bool rows_stay = rows < vectors;
  vector column[TILE_ROWS];
  vector row[TILE_VECTORS];
#pragma clang loop unroll(full)
  for (size_t i = 0; rows_stay && i < rows; i++) column[i] = a[i][at];
#pragma clang loop unroll(full)
  for (size_t j = 0; j < vectors; j++) {
    const float *from = b + j * LANES;
    row[j] = partial && MASKED_LOADS && j + 1 == vectors ? load_some(from, last) : load(from);
#pragma clang loop unroll(full)
    for (size_t i = 0; rows_stay && i < rows; i++) sums[i][j] = multiply_add(column[i], row[j], sums[i][j]);
  }
#pragma clang loop unroll(full)
  for (size_t i = 0; !rows_stay && i < rows; i++) {
    column[i] = a[i][at];
#pragma clang loop unroll(full)
    for (size_t j = 0; j < vectors; j++) sums[i][j] = multiply_add(column[i], row[j], sums[i][j]);
  }
}

// Stores row i of a tile, or makes a step with it where `descent` is given.
INLINE void finish_row(const size_t vectors, const struct block *block, size_t last, size_t i,
                       const vector *sums, const struct descent *descent) {
#pragma clang loop unroll(full)
  for (size_t j = 0; j < vectors; j++) {
    const size_t at = i * block->c_stride + j * LANES;
    if (descent)
      plain_sgd(LANES, block->c + at, block->velocities + at, sums[j], descent);
    else
      store_part(block->c + at, block->relu ? larger(0, sums[j]) : sums[j], j + 1 < vectors ? LANES : last);
  }
}

// One tile, `rows` × `vectors` registers of sums. All but the block are constants where this is inlined:
// `contiguous` says that the rows of A are, so that four steps share one set of addresses, and `stretched` that
// the terms lie in stretches.
INLINE void tile(const size_t rows, const size_t vectors, const bool contiguous, const enum kind kind,
                 const bool stretched, const struct block *block) {
  const bool partial = kind == PARTIAL, accumulate = partial ? block->accumulate : kind == CONTINUED;
  const size_t b_stride = block->b_stride;
  const size_t a_column = contiguous ? 1 : block->a_column;
  const size_t last = partial ? block->width - (vectors - 1) * LANES : LANES;
  vector sums[TILE_ROWS][TILE_VECTORS], start[TILE_VECTORS];
#pragma clang loop unroll(full)
  for (size_t j = 0; j < vectors; j++)
    start[j] = block->bias ? load_part(block->bias + j * LANES, j + 1 < vectors ? LANES : last, 0) : 0;
  const float *a[TILE_ROWS];
#pragma clang loop unroll(full)
  for (size_t i = 0; i < rows; i++) {
    // Opaque to the compiler, which would otherwise make each address from the one before, in a chain longer
    // than the arithmetic.
    a[i] = block->a + i * block->a_row;
    __asm__("" : "+r"(a[i]));
#pragma clang loop unroll(full)
    for (size_t j = 0; j < vectors; j++) {
      const float *c = block->c + i * block->c_stride + j * LANES;
      sums[i][j] = accumulate ? load_part(c, j + 1 < vectors ? LANES : last, 0) : start[j];
    }
  }
  const struct saddle_stretch whole = {.k = block->k};
  const struct saddle_stretch *stretch = stretched ? block->stretches : &whole;
  const size_t stretch_count = stretched ? block->stretch_count : 1;
  // Four rows of B with one offset in common: beside the arithmetic, a turn takes two additions.
  const float *four[4];
  if (contiguous) {
#pragma clang loop unroll(full)
    for (size_t next = 0; next < 4; next++) {
      four[next] = block->b + next * b_stride;
      __asm__("" : "+r"(four[next]));
    }
  }
  const float *b = block->b;
  size_t at = 0, left = 0;
#pragma clang loop unroll(disable)
  for (size_t index = 0; index < stretch_count; index++, stretch++) {
    // Where a row has many chains of sums, the last steps of all are made row by row, so that the stores of one
    // go along with the arithmetic of the next: all together they would hold it up for some 40 cycles.
    left = vectors > 2 && index + 1 == stretch_count ? smaller_size(stretch->k, LAST_STEPS) : 0;
    size_t steps = stretch->k - left, offset = stretch->b;
    at = stretch->a;
    if (contiguous) {
      const size_t stride = 4 * b_stride;
      [[clang::code_align(64)]] for (; steps >= 4; steps -= 4, at += 4) {
        __asm__("" : "+r"(offset));
#pragma clang loop unroll(full)
        for (size_t next = 0; next < 4; next++)
          tile_step(rows, vectors, a, at + next, four[next] + offset, partial, last, sums);
        offset += stride;
      }
    }
    b = block->b + offset;
#pragma clang loop unroll(disable)
    [[clang::code_align(64)]] for (; steps > 0; steps--, at += a_column, b += b_stride)
      tile_step(rows, vectors, a, at, b, partial, last, sums);
  }
  const bool descends = kind == FRESH && !contiguous && !stretched;
  const struct descent descent = {block->momentum, -block->rate};
#pragma clang loop unroll(full)
  for (size_t i = 0; i < rows; i++) {
    const float *row = b;
    size_t column = at;
#pragma clang loop unroll(disable)
    for (size_t steps = left; steps > 0; steps--, column += a_column, row += b_stride)
      tile_step(1, vectors, a + i, column, row, partial, last, sums + i);
    finish_row(vectors, block, last, i, sums[i], descends && block->velocities ? &descent : NULL);
  }
}

// All rows of a strip, spread evenly over the tiles: 32 rows are 6+6+5+5+5+5 rather than five sixes and a
// slow pair.
INLINE void tiles(size_t rows, const size_t vectors, const bool contiguous, const enum kind kind,
                  const bool stretched, struct block block) {
  const size_t most = most_rows(vectors);
  for (size_t count = (rows + most - 1) / most; count > 0; count--) {
    const size_t tile_rows = (rows + count - 1) / count;
#define TILE_OF(n) \
  case n: \
    if (n <= most) tile(n, vectors, contiguous, kind, stretched, &block); \
    break;
    switch (tile_rows) {
      TILE_OF(1)
      TILE_OF(2)
      TILE_OF(3)
      TILE_OF(4)
      TILE_OF(5)
      TILE_OF(6)
      TILE_OF(7)
      TILE_OF(8)
      default: __builtin_unreachable();
    }
#undef TILE_OF
    block.a += tile_rows * block.a_row;
    block.c += tile_rows * block.c_stride;
    if (block.velocities) block.velocities += tile_rows * block.c_stride;
    rows -= tile_rows;
  }
}
