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
                   const float *b, size_t b_stride, float *c, size_t c_stride, bool accumulate) {
  kernels()->matmul(m, n, k, a, a_row, a_column, b, b_stride, c, c_stride, accumulate);
}

void saddle_transpose(size_t m, size_t n, const float *in, size_t in_stride, float *out,
                      size_t out_stride) {
  kernels()->transpose(m, n, in, in_stride, out, out_stride);
}

void saddle_bias(size_t rows, size_t width, float *x, size_t stride, const float *bias, bool relu) {
  kernels()->bias(rows, width, x, stride, bias, relu);
}

void saddle_relu_backward(size_t rows, size_t width, const float *output, float *gradient, size_t stride) {
  kernels()->relu_backward(rows, width, output, gradient, stride);
}

void saddle_column_sums(size_t rows, size_t width, const float *x, size_t stride, float *sums) {
  kernels()->column_sums(rows, width, x, stride, sums);
}

void saddle_sgd(size_t count, float *w, float *v, const float *g, float rate, float momentum) {
  kernels()->sgd(count, w, v, g, rate, momentum);
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
