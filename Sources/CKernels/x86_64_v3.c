// AVX2 and FMA: 16 registers of 8 floats; the tile of the matrix multiply is 6×16, 12 accumulators.
#if defined(__x86_64__)
#define TARGET "x86-64-v3"
#define TABLE saddle_kernels_x86_64_v3
#define LANES 8
#define TILE_VECTORS 2
#define FUSED 1
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#include "kernel_set.h"
#pragma clang attribute pop
#endif
