import CKernels

extension Workload {
  /// The matrix multiply against the peak of fused multiply-adds of one core, in GFLOP/s.
  static let kernels = Workload(name: "kernels") {
    [(m: 32, n: 128, k: 64), (1000, 128, 64), (256, 256, 256)].map(measureMatmul)
  }
}

/// C (m×n) = A (m×k) · B (k×n), all row-major without gaps, named m×n×k.
private func measureMatmul(m: Int, n: Int, k: Int) -> Measurement {
  let a = floats(count: m * k) { Float($0 % 7) - 3 }
  let b = floats(count: k * n) { Float($0 % 5) - 2 }
  let c = floats(count: m * n) { _ in 0 }
  defer { for memory in [a, b, c] { memory.deallocate() } }
  let operations = 2 * Double(m) * Double(n) * Double(k)
  // A burst of about 0.2 ms, and as much of the peak right before it: what disturbs one disturbs the other.
  let calls = max(1, Int(2e7 / operations))

  var rates: [Double] = []
  var peaks: [Double] = []
  for _ in 0..<401 {
    var peakOperations = 0.0
    let peakTime = seconds { peakOperations = saddle_fma_burst(1) }
    let time = seconds {
      for _ in 0..<calls { saddle_matmul(m, n, k, a, k, 1, b, n, c, n, false, false) }
    }
    peaks.append(peakOperations / peakTime * 1e-9)
    rates.append(operations * Double(calls) / time * 1e-9)
  }
  return Measurement(
    workload: "matmul \(m)x\(n)x\(k)", value: rates.quantile(0.5), unit: "GFLOP/s",
    roofline: peaks.quantile(0.5))
}

/// Memory that starts on a cache line, as that of the networks does.
private func floats(count: Int, value: (Int) -> Float) -> UnsafeMutablePointer<Float> {
  let start = UnsafeMutableRawPointer.allocate(byteCount: count * 4, alignment: 64)
    .bindMemory(to: Float.self, capacity: count)
  for i in 0..<count { start[i] = value(i) }
  return start
}
