// Multiply-adds on registers alone, in more independent chains than two units of four cycles each need; twelve
// suffice too where they are not fused, for a product in three cycles and a sum in three.

enum { CHAINS = TILE_SUMS > 12 ? 20 : 12 };

static double fma_burst(size_t rounds) {
  const double lane_operations = 1.2e6;
  // Volatile, because the compiler leaves out every chain whose values it can foresee or nobody reads.
  volatile float known = 0.75f, sink;
  const vector decay = known, step = 1 - decay;  // x ← 0.75 x + 0.25 goes to 1
  vector chains[CHAINS];
  for (size_t i = 0; i < CHAINS; i++) chains[i] = known + (float)i;
  for (size_t count = rounds * (size_t)lane_operations / CHAINS; count > 0; count--)
#pragma clang loop unroll(full)
    for (size_t i = 0; i < CHAINS; i++) chains[i] = multiply_add(chains[i], decay, step);
  vector sum = 0;
  for (size_t i = 0; i < CHAINS; i++) sum += chains[i];
  sink = sum_lanes(sum);
  (void)sink;
  return (double)rounds * lane_operations * LANES * 2;
}
