import CKernels

/// Products whose terms lie in stretches, each for numbers of its own.
struct PlaceProducts: Sendable {
  private struct Product {
    /// Where what it gives begins.
    let target: Int
    let stretches: Range<Int>
  }

  private var products: [Product] = []
  private var stretches: [saddle_stretch] = []

  /// A product of these stretches; one that begins where the last ends, in both operands, becomes a part of it.
  ///
  /// - Parameter isJoined: whether stretches may be made one.
  /// - Parameter width: the length of a row of the second operand.
  mutating func append(
    target: Int, width: Int, isJoined: Bool, _ terms: some Sequence<(a: Int, b: Int, count: Int)>
  ) {
    let first = stretches.count
    for term in terms {
      if isJoined, stretches.count > first, let last = stretches.last, last.a + last.k == term.a,
        last.b + last.k * width == term.b
      {
        stretches[stretches.count - 1].k += term.count
      } else {
        stretches.append(saddle_stretch(a: term.a, b: term.b, k: term.count))
      }
    }
    products.append(Product(target: target, stretches: first..<stretches.count))
  }

  func each(_ body: (_ target: Int, _ count: Int, _ stretches: UnsafePointer<saddle_stretch>?) -> Void) {
    stretches.withUnsafeBufferPointer { all in
      for product in products {
        body(
          product.target, product.stretches.count, all.baseAddress.map { $0 + product.stretches.lowerBound })
      }
    }
  }
}
