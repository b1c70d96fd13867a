/// The blocks of memory of a ``Workspace``, which networks that compute one after another can share.
final class WorkspaceMemory {
  /// How many floats each block has.
  struct Layout: Hashable {
    var activations: [Int]
    var gradients: [Int]
    var layers: [Int]
    var directGradient: Int
    var rows: Int

    init(network: Network, rows: Int, crew: Crew, isForTraining: Bool) {
      let outputs = network.layers.map { rows * $0.outputWidth }
      activations = [rows * network.inputWidth] + outputs
      gradients = [0] + outputs.map { isForTraining ? $0 : 0 }
      layers = network.layers.map { $0.memoryCount(rows: rows, crew: crew) }
      directGradient = network.logitWidth == nil ? 0 : rows * network.featureWidth
      self.rows = rows
    }

    /// Room for either: each block has the larger length.
    func union(_ other: Layout) -> Layout {
      func larger(_ a: [Int], _ b: [Int]) -> [Int] {
        (0..<max(a.count, b.count)).map { max($0 < a.count ? a[$0] : 0, $0 < b.count ? b[$0] : 0) }
      }
      var union = self
      union.activations = larger(activations, other.activations)
      union.gradients = larger(gradients, other.gradients)
      union.layers = larger(layers, other.layers)
      union.directGradient = max(directGradient, other.directGradient)
      union.rows = max(rows, other.rows)
      return union
    }

    /// In bytes, with a loss and a prediction a row.
    var byteCount: Int {
      4 * ((activations + gradients + layers).reduce(0, +) + directGradient + 2 * rows)
    }
  }

  let activations: [FloatBuffer]
  let gradients: [FloatBuffer]
  let layers: [FloatBuffer]
  let directGradient: FloatBuffer
  let losses: FloatBuffer
  let predictions: UnsafeMutablePointer<Int32>

  init(_ layout: Layout) {
    activations = layout.activations.map { FloatBuffer(count: $0) }
    gradients = layout.gradients.map { FloatBuffer(count: $0) }
    layers = layout.layers.map { FloatBuffer(count: $0) }
    directGradient = FloatBuffer(count: layout.directGradient)
    losses = FloatBuffer(count: layout.rows)
    predictions = .allocate(capacity: layout.rows)
    predictions.initialize(repeating: -1, count: layout.rows)
  }

  deinit { predictions.deallocate() }
}
