// exp, ln and what the losses make of them, on vectors, to about two units in the last place.
// The polynomials were fitted at Chebyshev nodes for this file.

// An unevaluated sum: `low` is what rounding took from `high`.
struct sum {
  vector high, low;
};

// a + b without an error, as long as the result is not huge: beyond |100|, where e^x is 0 or the loss has no
// use for more digits, `low` is 0 (and never ∞ − ∞).
INLINE struct sum exact_sum(vector a, vector b) {
  const vector high = a + b;
  const vector b_part = high - a;
  const vector low = (a - (high - b_part)) + (b - b_part);
  return (struct sum){high, absolute(high) < 100 ? low : 0};
}

// A power of two times 1 + `rest`.
struct power {
  vector two_to_n, rest;
};

// Below this e^x would be subnormal.
static const float least_exponent = -87.3f;

// e^(x + low) for x ≤ 0 and a `low` far below x; x counts as `least_exponent` where it is less.
//
// x = n·ln 2 + r with |r| ≤ ln 2 / 2, and e^r = 1 + r + r²·P(r), |error| < 2e-8.
INLINE struct power power_of_negative(vector x, vector low) {
  const vector least = least_exponent;
  const vector round_up = 12582912.0f;  // 1.5·2²³: adding it leaves the nearest integer in the low bits
  const vector shifted = multiply_add(larger(least, x), 1.44269504f, round_up);
  const vector n = shifted - round_up;
  vector r = multiply_add(n, -0.693359375f, larger(least, x));
  r = multiply_add(n, 2.12194440e-4f, r) + low;
  vector p = 0.00139337336f;
  p = multiply_add(p, r, 0.00836323574f);
  p = multiply_add(p, r, 0.041666463f);
  p = multiply_add(p, r, 0.166665763f);
  p = multiply_add(p, r, 0.5f);
  return (struct power){from_bits((bits_of(shifted) + 127) << 23), multiply_add(p * r, r, r)};
}

// The same, but 0 where it would be subnormal.
INLINE vector exp_of_negative(vector x, vector low) {
  const struct power e = power_of_negative(x, low);
  const vector value = e.rest + 1;
  return x < least_exponent ? 0 : value * e.two_to_n;
}

// e^x − 1 for x ≤ 0, relatively exact up to x = 0.
INLINE vector expm1_of_negative(vector x) {
  const struct power e = power_of_negative(x, 0);
  return multiply_add(e.rest, e.two_to_n, e.two_to_n - 1);
}

// ln(1 + u) for 0 ≤ u ≤ 1, relatively exact down to u = 0.
//
// With s = u/(2 + u) it is 2·artanh(s) = 2s + s³·Q(s²), s ≤ 1/3, relative error < 2e-8.
INLINE vector log1p_of_unit(vector u) {
  const vector s = u / (u + 2), z = s * s;
  vector q = 0.268675476f;
  q = multiply_add(q, z, 0.282339573f);
  q = multiply_add(q, z, 0.400076717f);
  q = multiply_add(q, z, 0.666666389f);
  return multiply_add(s * z, q, s + s);
}

// ln w for w ≥ 1: w = 2ⁿ·(1 + u) with 0 ≤ u < 1, so that nothing cancels.
INLINE vector log_above_one(vector w) {
  const ints bits = bits_of(w);
  const vector n = __builtin_convertvector((bits >> 23) - 127, vector);
  const vector mantissa = from_bits((bits & 0x007fffff) | 0x3f800000);
  const vector value = multiply_add(n, 0.693147181f, log1p_of_unit(mantissa - 1));
  return w < INFINITY ? value : w;
}

// ln(1 + e^t) = max(t, 0) + ln(1 + e^(−|t|)), relatively exact where it is tiny.
INLINE vector softplus(struct sum t) {
  const vector low = t.high < 0 ? t.low : -t.low;
  return larger(0, t.high) + log1p_of_unit(exp_of_negative(-absolute(t.high), low));
}

// 1/(1 + e^(−t)), the derivative of softplus.
INLINE vector sigmoid(struct sum t) {
  const vector e = exp_of_negative(-absolute(t.high), t.high < 0 ? t.low : -t.low);
  return (t.high > 0 ? 1 : e) / (e + 1);
}

// tanh x = (1 − e^(−2|x|))/(1 + e^(−2|x|)) with the sign of x, −0 for −0.
INLINE vector hyperbolic_tangent(vector x) {
  const vector less = expm1_of_negative(-2 * absolute(x));
  return from_bits(bits_of(absolute(less) / (less + 2)) | (bits_of(x) & (int32_t)0x80000000));
}
