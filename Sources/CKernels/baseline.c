// What every processor of the architecture has: 128-bit vectors. SSE2 has 16 registers, so a tile of 6×8
// with 12 accumulators, and no fused multiply-add; NEON has 32, so 6×16 with 24.
#define TABLE saddle_kernels_baseline
#define LANES 4
#if defined(__aarch64__)
#define TARGET "arm64"
#define TILE_VECTORS 4
#define FUSED 1
#else
#if defined(__x86_64__)
#define TARGET "x86-64"
#else
#define TARGET "generic"
#endif
#define TILE_VECTORS 2
#define FUSED 0
#endif
#include "kernel_set.h"
