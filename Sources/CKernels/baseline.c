// What every processor of the architecture has: 128-bit vectors. NEON has 32 registers, and a tile is 5×16
// floats in 20 of them, which leaves room for four columns of A. SSE2 has 16 and no fused multiply-add; its
// products take registers too, so a tile is 2×16 floats in 8.
#define TABLE saddle_kernels_baseline
#define LANES 4
#if defined(__aarch64__)
#define TARGET "arm64"
#define TILE_SUMS 20
#define FUSED 1
#else
#if defined(__x86_64__)
#define TARGET "x86-64"
#else
#define TARGET "generic"
#endif
#define TILE_SUMS 8
#define FUSED 0
#endif
#include "kernel_set.h"
