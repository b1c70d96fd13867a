/// Σ uᵢ·vᵢ
func dot(_ u: [Double], _ v: [Double]) -> Double {
  precondition(u.count == v.count)
  return u.withUnsafeBufferPointer { u in
    v.withUnsafeBufferPointer { v in
      var sum = 0.0
      for index in 0..<u.count { sum += u[index] * v[index] }
      return sum
    }
  }
}

/// u += factor·v
func add(_ factor: Double, times v: [Double], to u: inout [Double]) {
  precondition(u.count == v.count)
  u.withUnsafeMutableBufferPointer { u in
    v.withUnsafeBufferPointer { v in
      for index in 0..<u.count { u[index] += factor * v[index] }
    }
  }
}

extension [Double] {
  var norm: Double { dot(self, self).squareRoot() }

  /// The vector or its opposite: that whose largest component, the first of equals, is positive.
  ///
  /// An eigenvector has no sign of its own; this one makes pictures that can be compared.
  var withLargestComponentPositive: [Double] {
    var largest = 0.0
    for component in self where abs(component) > abs(largest) { largest = component }
    return largest < 0 ? map { -$0 } : self
  }
}
