import CKernels

// With x̂ = (x − mean)·inverse and, while the moments are those of the rows, the means over all rows and places
// μ̇ = E[ẋ] and q = inverse·E[x̂·ẋ]: the tangent of 1/√(variance + ε) is −q·inverse, and that of x̂ is
// inverse·(ẋ − μ̇) − q·x̂. Running statistics are constants, μ̇ = q = 0.
extension BatchNorm {
  // ẏ = γ̇·x̂ + γ·x̂̇ + β̇ where y is above 0.
  public func forwardTangent(_ pass: TangentPass) {
    let base = pass.base
    let tangents = Memory(pass.memory, channels: channels)
    tangents.mean.update(repeating: 0, count: channels)
    tangents.inverse.update(repeating: 0, count: channels)
    if base.isTraining, let input = pass.input {
      let normalized = Normalized(pass, channels: channels)
      let count = Double(base.rows * places)
      let means = sums(base) { place, _ in [Double(input[place]), 0, 0, 0] }
      for channel in 0..<channels { tangents.mean[channel] = Float(means[channel][0] / count) }
      // Σ x̂ is 0 but for rounding, and less of that is left with ẋ − μ̇ in place of ẋ.
      let products = sums(base) { place, channel in
        let away = Double(input[place]) - Double(normalized.meanTangent[channel])
        return [normalized.value(place, channel) * away, 0, 0, 0]
      }
      for channel in 0..<channels {
        let bend = Double(normalized.inverse[channel]) * products[channel][0] / count
        tangents.inverse[channel] = Float(bend)
      }
    }
    let normalized = Normalized(pass, channels: channels)
    eachPlace(base) { place, channel in
      guard isOpen(base, place) else {
        pass.output[place] = 0
        return
      }
      let slope = Double(pass.parameters[channel]) * normalized.value(place, channel)
      let shift = Double(base.parameters[channel]) * normalized.tangent(place, channel)
      pass.output[place] = Float(slope + shift + Double(pass.parameters[channels + channel]))
    }
  }

  // Of dβ = Σ dy, dγ = Σ dy·x̂ and dx = γ·inverse·(dy − dβ/n − x̂·dγ/n), by the rule of products.
  public func backwardTangent(
    _ pass: TangentPass, outputGradient: UnsafeMutablePointer<Float>,
    outputGradientTangent: UnsafeMutablePointer<Float>, gradientTangent: UnsafeMutablePointer<Float>,
    inputGradientTangent: UnsafeMutablePointer<Float>?
  ) {
    let base = pass.base
    let normalized = Normalized(pass, channels: channels)
    if isRectified {
      saddle_relu_backward(base.rows, inputWidth, base.output, outputGradient, inputWidth)
      saddle_relu_backward(base.rows, inputWidth, base.output, outputGradientTangent, inputWidth)
    }
    // dβ, dγ and their tangents.
    let sums = sums(base) { place, channel in
      let (value, tangent) = (normalized.value(place, channel), normalized.tangent(place, channel))
      let (gradient, change) = (Double(outputGradient[place]), Double(outputGradientTangent[place]))
      return [gradient, gradient * value, change, change * value + gradient * tangent]
    }
    for channel in 0..<channels {
      gradientTangent[channel] = Float(sums[channel][3])
      gradientTangent[channels + channel] = Float(sums[channel][2])
    }
    guard let inputGradientTangent else { return }
    let share = base.isTraining ? 1 / Double(base.rows * places) : 0
    eachPlace(base) { place, channel in
      let (value, tangent) = (normalized.value(place, channel), normalized.tangent(place, channel))
      let mean = sums[channel] * share
      let gradient = Double(outputGradient[place]) - mean[0] - value * mean[1]
      let change = Double(outputGradientTangent[place]) - mean[2] - value * mean[3] - tangent * mean[1]
      let (slope, inverse) = (Double(base.parameters[channel]), Double(normalized.inverse[channel]))
      let bend = Double(pass.parameters[channel]) - slope * Double(normalized.bend[channel])
      inputGradientTangent[place] = Float(inverse * (bend * gradient + slope * change))
    }
  }

  /// Whether the ReLU lets a number through.
  private func isOpen(_ pass: LayerPass, _ place: Int) -> Bool { !isRectified || pass.output[place] > 0 }

  /// x̂ and its tangent, from what ``forwardTangent(_:)`` keeps: μ̇ where the mean is and q where 1/√… is.
  private struct Normalized {
    let input: UnsafePointer<Float>
    let change: UnsafePointer<Float>?
    let mean, inverse, meanTangent, bend: UnsafeMutablePointer<Float>

    init(_ pass: TangentPass, channels: Int) {
      input = pass.base.input
      change = pass.input
      let (memory, tangents) = (
        Memory(pass.base.memory, channels: channels), Memory(pass.memory, channels: channels)
      )
      mean = memory.mean
      inverse = memory.inverse
      meanTangent = tangents.mean
      bend = tangents.inverse
    }

    func value(_ place: Int, _ channel: Int) -> Double {
      (Double(input[place]) - Double(mean[channel])) * Double(inverse[channel])
    }

    func tangent(_ place: Int, _ channel: Int) -> Double {
      let away = (change.map { Double($0[place]) } ?? 0) - Double(meanTangent[channel])
      return away * Double(inverse[channel]) - Double(bend[channel]) * value(place, channel)
    }
  }

  private func eachPlace(_ pass: LayerPass, _ body: (_ place: Int, _ channel: Int) -> Void) {
    eachPiece(pass) { _, start, rows in
      for row in 0..<rows {
        for channel in 0..<channels { body(start + row * channels + channel, channel) }
      }
    }
  }

  /// The sums of four numbers over all rows and places, for each channel.
  private func sums(
    _ pass: LayerPass, _ terms: (_ place: Int, _ channel: Int) -> SIMD4<Double>
  ) -> [SIMD4<Double>] {
    let count = Pieces(rows: pass.rows).count
    var parts = [SIMD4<Double>](repeating: .zero, count: count * channels)
    parts.withUnsafeMutableBufferPointer { buffer in
      let parts = buffer.baseAddress!
      eachPiece(pass) { piece, start, rows in
        for row in 0..<rows {
          for channel in 0..<channels {
            parts[piece * channels + channel] += terms(start + row * channels + channel, channel)
          }
        }
      }
    }
    return (0..<channels).map { channel in
      (0..<count).reduce(.zero) { $0 + parts[$1 * channels + channel] }
    }
  }
}
