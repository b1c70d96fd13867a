/// The memory in which a network computes: what flows between its layers, forward and back, for up to
/// `rows` samples at once.
final class Workspace {
  let rows: Int
  let crew: Crew
  /// `activations[0]` are the inputs, `activations[i + 1]` what layer i gives, (rows, width) each.
  let activations: [FloatBuffer]
  /// The gradients with respect to the activations; the first, that of the inputs, is empty. All are where
  /// the workspace is for passes forward only.
  let gradients: [FloatBuffer]
  /// What each layer keeps from forward to backward.
  let memories: [FloatBuffer]
  /// Where there is a head, the gradient of the loss with respect to the features that does not come
  /// through the head.
  private let directGradient: FloatBuffer?
  /// A loss a row.
  let losses: FloatBuffer
  /// A class a row.
  var predictions: UnsafeMutablePointer<Int32> { memory.predictions }
  private let memory: WorkspaceMemory
  private let bodyCount: Int
  private let featureWidth: Int

  /// - Parameter memory: has room for the network; where it is nil, the workspace has memory of its own.
  init(network: Network, rows: Int, crew: Crew, isForTraining: Bool, memory: WorkspaceMemory? = nil) {
    self.rows = rows
    self.crew = crew
    bodyCount = network.bodyCount
    featureWidth = network.featureWidth
    let memory =
      memory
      ?? WorkspaceMemory(.init(network: network, rows: rows, crew: crew, isForTraining: isForTraining))
    self.memory = memory
    let count = network.layers.count
    activations = Array(memory.activations[...count])
    gradients = Array(memory.gradients[...count])
    memories = Array(memory.layers[..<count])
    directGradient = network.logitWidth == nil ? nil : memory.directGradient
    losses = memory.losses
  }

  var inputs: UnsafeMutablePointer<Float> { activations[0].pointer }
  var features: UnsafePointer<Float> { UnsafePointer(activations[bodyCount].pointer) }
  /// nil where there is no head.
  var logits: UnsafePointer<Float>? {
    directGradient == nil ? nil : UnsafePointer(activations[activations.count - 1].pointer)
  }

  /// What the network gave for the first rows, with their classes.
  func outputs(labels: UnsafeBufferPointer<Int32>) -> OutputRows {
    OutputRows(
      rows: labels.count, width: featureWidth, features: features, logits: logits,
      labels: labels.baseAddress!)
  }

  /// Where a loss writes its gradient with respect to the features.
  var featureGradient: UnsafeMutablePointer<Float> {
    (directGradient ?? gradients[gradients.count - 1]).pointer
  }
  var logitGradient: UnsafeMutablePointer<Float>? {
    directGradient == nil ? nil : gradients[gradients.count - 1].pointer
  }

  /// Adds what the loss says of the features themselves to what came through the head.
  func addFeatureGradient(rows: Int) {
    guard let directGradient else { return }
    for index in 0..<rows * featureWidth {
      gradients[bodyCount].pointer[index] += directGradient.pointer[index]
    }
  }
}
