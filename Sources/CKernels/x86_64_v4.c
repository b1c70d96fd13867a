// AVX-512: 32 registers of 16 floats; a tile of the matrix multiply is 6×64 floats, 24 of them.
#if defined(__x86_64__)
#define TARGET "x86-64-v4"
#define TABLE saddle_kernels_x86_64_v4
#define LANES 16
#define TILE_SUMS 24
#define FUSED 1
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#include "kernel_set.h"
#pragma clang attribute pop
#endif
