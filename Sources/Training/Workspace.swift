/// The memory in which a network computes: what flows between its layers, forward and back, for up to
/// `rows` samples at once.
final class Workspace {
  let rows: Int
  /// `activations[0]` are the inputs, `activations[i + 1]` what layer i gives, (rows, width) each.
  let activations: [FloatBuffer]
  /// The gradients with respect to the activations; the first, that of the inputs, is empty.
  let gradients: [FloatBuffer]
  let scratch: FloatBuffer
  /// A loss a row.
  let losses: FloatBuffer

  init(network: Network, rows: Int) {
    self.rows = rows
    let outputs = network.layers.map { FloatBuffer(count: rows * $0.outputWidth) }
    activations = [FloatBuffer(count: rows * network.inputWidth)] + outputs
    gradients = [FloatBuffer(count: 0)] + network.layers.map { FloatBuffer(count: rows * $0.outputWidth) }
    scratch = FloatBuffer(count: network.layers.map(\.scratchCount).max() ?? 0)
    losses = FloatBuffer(count: rows)
  }

  var inputs: UnsafeMutablePointer<Float> { activations[0].pointer }
  var featureGradient: UnsafeMutablePointer<Float> { gradients[gradients.count - 1].pointer }
}
