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

// The output places first ..< end along an extent of the image whose windows lie inside.
struct inside {
  size_t first, end;
};

INLINE struct inside places_inside(const struct saddle_window *window, size_t extent, size_t output) {
  const size_t first = (window->padding + window->stride - 1) / window->stride;
  const size_t reach = extent + window->padding;
  const size_t fit = reach < window->kernel ? 0 : (reach - window->kernel) / window->stride + 1;
  const size_t end = smaller_size(fit, output);
  return (struct inside){smaller_size(first, end), end};
}

INLINE void copy_floats(float *to, const float *from, size_t count) {
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) store(to + i, load(from + i));
  if (i < count) store_part(to + i, load_some(from + i, count - i), count - i);
}

INLINE void clear_floats(float *to, size_t count) {
  for (size_t i = 0; i < count; i += LANES) store_part(to + i, 0, count - i);
}

INLINE void add_floats(float *to, const float *from, size_t count) {
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) store(to + i, load(to + i) + load(from + i));
  if (i == count) return;
  const vector sum = load_some(to + i, count - i) + load_some(from + i, count - i);
  store_part(to + i, sum, count - i);
}

static void patch_at_edge(const struct saddle_window *window, const float *in, size_t y, size_t x,
                          float *out) {
  const size_t channels = window->channels, width = window->kernel * channels;
  const struct run run = run_inside(window, x);
  for (size_t ky = 0; ky < window->kernel; ky++, out += width) {
    // Below 0 it wraps and is not below the height either.
    const size_t row = y * window->stride + ky - window->padding;
    if (row >= window->height || run.count < window->kernel) clear_floats(out, width);
    if (row >= window->height) continue;
    copy_floats(out + run.skipped * channels, in + (row * window->width + run.column) * channels,
                run.count * channels);
  }
}

// Short rows of patches are copied so many numbers at a time: what is too much the next row overwrites.
enum { SHORT = 8, MOST_PADDED = 8192 };

// The patches of a small image whose rows are short: it is first given the edge that its patches see.
static void short_patches(const struct saddle_window *window, const float *in, float *out) {
  const size_t channels = window->channels, kernel = window->kernel, width = kernel * channels;
  const size_t edge = window->padding * channels, image_row = window->width * channels;
  const size_t padded_row = image_row + 2 * edge;
  float padded[MOST_PADDED + SHORT];
  clear_floats(padded, (window->height + 2 * window->padding) * padded_row + SHORT);
  for (size_t y = 0; y < window->height; y++)
    copy_floats(padded + (y + window->padding) * padded_row + edge, in + y * image_row, image_row);
  size_t left = window->output_height * window->output_width * kernel;
  for (size_t y = 0; y < window->output_height; y++) {
    const float *place = padded + y * window->stride * padded_row;
    for (size_t x = 0; x < window->output_width; x++, place += window->stride * channels)
      for (size_t ky = 0; ky < kernel; ky++, out += width, left--) {
        const float *from = place + ky * padded_row;
        if (left * width < SHORT)
          copy_floats(out, from, width);
        else
          __builtin_memcpy(out, from, SHORT * sizeof(float));
      }
  }
}

static void patches(const struct saddle_window *window, const float *in, float *out) {
  const size_t channels = window->channels, kernel = window->kernel, stride = window->stride;
  const size_t width = kernel * channels, image_row = window->width * channels;
  const size_t padding = 2 * window->padding;
  if (width <= SHORT && (window->height + padding) * (window->width + padding) * channels <= MOST_PADDED) {
    short_patches(window, in, out);
    return;
  }
  const struct inside rows = places_inside(window, window->height, window->output_height);
  const struct inside columns = places_inside(window, window->width, window->output_width);
  for (size_t y = 0; y < window->output_height; y++) {
    size_t x = 0;
    if (y >= rows.first && y < rows.end) {
      for (; x < columns.first; x++, out += kernel * width) patch_at_edge(window, in, y, x, out);
      const size_t first = (y * stride - window->padding) * window->width + x * stride - window->padding;
      const float *from = in + first * channels;
      for (; x < columns.end; x++, from += stride * channels)
        for (size_t ky = 0; ky < kernel; ky++, out += width) copy_floats(out, from + ky * image_row, width);
    }
    for (; x < window->output_width; x++, out += kernel * width) patch_at_edge(window, in, y, x, out);
  }
}

// The transposed map: in = the sum of what each patch says of a place.
static void patches_backward(const struct saddle_window *window, const float *out, float *in) {
  const size_t channels = window->channels, width = window->kernel * channels;
  __builtin_memset(in, 0, window->height * window->width * channels * sizeof(float));
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
