// A vector of LANES floats: loads, stores and the few operations that C has no operator for.
//
// Comparisons give an `ints` of all ones (true) or zeros per lane; `mask ? a : b` chooses per lane.
// Every row is walked in whole vectors and one partial vector with the same arithmetic, so that a value
// does not depend on where in the row it stands.

// Wider vectors than a register (`doubles`) are passed between functions here, but all are inlined: there is
// no call whose conventions could change.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))

typedef float vector __attribute__((ext_vector_type(LANES)));
typedef int32_t ints __attribute__((ext_vector_type(LANES)));
typedef double doubles __attribute__((ext_vector_type(LANES)));

INLINE vector load(const float *from) {
  vector v;
  __builtin_memcpy(&v, from, sizeof v);
  return v;
}

INLINE void store(float *to, vector v) { __builtin_memcpy(to, &v, sizeof v); }

// Lane numbers 0, 1, 2, …
INLINE ints lane_numbers(void) {
  ints lanes;
  for (int32_t i = 0; i < LANES; i++) lanes[i] = i;
  return lanes;
}

// Copies fewer than LANES floats, in the largest pieces there are.
INLINE void copy_part(float *to, const float *from, size_t count) {
  size_t done = 0;
#if LANES > 4
  if (count & 4) __builtin_memcpy(to + done, from + done, 16), done += 4;
#endif
  if (count & 2) __builtin_memcpy(to + done, from + done, 8), done += 2;
  if (count & 1) to[done] = from[done];
}

// Whether load_some is one instruction.
enum { MASKED_LOADS = LANES > 4 };

// The first `count` floats, 0 < count < LANES, zeros in the other lanes; nothing else is read.
INLINE vector load_some(const float *from, size_t count) {
#if LANES == 16
  return (vector)_mm512_maskz_loadu_ps((__mmask16)((1u << count) - 1), from);
#elif LANES == 8
  const ints inside = lane_numbers() < (int32_t)count;
  return (vector)_mm256_maskload_ps(from, (__m256i)inside);
#else
  vector v = 0;
  v[0] = from[0];
  if (count > 1) v[1] = from[1];
  if (count > 2) v[2] = from[2];
  return v;
#endif
}

// The first `count` floats, `fill` in the remaining lanes; `count` may be LANES or more.
INLINE vector load_part(const float *from, size_t count, float fill) {
  if (count >= LANES) return load(from);
  return lane_numbers() < (int32_t)count ? load_some(from, count) : fill;
}

INLINE void store_part(float *to, vector v, size_t count) {
  if (count >= LANES)
    store(to, v);
  else
#if LANES == 16
    _mm512_mask_storeu_ps(to, (__mmask16)((1u << count) - 1), (__m512)v);
#else
    copy_part(to, (const float *)&v, count);
#endif
}

// a·b + c.
INLINE vector multiply_add(vector a, vector b, vector c) {
#if FUSED
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

// The larger; where one is a NaN, b.
INLINE vector larger(vector a, vector b) { return a > b ? a : b; }

INLINE ints bits_of(vector v) {
  ints bits;
  __builtin_memcpy(&bits, &v, sizeof bits);
  return bits;
}

INLINE vector from_bits(ints bits) {
  vector v;
  __builtin_memcpy(&v, &bits, sizeof v);
  return v;
}

INLINE vector absolute(vector v) { return from_bits(bits_of(v) & 0x7fffffff); }

INLINE doubles widen(vector v) { return __builtin_convertvector(v, doubles); }

// Sums and maxima over the lanes, halving the vector each time.
INLINE float sum_lanes(vector v) {
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int i = 0; i < half; i++) v[i] += v[i + half];
  return v[0];
}

INLINE double sum_lanes_double(doubles v) {
#if LANES == 16
  const __auto_type eight = v.lo + v.hi;
  const __auto_type four = eight.lo + eight.hi;
#elif LANES == 8
  const __auto_type four = v.lo + v.hi;
#else
  const doubles four = v;
#endif
  const __auto_type two = four.lo + four.hi;
  return two.lo + two.hi;
}

INLINE float largest_lane(vector v) {
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int i = 0; i < half; i++) v[i] = v[i] > v[i + half] ? v[i] : v[i + half];
  return v[0];
}
