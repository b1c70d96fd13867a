// Matrix multiply: tiles of C are kept in registers while A and B stream through.
//
// C is cut into strips of TILE_WIDTH columns. Where many rows of A pass a strip, or its last vector is not
// whole, the part of B under it is first copied to a packed, zero-padded buffer in the L1 cache. Each element
// of C is one chain of multiply-adds in the order of p whatever the shape of its tile, so that a row has the
// same bits in any split of the rows.

enum {
  TILE_ROWS = 6,
  TILE_WIDTH = TILE_VECTORS * LANES,
  DEPTH = 256,       // the most rows of B in a packed strip
  BLOCK_ROWS = 240,  // rows of A that pass one packed strip: DEPTH columns of them fit the L2 cache
};

// A block of the operands: C (rows × width) += A (rows × k) · B (k × width).
struct block {
  size_t k, width;
  const float *a;
  size_t a_row, a_column;
  const float *b;
  size_t b_stride;
  float *c;
  size_t c_stride;
  bool accumulate;
};

// The p-th multiply-add of a tile: sums (rows × vectors) += column p of A · row p of B. `a` has a pointer a
// row, `at` is where p stands in each.
INLINE void tile_step(const size_t rows, const size_t vectors, const float *const *a, size_t at,
                      const float *b, vector sums[TILE_ROWS][TILE_VECTORS]) {
  vector row[TILE_VECTORS];
#pragma clang loop unroll(full)
  for (size_t j = 0; j < vectors; j++) row[j] = load(b + j * LANES);
#pragma clang loop unroll(full)
  for (size_t i = 0; i < rows; i++) {
    const vector x = a[i][at];
#pragma clang loop unroll(full)
    for (size_t j = 0; j < vectors; j++) sums[i][j] = multiply_add(x, row[j], sums[i][j]);
  }
}

// One tile, `rows` × `vectors` registers of sums. All but the block are constants where this is inlined:
// `contiguous` says that the rows of A are, so that four steps share one set of addresses, and `fresh` that
// the block starts its sums at 0 and is whole vectors wide.
INLINE void tile(const size_t rows, const size_t vectors, const bool contiguous, const bool fresh,
                 const struct block *block) {
  const size_t k = block->k, b_stride = block->b_stride;
  const size_t a_column = contiguous ? 1 : block->a_column;
  const size_t last = fresh ? LANES : block->width - (vectors - 1) * LANES;
  vector sums[TILE_ROWS][TILE_VECTORS];
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
      sums[i][j] = fresh || !block->accumulate ? 0 : load_part(c, j + 1 < vectors ? LANES : last, 0);
    }
  }
  const float *b = block->b;
  size_t p = 0;
  if (contiguous) {
    // Four rows of B with one offset in common: beside the arithmetic, a turn takes two additions.
    const float *four[4];
#pragma clang loop unroll(full)
    for (size_t next = 0; next < 4; next++) {
      four[next] = b + next * b_stride;
      __asm__("" : "+r"(four[next]));
    }
    size_t offset = 0;
    const size_t stride = 4 * b_stride, whole = k / 4 * 4;
    [[clang::code_align(64)]] for (; p < whole; p += 4) {
      __asm__("" : "+r"(offset));
#pragma clang loop unroll(full)
      for (size_t next = 0; next < 4; next++)
        tile_step(rows, vectors, a, p + next, four[next] + offset, sums);
      offset += stride;
    }
    b += offset;
  }
#pragma clang loop unroll(disable)
  [[clang::code_align(64)]] for (size_t at = p * a_column; p < k; p++, at += a_column, b += b_stride)
    tile_step(rows, vectors, a, at, b, sums);
#pragma clang loop unroll(full)
  for (size_t i = 0; i < rows; i++)
#pragma clang loop unroll(full)
    for (size_t j = 0; j < vectors; j++)
      store_part(block->c + i * block->c_stride + j * LANES, sums[i][j], j + 1 < vectors ? LANES : last);
}

// All rows of a strip, spread evenly over the tiles: 32 rows are 6+6+5+5+5+5 rather than five sixes and a
// slow pair.
INLINE void tiles(size_t rows, const size_t vectors, const bool contiguous, const bool fresh,
                  struct block block) {
  for (size_t count = (rows + TILE_ROWS - 1) / TILE_ROWS; count > 0; count--) {
    const size_t tile_rows = (rows + count - 1) / count;
    switch (tile_rows) {
      case 1: tile(1, vectors, contiguous, fresh, &block); break;
      case 2: tile(2, vectors, contiguous, fresh, &block); break;
      case 3: tile(3, vectors, contiguous, fresh, &block); break;
      case 4: tile(4, vectors, contiguous, fresh, &block); break;
      case 5: tile(5, vectors, contiguous, fresh, &block); break;
      default: tile(6, vectors, contiguous, fresh, &block);
    }
    block.a += tile_rows * block.a_row;
    block.c += tile_rows * block.c_stride;
    rows -= tile_rows;
  }
}

// Each kind of strip is a function of its own, so that a tile costs no call; at 64 terms a sum a call is a
// twentieth of the time.
#define STRIP(name, vectors, contiguous, fresh) \
  static __attribute__((noinline)) void name(size_t rows, const struct block *block) { \
    tiles(rows, vectors, contiguous, fresh, *block); \
  }
#define STRIPS(vectors) \
  STRIP(strip_##vectors, vectors, true, false) \
  STRIP(fresh_strip_##vectors, vectors, true, true) \
  STRIP(strided_strip_##vectors, vectors, false, false) \
  STRIP(fresh_strided_strip_##vectors, vectors, false, true)
#define STRIP_KINDS(vectors) \
  {{strip_##vectors, fresh_strip_##vectors}, {strided_strip_##vectors, fresh_strided_strip_##vectors}}

STRIPS(1)
STRIPS(2)
#if TILE_VECTORS > 2
STRIPS(3)
STRIPS(4)
#endif

static void (*const strips[TILE_VECTORS][2][2])(size_t rows, const struct block *) = {
    STRIP_KINDS(1),
    STRIP_KINDS(2),
#if TILE_VECTORS > 2
    STRIP_KINDS(3),
    STRIP_KINDS(4),
#endif
};

static void strip(size_t rows, const struct block *block) {
  const size_t vectors = (block->width + LANES - 1) / LANES;
  const bool is_fresh = !block->accumulate && block->width % LANES == 0;
  strips[vectors - 1][block->a_column != 1][is_fresh](rows, block);
}

// Packing is needed where the last vector of a row is not whole. Elsewhere it costs as much as about two rows
// of A, and pays where many rows go through a strip whose own rows lie apart.
INLINE bool pays_to_pack(size_t rows, const struct block *block) {
  return block->width % LANES != 0 || (rows > 64 && block->b_stride > block->width);
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

static void clear(size_t rows, size_t width, float *c, size_t c_stride) {
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < width; j++) c[i * c_stride + j] = 0;
}

INLINE size_t smaller_size(size_t a, size_t b) { return a < b ? a : b; }

static void matmul(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                   const float *b, size_t b_stride, float *c, size_t c_stride, bool accumulate) {
  float packed[DEPTH * TILE_WIDTH] __attribute__((aligned(64)));
  if (k == 0 && !accumulate) clear(m, n, c, c_stride);
  for (size_t p = 0; p < k; p += DEPTH) {
    const size_t depth = smaller_size(DEPTH, k - p);
    for (size_t i = 0; i < m; i += BLOCK_ROWS) {
      const size_t rows = smaller_size(BLOCK_ROWS, m - i);
      for (size_t j = 0; j < n; j += TILE_WIDTH) {
        struct block block = {
            .k = depth,
            .width = smaller_size(TILE_WIDTH, n - j),
            .a = a + i * a_row + p * a_column,
            .a_row = a_row,
            .a_column = a_column,
            .b = b + p * b_stride + j,
            .b_stride = b_stride,
            .c = c + i * c_stride + j,
            .c_stride = c_stride,
            .accumulate = accumulate || p > 0,
        };
        if (pays_to_pack(rows, &block)) {
          block.b_stride = pack(&block, packed);
          block.b = packed;
        }
        strip(rows, &block);
      }
    }
  }
}
