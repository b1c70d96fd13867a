// The functions of kernels.h: each goes to the kernels for the instruction set that was chosen.
#include <stdlib.h>
#include <string.h>

#include "include/kernel_table.h"

const struct kernel_table *saddle_runnable_kernels(size_t index) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4") && index-- == 0) return &saddle_kernels_x86_64_v4;
  if (__builtin_cpu_supports("x86-64-v3") && index-- == 0) return &saddle_kernels_x86_64_v3;
#endif
  return index == 0 ? &saddle_kernels_baseline : NULL;
}

static const struct kernel_table *chosen;

// Before main, so that no thread ever sees the choice change.
__attribute__((constructor)) static void choose(void) {
  chosen = saddle_runnable_kernels(0);
  const char *name = getenv("SADDLE_KERNELS");
  if (name == NULL) return;
  const struct kernel_table *named;
  for (size_t i = 0; (named = saddle_runnable_kernels(i)) != NULL; i++)
    if (strcmp(named->target, name) == 0) chosen = named;
}

static inline const struct kernel_table *kernels(void) { return chosen; }

void saddle_matmul(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                   const float *b, size_t b_stride, float *c, size_t c_stride, bool accumulate, bool sparse) {
  kernels()->matmul(m, n, k, a, a_row, a_column, b, b_stride, c, c_stride, accumulate, sparse);
}

void saddle_matmul_stretches(size_t m, size_t n, size_t count, const struct saddle_stretch *stretches,
                             const float *a, size_t a_row, size_t a_column, const float *b, size_t b_stride,
                             float *c, size_t c_stride, bool accumulate) {
  kernels()->matmul_stretches(m, n, count, stretches, a, a_row, a_column, b, b_stride, c, c_stride,
                              accumulate);
}

void saddle_matmul_sgd(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                       const float *b, size_t b_stride, float *g, float *w, float *v,
                       const struct saddle_sgd *how, bool sparse) {
  kernels()->matmul_sgd(m, n, k, a, a_row, a_column, b, b_stride, g, w, v, how, sparse);
}

void saddle_dense(size_t rows, size_t inputs, size_t outputs, const float *x, const float *weights,
                  const float *bias, bool relu, float *y, bool sparse) {
  kernels()->dense(rows, inputs, outputs, x, weights, bias, relu, y, sparse);
}

bool saddle_is_sparse(size_t rows, size_t width, const float *x) { return kernels()->is_sparse(rows, width, x); }

void saddle_transpose(size_t m, size_t n, const float *in, size_t in_stride, float *out,
                      size_t out_stride) {
  kernels()->transpose(m, n, in, in_stride, out, out_stride);
}

void saddle_relu_backward(size_t rows, size_t width, const float *output, float *gradient, size_t stride) {
  kernels()->relu_backward(rows, width, output, gradient, stride);
}

void saddle_bias_backward(size_t rows, size_t width, const float *output, float *gradient, size_t stride,
                          float *sums) {
  kernels()->bias_backward(rows, width, output, gradient, stride, sums);
}

void saddle_column_sums(size_t rows, size_t width, const float *x, size_t stride, float *sums) {
  kernels()->column_sums(rows, width, x, stride, sums);
}

void saddle_patches(const struct saddle_window *window, const float *in, float *out) {
  kernels()->patches(window, in, out);
}

void saddle_patches_backward(const struct saddle_window *window, const float *out, float *in) {
  kernels()->patches_backward(window, out, in);
}

void saddle_average_pool(size_t height, size_t width, size_t channels, const float *in, float *out) {
  kernels()->average_pool(height, width, channels, in, out);
}

void saddle_average_pool_backward(size_t height, size_t width, size_t channels,
                                  const float *out_gradient, float *in_gradient) {
  kernels()->average_pool_backward(height, width, channels, out_gradient, in_gradient);
}

void saddle_max_pool(size_t height, size_t width, size_t channels, const float *in, float *out) {
  kernels()->max_pool(height, width, channels, in, out);
}

void saddle_max_pool_backward(size_t height, size_t width, size_t channels, const float *in,
                              const float *out, const float *out_gradient, float *in_gradient) {
  kernels()->max_pool_backward(height, width, channels, in, out, out_gradient, in_gradient);
}

void saddle_moments(size_t rows, size_t width, const float *x, float *means, float *squares) {
  kernels()->moments(rows, width, x, means, squares);
}

void saddle_scale_and_shift(size_t rows, size_t width, const float *x, const float *scale,
                            const float *shift, bool relu, float *y) {
  kernels()->scale_and_shift(rows, width, x, scale, shift, relu, y);
}

void saddle_batch_norm_sums(size_t rows, size_t width, const float *x, const float *mean, const float *y,
                            float *dy, float *sums, float *products) {
  kernels()->batch_norm_sums(rows, width, x, mean, y, dy, sums, products);
}

void saddle_batch_norm_backward(size_t rows, size_t width, const float *x, const float *mean,
                                const float *dy, const float *a, const float *b, const float *c,
                                float *dx) {
  kernels()->batch_norm_backward(rows, width, x, mean, dy, a, b, c, dx);
}

void saddle_sgd(size_t count, float *w, float *v, const float *g, const struct saddle_sgd *how) {
  kernels()->sgd(count, w, v, g, how);
}

void saddle_adamw(size_t count, float *w, float *m, float *s, const float *g,
                  const struct saddle_adamw *how) {
  kernels()->adamw(count, w, m, s, g, how);
}

double saddle_sum_of_squares(size_t count, const float *x) {
  return kernels()->sum_of_squares(count, x);
}

void saddle_argmax(size_t rows, size_t width, const float *x, size_t stride, int32_t *columns) {
  kernels()->argmax(rows, width, x, stride, columns);
}

void saddle_combine(size_t count, const float *c, const float *x, const float *y, float a, float b,
                    bool relu, float *out) {
  kernels()->combine(count, c, x, y, a, b, relu, out);
}

void saddle_add(size_t count, const float *x, bool relu, float *y) { kernels()->add(count, x, relu, y); }

void saddle_sigmoidal(size_t count, bool logistic, const float *x, float *y) {
  kernels()->sigmoidal(count, logistic, x, y);
}

void saddle_sigmoidal_backward(size_t count, bool logistic, const float *y, const float *dy, float *dx) {
  kernels()->sigmoidal_backward(count, logistic, y, dy, dx);
}

void saddle_line(size_t rows, const struct saddle_line *line, const float *p, const float *q, float *out) {
  kernels()->line(rows, line, p, q, out);
}

void saddle_cross_entropy(size_t rows, size_t width, const float *features, size_t stride,
                          const int32_t *labels, float scale, float *losses, float *points,
                          float *gradient) {
  kernels()->cross_entropy(rows, width, features, stride, labels, scale, losses, points, gradient);
}

void saddle_mse(size_t rows, size_t width, const float *features, size_t stride,
                const int32_t *labels, const float *targets, float scale, float *losses,
                float *points, float *gradient) {
  kernels()->mse(rows, width, features, stride, labels, targets, scale, losses, points, gradient);
}

void saddle_cosine(size_t rows, size_t width, const float *features, size_t stride,
                   const int32_t *labels, const float *targets, float scale, float *losses,
                   float *points, float *gradient) {
  kernels()->cosine(rows, width, features, stride, labels, targets, scale, losses, points, gradient);
}

void saddle_cross_entropy_surface(size_t nx, size_t ny, const float *x, const float *y, float ceiling,
                                  float *out) {
  kernels()->cross_entropy_surface(nx, ny, x, y, ceiling, out);
}

void saddle_mse_surface(size_t nx, size_t ny, const float *x, const float *y, float *out) {
  kernels()->mse_surface(nx, ny, x, y, out);
}

void saddle_cosine_surface(size_t nx, size_t ny, const float *x, const float *y, float *out) {
  kernels()->cosine_surface(nx, ny, x, y, out);
}

double saddle_fma_burst(size_t rounds) { return kernels()->fma_burst(rounds); }

const char *saddle_kernel_target(void) { return kernels()->target; }
