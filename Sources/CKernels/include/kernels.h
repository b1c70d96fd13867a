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
// (a_column = 1) and Aᵀ·B (a_row = 1), whose bits are the same. Each element of C is summed in the order of p.
// Where `sparse`, one of a_row and a_column is 1, and the zeros of A are skipped: the same numbers as long as B is
// finite, sooner where saddle_is_sparse says so.
void saddle_matmul(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                   const float *b, size_t b_stride, float *c, size_t c_stride, bool accumulate, bool sparse);

// Where k terms of a sum begin: so many floats behind A and behind B.
struct saddle_stretch {
  size_t a, b, k;
};

// C (m×n) = the sum of the products A · B of the stretches in their order, or C += it where `accumulate`: the
// same bits as of as many calls of saddle_matmul, but the sums stay in registers in between.
void saddle_matmul_stretches(size_t m, size_t n, size_t count, const struct saddle_stretch *stretches,
                             const float *a, size_t a_row, size_t a_column, const float *b, size_t b_stride,
                             float *c, size_t c_stride, bool accumulate);

// Whether so many of the numbers x (rows×width, no gaps) are 0 that products had better skip them; it looks at
// every fourth row.
bool saddle_is_sparse(size_t rows, size_t width, const float *x);

// One step of SGD as PyTorch does it: g' = scale·g + weight_decay·w, v = momentum·v + g',
// w = w − rate·v, or with `nesterov` w = w − rate·(g' + momentum·v).
struct saddle_sgd {
  float rate, momentum, weight_decay, scale;
  bool nesterov;
};
void saddle_sgd(size_t count, float *w, float *v, const float *g, const struct saddle_sgd *how);

// One step of SGD of weights w (m×n, no gaps) with velocities v and the gradient A · B, as saddle_matmul takes
// them: the same bits as of that and saddle_sgd, but where it can be without a way through memory for the
// gradient. g (m×n) is room for it, and holds nothing of meaning afterwards.
void saddle_matmul_sgd(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                       const float *b, size_t b_stride, float *g, float *w, float *v,
                       const struct saddle_sgd *how, bool sparse);

// y (rows×outputs) = x (rows×inputs) · weights (inputs×outputs) + bias (outputs), and where `relu`
// y = max(y, 0); no gaps between rows. Each element is summed from its bias on in the order of the inputs; a NaN
// stays a NaN. Where `sparse`, the zeros of x are skipped.
void saddle_dense(size_t rows, size_t inputs, size_t outputs, const float *x, const float *weights,
                  const float *bias, bool relu, float *y, bool sparse);

// out (n×m) = in (m×n) transposed.
void saddle_transpose(size_t m, size_t n, const float *in, size_t in_stride, float *out,
                      size_t out_stride);

// gradient = 0 where the output of the ReLU was not above 0.
void saddle_relu_backward(size_t rows, size_t width, const float *output, float *gradient, size_t stride);

// The same, and then sums (width) = the sum over the rows of the gradient: that of the bias before the ReLU.
void saddle_bias_backward(size_t rows, size_t width, const float *output, float *gradient, size_t stride,
                          float *sums);

// sums (width) = the sum over the rows of x (rows×width): the gradient of a bias.
void saddle_column_sums(size_t rows, size_t width, const float *x, size_t stride, float *sums);

// The squares of places that each place of a convolution's output sees of an image (height, width,
// channels). Output place (y, x) sees the rows y·stride − padding … and columns x·stride − padding …,
// `kernel` of each; beyond the edges there is 0.
struct saddle_window {
  size_t height, width, channels;
  size_t kernel, stride, padding;
  size_t output_height, output_width;
};

// out (output_height·output_width, kernel·kernel·channels) = the patches of one image, so that a convolution
// is their product with weights (kernel·kernel·channels, filters).
void saddle_patches(const struct saddle_window *window, const float *in, float *out);
// The transposed map: in = for each place the sum of what the patches hold of it.
void saddle_patches_backward(const struct saddle_window *window, const float *out, float *in);

// out (height/2, width/2, channels) = the mean or the largest of each 2×2 places of an image (height, width,
// channels); an odd last row or column is left out. Backward, the whole of in_gradient is written.
void saddle_average_pool(size_t height, size_t width, size_t channels, const float *in, float *out);
void saddle_average_pool_backward(size_t height, size_t width, size_t channels, const float *out_gradient,
                                  float *in_gradient);
void saddle_max_pool(size_t height, size_t width, size_t channels, const float *in, float *out);
// The gradient goes to the first of the largest.
void saddle_max_pool_backward(size_t height, size_t width, size_t channels, const float *in, const float *out,
                              const float *out_gradient, float *in_gradient);

// means, squares (width) = of each column of x (rows×width, no gaps) the mean and the sum of the squared
// differences from it.
void saddle_moments(size_t rows, size_t width, const float *x, float *means, float *squares);
// y = scale·x + shift, column by column, and where `relu` y = max(y, 0). A NaN stays a NaN.
void saddle_scale_and_shift(size_t rows, size_t width, const float *x, const float *scale, const float *shift,
                            bool relu, float *y);
// The sums that the gradient of batch normalization needs: Σ dy and Σ dy·(x − mean) of each column. Where
// `y`, the output of a ReLU, is not NULL, dy is first set to 0 where y is not above 0.
void saddle_batch_norm_sums(size_t rows, size_t width, const float *x, const float *mean, const float *y,
                            float *dy, float *sums, float *products);
// dx = a·dy + b·(x − mean) + c, column by column.
void saddle_batch_norm_backward(size_t rows, size_t width, const float *x, const float *mean, const float *dy,
                                const float *a, const float *b, const float *c, float *dx);

// One step of AdamW as PyTorch does it, with g' = scale·g; the corrections are 1 − β₁ᵗ and 1 − β₂ᵗ at step
// t = 1, 2, …; `m` and `s` are the running means of g' and its square.
struct saddle_adamw {
  float rate, beta1, beta2, epsilon, weight_decay, scale;
  float first_correction, second_correction;
};
void saddle_adamw(size_t count, float *w, float *m, float *s, const float *g, const struct saddle_adamw *how);

// Σ x², summed in double precision.
double saddle_sum_of_squares(size_t count, const float *x);

// columns (rows) = the column of the largest number of each row, the first of equals; −1 where a number of
// the row is NaN.
void saddle_argmax(size_t rows, size_t width, const float *x, size_t stride, int32_t *columns);

// out = c + a·x + b·y, a point of a plane, and where `relu` out = max(out, 0). A NaN stays a NaN.
void saddle_combine(size_t count, const float *c, const float *x, const float *y, float a, float b,
                    bool relu, float *out);
// y += x, and where `relu` y = max(y, 0). A NaN stays a NaN.
void saddle_add(size_t count, const float *x, bool relu, float *y);

// y = tanh x, and where `logistic` y = 1/(1 + e^(−x)), to a few units in the last place. A NaN stays a NaN.
void saddle_sigmoidal(size_t count, bool logistic, const float *x, float *y);
// The gradient with respect to x, from y and the gradient with respect to it; dx may be dy.
void saddle_sigmoidal_backward(size_t count, bool logistic, const float *y, const float *dy, float *dx);

// Two dense layers with a ReLU between them, at equal steps along a line through the space of their weights:
// at step i, t = first + i·step, the first gives p + t·q for each row and the second has the weights
// weights + t·weight_slopes and the biases bias + t·bias_slope. Everything is finite.
struct saddle_line {
  size_t hidden, width;  // what the first and the second layer give; hidden is at most SADDLE_LINE_HIDDEN
  size_t stride;         // of the weights and slopes, a multiple of 16 from width up; zeros beyond width
  const float *weights, *weight_slopes;  // (hidden×stride)
  const float *bias, *bias_slope;        // (stride)
  bool relu;  // whether the second layer has one behind it
  float first, step;
  size_t count;  // of steps, at most SADDLE_LINE_STEPS
  const uint32_t *wanted;  // the steps whose outputs are wanted, in ascending order
  size_t wanted_count;
  size_t out_stride;  // from the outputs at one wanted step to those at the next
};
enum { SADDLE_LINE_HIDDEN = 4096, SADDLE_LINE_STEPS = 4096 };

// out (wanted_count×rows×width, out_stride from one wanted step to the next) from p and q (rows×hidden). The bits
// of a row at a step depend neither on the other rows nor on which other steps are wanted.
void saddle_line(size_t rows, const struct saddle_line *line, const float *p, const float *q, float *out);

// Losses a row. `features` is (rows×width) with `stride`; row i belongs to class labels[i].
// For each row: `losses[i]` its loss; `points[2i], points[2i+1]` the coordinates (x, r) or (x, s) at which
// its Figure-1 surface has the height of exactly that loss (NULL: not wanted); `gradient` (rows×width,
// same stride; NULL: not wanted) the gradient of scale·loss with respect to the features.

// x = f_y, s = ln Σ_{j≠y} e^{f_j}; loss = ln(1 + e^{s−x}). The gradient is scale·(softmax(f) − onehot(y)).
void saddle_cross_entropy(size_t rows, size_t width, const float *features, size_t stride,
                          const int32_t *labels, float scale, float *losses, float *points,
                          float *gradient);

// `targets` (classes×width, rows packed) holds the embedding φ of each class, of unit length; NULL where φ of
// class c is 1 in column c and 0 elsewhere.
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
