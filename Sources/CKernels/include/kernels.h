// The hot loops of saddle, vectorised for the processor that they run on.
//
// All matrices are row-major; a "stride" is the distance in floats between the starts of two rows.
// Nothing allocates (packing takes up to 64 KB of the stack) and nothing keeps state; any function
// may be called from any number of threads at once. Same arguments and same instruction set, same bits.
#ifndef SADDLE_KERNELS_H
#define SADDLE_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// C (m×n) = A (m×k) · B (k×n), or C += A · B where `accumulate`.
// The element (i, p) of A stands at a[i * a_row + p * a_column], so that one function serves A·B
// (a_column = 1) and Aᵀ·B (a_row = 1). Each element of C is summed in the order of p.
void saddle_matmul(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                   const float *b, size_t b_stride, float *c, size_t c_stride, bool accumulate);

// out (n×m) = in (m×n) transposed.
void saddle_transpose(size_t m, size_t n, const float *in, size_t in_stride, float *out,
                      size_t out_stride);

// x (rows×width) += bias (width), row by row, and where `relu` x = max(x, 0). A NaN stays a NaN.
void saddle_bias(size_t rows, size_t width, float *x, size_t stride, const float *bias, bool relu);

// gradient = 0 where the output of the ReLU was not above 0.
void saddle_relu_backward(size_t rows, size_t width, const float *output, float *gradient, size_t stride);

// sums (width) = the sum over the rows of x (rows×width): the gradient of a bias.
void saddle_column_sums(size_t rows, size_t width, const float *x, size_t stride, float *sums);

// One step of SGD with momentum as PyTorch does it: v = momentum·v + g, w = w − rate·v.
void saddle_sgd(size_t count, float *w, float *v, const float *g, float rate, float momentum);

// Losses a row. `features` is (rows×width) with `stride`; row i belongs to class labels[i].
// For each row: `losses[i]` its loss; `points[2i], points[2i+1]` the coordinates (x, r) or (x, s) at which
// its Figure-1 surface has the height of exactly that loss (NULL: not wanted); `gradient` (rows×width,
// same stride; NULL: not wanted) the gradient of scale·loss with respect to the features.

// x = f_y, s = ln Σ_{j≠y} e^{f_j}; loss = ln(1 + e^{s−x}). The gradient is scale·(softmax(f) − onehot(y)).
void saddle_cross_entropy(size_t rows, size_t width, const float *features, size_t stride,
                          const int32_t *labels, float scale, float *losses, float *points,
                          float *gradient);

// `targets` (classes×width, rows packed) holds the embedding φ of each class, of unit length.
// x = ⟨f, φ⟩, r = ‖f − xφ‖; loss = (x − 1)² + r². The gradient is scale·2(f − φ).
void saddle_mse(size_t rows, size_t width, const float *features, size_t stride,
                const int32_t *labels, const float *targets, float scale, float *losses,
                float *points, float *gradient);

// x and r as above, ρ = √(x² + r²); loss = 1 − x/ρ, computed as r²/(ρ(ρ + x)) where x > 0 so that small
// losses keep their digits. The gradient is −scale·(φ − (x/ρ)·f/ρ)/ρ. At f = 0 the loss is 1 and the
// gradient 0.
void saddle_cosine(size_t rows, size_t width, const float *features, size_t stride,
                   const int32_t *labels, const float *targets, float scale, float *losses,
                   float *points, float *gradient);

// The Figure-1 surfaces on a grid: out (ny×nx) at x[i], y[j] is out[j * nx + i].
// Cross-entropy: min(ln(1 + e^{y−x}), ceiling), INFINITY for no ceiling.
void saddle_cross_entropy_surface(size_t nx, size_t ny, const float *x, const float *y, float ceiling,
                                  float *out);
// MSE: (x − 1)² + y².
void saddle_mse_surface(size_t nx, size_t ny, const float *x, const float *y, float *out);
// Cosine: 1 − x/√(x² + y²), 1 at the origin.
void saddle_cosine_surface(size_t nx, size_t ny, const float *x, const float *y, float *out);

// Runs nothing but fused multiply-adds on registers, `rounds` times 1,200,000 of them a lane, and returns
// how many floating-point operations that was; timing it gives the peak of one core. The widest vectors
// that saddle_matmul would use here are used.
double saddle_fma_burst(size_t rounds);

// The instruction set in use: "x86-64-v4", "x86-64-v3", "x86-64", "arm64" or "generic". It is the one that
// the environment variable SADDLE_KERNELS named when the program was loaded, or the best that this processor
// can run where it named none that this processor can.
const char *saddle_kernel_target(void);

#endif
