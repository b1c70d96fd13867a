import CKernels
import Datasets

@testable import Training

/// A layer with memory of its own, seen as a function: the sum of its outputs, each times a fixed number.
final class LayerProbe {
  let layer: any Layer
  let rows: Int
  let crew: Crew
  let input: FloatBuffer
  let parameters: FloatBuffer
  let statistics: FloatBuffer
  let output: FloatBuffer
  let memory: FloatBuffer
  var factors: [Float]

  init(_ layer: any Layer, rows: Int, seed: UInt64 = 1, threads: Int = 1) {
    self.layer = layer
    self.rows = rows
    crew = Crew(threads: threads)
    var generator = SplitMix64(seed: seed)
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in Float(generator.nextNormal()) } }
    input = FloatBuffer(numbers(rows * layer.inputWidth))
    factors = numbers(rows * layer.outputWidth)
    parameters = FloatBuffer(count: layer.parameterCount)
    statistics = FloatBuffer(count: layer.statisticCount)
    layer.initialize(parameters: parameters.pointer, statistics: statistics.pointer, using: &generator)
    for index in 0..<layer.parameterCount { parameters.pointer[index] += 0.3 * Float(generator.nextNormal()) }
    output = FloatBuffer(count: rows * layer.outputWidth)
    memory = FloatBuffer(count: layer.memoryCount(rows: rows, crew: crew))
  }

  func pass(isTraining: Bool) -> LayerPass {
    LayerPass(
      rows: rows, isTraining: isTraining, crew: crew, parameters: parameters.pointer,
      statistics: statistics.pointer, input: input.pointer, output: output.pointer, memory: memory.pointer)
  }

  func forward(isTraining: Bool = true) -> [Float] {
    layer.forward(pass(isTraining: isTraining))
    return output.values
  }

  func sum() -> Double { zip(forward(), factors).reduce(0) { $0 + Double($1.0) * Double($1.1) } }

  /// The gradients of ``sum()`` with respect to the input and the parameters.
  func gradients(isTraining: Bool = true) -> (input: [Float], parameters: [Float]) {
    _ = forward(isTraining: isTraining)
    let outputGradient = FloatBuffer(factors)
    let inputGradient = FloatBuffer(count: input.count)
    let gradient = FloatBuffer(count: layer.parameterCount)
    layer.backward(
      pass(isTraining: isTraining), outputGradient: outputGradient.pointer, gradient: gradient.pointer,
      inputGradient: inputGradient.pointer)
    return (inputGradient.values, gradient.values)
  }

  /// The gradient of ``sum()`` with respect to the input, and the parameters and velocities after a step with
  /// that of the parameters.
  func descended(by how: saddle_sgd) -> (input: [Float], parameters: [Float], velocities: [Float]) {
    _ = forward()
    let outputGradient = FloatBuffer(factors)
    let inputGradient = FloatBuffer(count: input.count)
    let (gradient, velocities) = (FloatBuffer(count: parameters.count), FloatBuffer(count: parameters.count))
    velocities.pointer.update(repeating: 0.5, count: parameters.count)
    layer.descend(
      pass(isTraining: true), outputGradient: outputGradient.pointer, gradient: gradient.pointer,
      inputGradient: inputGradient.pointer,
      by: Descent(how: how, parameters: parameters.pointer, velocities: velocities.pointer))
    return (inputGradient.values, parameters.values, velocities.values)
  }

  /// The largest difference between the gradients and central differences, relative to the largest slope.
  func gradientError(step: Float = 1e-2) -> Double {
    let gradients = gradients()
    var (worst, largest) = (0.0, 1e-3)
    for (buffer, gradient) in [(input, gradients.input), (parameters, gradients.parameters)] {
      for index in 0..<buffer.count {
        let value = buffer.pointer[index]
        buffer.pointer[index] = value + step
        let above = sum()
        let upper = buffer.pointer[index]
        buffer.pointer[index] = value - step
        let slope = (above - sum()) / Double(upper - buffer.pointer[index])
        buffer.pointer[index] = value
        worst = max(worst, abs(slope - Double(gradient[index])))
        largest = max(largest, abs(slope))
      }
    }
    return worst / largest
  }
}
