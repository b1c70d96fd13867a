import CKernels
import Datasets

/// A network in training with one loss: its weights and what the optimizer remembers.
final class Learner {
  let network: Network
  let loss: any Loss
  private let embedding: Embedding
  private let optimizer: Optimizer
  private let weightDecay: Float
  private let clip: GradientClip?
  private let parameters: FloatBuffer
  private let statistics: FloatBuffer
  private let slots: FloatBuffer
  private let gradient: FloatBuffer
  private let workspace: Workspace
  /// Set when a loss was not finite; the learner then makes no more steps.
  private(set) var divergence: Divergence?
  private var lastFiniteLoss: Double?

  /// - Parameter memory: what it may share with learners that make their steps before or after its own; they
  ///   then have their inputs in common.
  init(_ plan: TrainingPlan, loss: any Loss, weights: Weights, rows: Int, memory: WorkspaceMemory? = nil) {
    self.loss = loss
    embedding = plan.embedding(for: loss)
    optimizer = plan.optimizer
    weightDecay = plan.weightDecay
    clip = plan.clip
    let network = plan.network(for: loss)
    self.network = network
    parameters = FloatBuffer(weights.parameters)
    statistics = FloatBuffer(weights.statistics)
    slots = FloatBuffer(count: plan.optimizer.slotCount * network.parameterCount)
    gradient = FloatBuffer(count: network.parameterCount)
    workspace = Workspace(network: network, rows: rows, crew: plan.crew, isForTraining: true, memory: memory)
  }

  /// Where the inputs of the next step are to be written, (rows, inputWidth).
  var inputs: UnsafeMutablePointer<Float> { workspace.inputs }

  var weights: Weights { Weights(parameters: parameters.values, statistics: statistics.values) }

  func restart(from weights: Weights) {
    parameters.set(to: weights.parameters)
    statistics.set(to: weights.statistics)
    slots.setToZero()
    divergence = nil
    lastFiniteLoss = nil
  }

  /// All that the next steps depend on.
  var state: LearnerState {
    get {
      LearnerState(
        weights: weights, slots: slots.values, lastFiniteLoss: lastFiniteLoss, divergence: divergence)
    }
    set {
      restart(from: newValue.weights)
      slots.set(to: newValue.slots)
      lastFiniteLoss = newValue.lastFiniteLoss
      divergence = newValue.divergence
    }
  }

  /// The mean loss over the first `labels.count` inputs and the share of right predictions, at the present
  /// parameters; the gradient with respect to the features and logits is left in the workspace.
  private func evaluate(labels: UnsafeBufferPointer<Int32>) -> Evaluation {
    let rows = labels.count
    network.forward(
      rows: rows, parameters: parameters, statistics: statistics, isTraining: true, workspace: workspace)
    loss.evaluate(
      workspace.outputs(labels: labels),
      embedding: embedding,
      into: LossResults(
        losses: workspace.losses.pointer, gradient: workspace.featureGradient,
        logitGradient: workspace.logitGradient, predictions: workspace.predictions, scale: 1 / Float(rows)))
    var sum = 0.0
    var correct = 0
    for row in 0..<rows {
      sum += Double(workspace.losses.pointer[row])
      if workspace.predictions[row] == labels[row] { correct += 1 }
    }
    return Evaluation(loss: sum / Double(rows), accuracy: Double(correct) / Double(rows))
  }

  /// One step of the optimizer on the samples whose inputs have been written.
  ///
  /// - Parameter number: the number of the step, from 1.
  /// - Returns: the mean loss and the accuracy on these samples before the step; both NaN where the learner
  ///   has diverged before.
  func step(labels: UnsafeBufferPointer<Int32>, number: Int, rate: Float) -> Evaluation {
    guard divergence == nil else { return .none }
    let evaluation = evaluate(labels: labels)
    guard evaluation.loss.isFinite else {
      divergence = Divergence(step: number, lastFiniteLoss: lastFiniteLoss)
      return evaluation
    }
    lastFiniteLoss = evaluation.loss
    var step = Optimizer.Step(number: number, rate: rate, weightDecay: weightDecay, scale: 1)
    if clip == nil, let how = optimizer.sgd(step) {
      differentiate(rows: labels.count, descent: (how, slots))
    } else {
      differentiate(rows: labels.count)
      if let clip { step.scale = clip.scale(gradient) }
      optimizer.update(parameters, slots: slots, gradient: gradient, step: step)
    }
    return evaluation
  }

  /// The gradient of the mean loss that was evaluated last with respect to the parameters, or a step with it.
  private func differentiate(rows: Int, descent: (how: saddle_sgd, velocities: FloatBuffer)? = nil) {
    network.backward(
      rows: rows, parameters: parameters, statistics: statistics, gradient: gradient, workspace: workspace,
      descent: descent)
  }

  /// The gradient of the mean loss, a copy; for tests and read-outs.
  func gradient(labels: [Int32]) -> [Float] {
    _ = labels.withUnsafeBufferPointer { evaluate(labels: $0) }
    differentiate(rows: labels.count)
    return gradient.values
  }
}
