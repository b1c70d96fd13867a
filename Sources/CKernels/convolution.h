// A convolution of images (height, width, channels) is a product with their patches: each place of the
// output sees kernel × kernel places of the input, those beyond the edge 0, as one row.
//
// A row of a patch is contiguous in the image: what of it lies inside is one run of numbers.

// The part of a patch's row of `kernel` columns that lies inside the image.
struct run {
  size_t skipped, column, count;
};

INLINE struct run run_inside(const struct saddle_window *window, size_t output) {
  const size_t first = output * window->stride, padding = window->padding;
  const size_t skipped = first < padding ? padding - first : 0;
  const size_t column = first + skipped - padding;
  const size_t wanted = window->kernel - smaller_size(skipped, window->kernel);
  const size_t left = column < window->width ? window->width - column : 0;
  return (struct run){skipped, column, smaller_size(wanted, left)};
}

INLINE void copy_floats(float *to, const float *from, size_t count) {
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) store(to + i, load(from + i));
  if (i < count) store_part(to + i, load_some(from + i, count - i), count - i);
}

INLINE void clear_floats(float *to, size_t count) {
  for (size_t i = 0; i < count; i++) to[i] = 0;
}

INLINE void add_floats(float *to, const float *from, size_t count) {
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) store(to + i, load(to + i) + load(from + i));
  if (i == count) return;
  const vector sum = load_some(to + i, count - i) + load_some(from + i, count - i);
  store_part(to + i, sum, count - i);
}

static void patches(const struct saddle_window *window, const float *in, float *out) {
  const size_t channels = window->channels, width = window->kernel * channels;
  for (size_t y = 0; y < window->output_height; y++)
    for (size_t x = 0; x < window->output_width; x++) {
      const struct run run = run_inside(window, x);
      const size_t before = run.skipped * channels, inside = run.count * channels;
      for (size_t ky = 0; ky < window->kernel; ky++, out += width) {
        // Below 0 it wraps and is not below the height either.
        const size_t row = y * window->stride + ky - window->padding;
        if (row >= window->height) {
          clear_floats(out, width);
          continue;
        }
        if (inside < width) clear_floats(out, width);
        copy_floats(out + before, in + (row * window->width + run.column) * channels, inside);
      }
    }
}

// The transposed map: in = the sum of what each patch says of a place.
static void patches_backward(const struct saddle_window *window, const float *out, float *in) {
  const size_t channels = window->channels, width = window->kernel * channels;
  clear_floats(in, window->height * window->width * channels);
  for (size_t y = 0; y < window->output_height; y++)
    for (size_t x = 0; x < window->output_width; x++) {
      const struct run run = run_inside(window, x);
      for (size_t ky = 0; ky < window->kernel; ky++, out += width) {
        const size_t row = y * window->stride + ky - window->padding;
        if (row >= window->height) continue;
        add_floats(in + (row * window->width + run.column) * channels, out + run.skipped * channels,
                   run.count * channels);
      }
    }
}
