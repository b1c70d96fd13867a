// AVX2 and FMA: 16 registers of 8 floats; a tile of the matrix multiply is 3×32 floats, 12 of them.
#if defined(__x86_64__)
#define TARGET "x86-64-v3"
#define TABLE saddle_kernels_x86_64_v3
#define LANES 8
#define TILE_SUMS 12
#define FUSED 1
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#include "kernel_set.h"
#pragma clang attribute pop
#endif
