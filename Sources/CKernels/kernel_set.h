// The kernels for one instruction set. A file that includes this one has defined
//   TARGET         its name
//   TABLE          the table to fill
//   LANES          floats in a vector register
//   TILE_SUMS      registers of sums in a tile of the matrix multiply, at most
//   FUSED          1 where it has fused multiply-adds
// and has told the compiler to use that instruction set. The code is the same for all.
#include "include/kernel_table.h"

#include <math.h>

#include "vector.h"
#include "vector_math.h"

#include "optimizers.h"
#include "matmul_tile.h"
#include "matmul.h"
#include "transpose.h"
#include "dense.h"
#include "convolution.h"
#include "pooling.h"
#include "batch_norm.h"
#include "argmax.h"
#include "combine.h"
#include "sigmoidal.h"
#include "line.h"
#include "cross_entropy.h"
#include "target_losses.h"
#include "surfaces.h"
#include "fma_burst.h"

const struct kernel_table TABLE = {
    .target = TARGET,
    .matmul = matmul,
    .matmul_stretches = matmul_stretches,
    .matmul_sgd = matmul_sgd,
    .dense = dense,
    .is_sparse = is_sparse,
    .transpose = transpose,
    .relu_backward = relu_backward,
    .bias_backward = bias_backward,
    .column_sums = column_sums,
    .patches = patches,
    .patches_backward = patches_backward,
    .average_pool = average_pool,
    .average_pool_backward = average_pool_backward,
    .max_pool = max_pool,
    .max_pool_backward = max_pool_backward,
    .moments = moments,
    .scale_and_shift = scale_and_shift,
    .batch_norm_sums = batch_norm_sums,
    .batch_norm_backward = batch_norm_backward,
    .sgd = sgd,
    .adamw = adamw,
    .sum_of_squares = sum_of_squares,
    .argmax = argmax,
    .combine = combine,
    .add = add,
    .sigmoidal = sigmoidal,
    .sigmoidal_backward = sigmoidal_backward,
    .line = line,
    .cross_entropy = cross_entropy,
    .mse = mse,
    .cosine = cosine,
    .cross_entropy_surface = cross_entropy_surface,
    .mse_surface = mse_surface,
    .cosine_surface = cosine_surface,
    .fma_burst = fma_burst,
};
