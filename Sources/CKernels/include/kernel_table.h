// The functions of kernels.h as they are compiled for one instruction set.
#ifndef SADDLE_KERNEL_TABLE_H
#define SADDLE_KERNEL_TABLE_H

#include "kernels.h"

struct kernel_table {
  const char *target;
  void (*matmul)(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                 const float *b, size_t b_stride, float *c, size_t c_stride, bool accumulate, bool sparse);
  void (*matmul_stretches)(size_t m, size_t n, size_t count, const struct saddle_stretch *stretches,
                           const float *a, size_t a_row, size_t a_column, const float *b, size_t b_stride,
                           float *c, size_t c_stride, bool accumulate);
  void (*matmul_sgd)(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                     const float *b, size_t b_stride, float *g, float *w, float *v,
                     const struct saddle_sgd *how, bool sparse);
  void (*dense)(size_t rows, size_t inputs, size_t outputs, const float *x, const float *weights,
                const float *bias, bool relu, float *y, bool sparse);
  bool (*is_sparse)(size_t rows, size_t width, const float *x);
  void (*transpose)(size_t m, size_t n, const float *in, size_t in_stride, float *out, size_t out_stride);
  void (*relu_backward)(size_t rows, size_t width, const float *output, float *gradient, size_t stride);
  void (*bias_backward)(size_t rows, size_t width, const float *output, float *gradient, size_t stride,
                        float *sums);
  void (*column_sums)(size_t rows, size_t width, const float *x, size_t stride, float *sums);
  void (*patches)(const struct saddle_window *window, const float *in, float *out);
  void (*patches_backward)(const struct saddle_window *window, const float *out, float *in);
  void (*average_pool)(size_t height, size_t width, size_t channels, const float *in, float *out);
  void (*average_pool_backward)(size_t height, size_t width, size_t channels, const float *out_gradient,
                                float *in_gradient);
  void (*max_pool)(size_t height, size_t width, size_t channels, const float *in, float *out);
  void (*max_pool_backward)(size_t height, size_t width, size_t channels, const float *in,
                            const float *out, const float *out_gradient, float *in_gradient);
  void (*moments)(size_t rows, size_t width, const float *x, float *means, float *squares);
  void (*scale_and_shift)(size_t rows, size_t width, const float *x, const float *scale,
                          const float *shift, bool relu, float *y);
  void (*batch_norm_sums)(size_t rows, size_t width, const float *x, const float *mean, const float *y,
                          float *dy, float *sums, float *products);
  void (*batch_norm_backward)(size_t rows, size_t width, const float *x, const float *mean,
                              const float *dy, const float *a, const float *b, const float *c, float *dx);
  void (*sgd)(size_t count, float *w, float *v, const float *g, const struct saddle_sgd *how);
  void (*adamw)(size_t count, float *w, float *m, float *s, const float *g,
                const struct saddle_adamw *how);
  double (*sum_of_squares)(size_t count, const float *x);
  void (*argmax)(size_t rows, size_t width, const float *x, size_t stride, int32_t *columns);
  void (*combine)(size_t count, const float *c, const float *x, const float *y, float a, float b, bool relu,
                  float *out);
  void (*add)(size_t count, const float *x, bool relu, float *y);
  void (*sigmoidal)(size_t count, bool logistic, const float *x, float *y);
  void (*sigmoidal_backward)(size_t count, bool logistic, const float *y, const float *dy, float *dx);
  void (*line)(size_t rows, const struct saddle_line *line, const float *p, const float *q, float *out);
  void (*cross_entropy)(size_t rows, size_t width, const float *features, size_t stride,
                        const int32_t *labels, float scale, float *losses, float *points,
                        float *gradient);
  void (*mse)(size_t rows, size_t width, const float *features, size_t stride, const int32_t *labels,
              const float *targets, float scale, float *losses, float *points, float *gradient);
  void (*cosine)(size_t rows, size_t width, const float *features, size_t stride, const int32_t *labels,
                 const float *targets, float scale, float *losses, float *points, float *gradient);
  void (*cross_entropy_surface)(size_t nx, size_t ny, const float *x, const float *y, float ceiling,
                                float *out);
  void (*mse_surface)(size_t nx, size_t ny, const float *x, const float *y, float *out);
  void (*cosine_surface)(size_t nx, size_t ny, const float *x, const float *y, float *out);
  double (*fma_burst)(size_t rounds);
};

// The kernels for the index-th best of the instruction sets that this processor can run; NULL where it runs
// no more than `index`.
const struct kernel_table *saddle_runnable_kernels(size_t index);

#if defined(__x86_64__)
extern const struct kernel_table saddle_kernels_x86_64_v4;
extern const struct kernel_table saddle_kernels_x86_64_v3;
#endif
// x86-64 without AVX, arm64, or whatever else the compiler was asked for.
extern const struct kernel_table saddle_kernels_baseline;

#endif
