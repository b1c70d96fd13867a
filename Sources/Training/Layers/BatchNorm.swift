import CKernels
import Datasets

/// Batch normalization of each channel over all rows and places, with or without a ReLU behind it; as
/// PyTorch's `BatchNorm2d` and `BatchNorm1d` (ε = 1e−5, momentum 0.1).
///
/// While training y = γ·(x − mean)/√(variance + ε) + β with the mean and the variance of the rows at hand, of
/// which running averages are kept; otherwise with those. The parameters are γ, then β; the statistics the
/// running mean, then the running variance. Ioffe and Szegedy, *Batch normalization*, ICML 2015.
public struct BatchNorm: Layer {
  /// How many places a row has, each with all channels.
  let places: Int
  let channels: Int
  let isRectified: Bool

  private static let epsilon = 1e-5
  private static let momentum = 0.1

  public init(places: Int, channels: Int, isRectified: Bool) {
    self.places = places
    self.channels = channels
    self.isRectified = isRectified
  }

  public var inputWidth: Int { places * channels }
  public var outputWidth: Int { inputWidth }
  public var parameterCount: Int { 2 * channels }
  public var statisticCount: Int { 2 * channels }
  public var moduleCount: Int { isRectified ? 2 : 1 }

  public var tensors: [LayerTensor] {
    [
      .vector("weight", count: channels, offset: 0),
      .vector("bias", count: channels, offset: channels),
      .vector("running_mean", count: channels, isStatistic: true, offset: 0),
      .vector("running_var", count: channels, isStatistic: true, offset: channels),
    ]
  }

  public func initialize(
    parameters: UnsafeMutablePointer<Float>, statistics: UnsafeMutablePointer<Float>,
    using generator: inout SplitMix64
  ) {
    for channel in 0..<channels {
      parameters[channel] = 1
      parameters[channels + channel] = 0
      statistics[channel] = 0
      statistics[channels + channel] = 1
    }
  }

  /// The parts of the memory, a float a channel each: the mean and 1/√(variance + ε) in use, coefficients, and
  /// two sums for each piece.
  struct Memory {
    let mean, inverse, scale, shift, bend: UnsafeMutablePointer<Float>
    let sums, products: UnsafeMutablePointer<Float>

    init(_ start: UnsafeMutablePointer<Float>, channels: Int) {
      mean = start
      inverse = start + channels
      scale = start + 2 * channels
      shift = start + 3 * channels
      bend = start + 4 * channels
      sums = start + 5 * channels
      products = sums + Pieces.most * channels
    }
  }

  public func memoryCount(rows: Int, crew: Crew) -> Int { (5 + 2 * Pieces.most) * channels }

  public func forward(_ pass: LayerPass) {
    let memory = Memory(pass.memory, channels: channels)
    if pass.isTraining {
      recordMoments(pass, memory)
    } else {
      for channel in 0..<channels {
        memory.mean[channel] = pass.statistics[channel]
        memory.inverse[channel] = Self.inverseDeviation(Double(pass.statistics[channels + channel]))
      }
    }
    for channel in 0..<channels {
      memory.scale[channel] = pass.parameters[channel] * memory.inverse[channel]
      memory.shift[channel] =
        pass.parameters[channels + channel] - memory.mean[channel] * memory.scale[channel]
    }
    eachPiece(pass) { _, start, rows in
      saddle_scale_and_shift(
        rows, channels, pass.input + start, memory.scale, memory.shift, isRectified, pass.output + start)
    }
  }

  /// Calls `body` with the first element and the number of rows of `channels` numbers of each piece.
  func eachPiece(_ pass: LayerPass, _ body: (_ piece: Int, _ start: Int, _ rows: Int) -> Void) {
    let pieces = Pieces(rows: pass.rows)
    let size = pass.rows * inputWidth / pieces.count
    pass.crew.each(pieces.count, ofSize: size) { piece in
      let rows = pieces[piece]
      body(piece, rows.lowerBound * inputWidth, rows.count * places)
    }
  }

  private static func inverseDeviation(_ variance: Double) -> Float {
    Float(1 / (variance + epsilon).squareRoot())
  }

  /// The mean and the variance of each channel, from those of the pieces (Chan, Golub and LeVeque, 1979).
  private func recordMoments(_ pass: LayerPass, _ memory: Memory) {
    eachPiece(pass) { piece, start, rows in
      saddle_moments(
        rows, channels, pass.input + start, memory.sums + piece * channels,
        memory.products + piece * channels)
    }
    let pieces = Pieces(rows: pass.rows)
    for channel in 0..<channels {
      var (count, mean, squares) = (0.0, 0.0, 0.0)
      for piece in 0..<pieces.count {
        let added = Double(pieces[piece].count * places)
        let difference = Double(memory.sums[piece * channels + channel]) - mean
        let total = count + added
        mean += difference * added / total
        squares +=
          Double(memory.products[piece * channels + channel]) + difference * difference * count * added
          / total
        count = total
      }
      memory.mean[channel] = Float(mean)
      memory.inverse[channel] = Self.inverseDeviation(squares / count)
      average(mean, into: &pass.statistics[channel])
      average(squares / max(count - 1, 1), into: &pass.statistics[channels + channel])
    }
  }

  private func average(_ value: Double, into running: inout Float) {
    running = Float((1 - Self.momentum) * Double(running) + Self.momentum * value)
  }

  // With x̂ = (x − mean)·inverse and n rows: dβ = Σ dy, dγ = Σ dy·x̂ and
  // dx = γ·inverse·(dy − dβ/n − x̂·dγ/n); with the running statistics, which are constants, γ·inverse·dy.
  public func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    let memory = Memory(pass.memory, channels: channels)
    eachPiece(pass) { piece, start, rows in
      saddle_batch_norm_sums(
        rows, channels, pass.input + start, memory.mean, isRectified ? pass.output + start : nil,
        outputGradient + start, memory.sums + piece * channels, memory.products + piece * channels)
    }
    let pieces = Pieces(rows: pass.rows).count
    let count = pass.isTraining ? Double(pass.rows * places) : .infinity
    for channel in 0..<channels {
      var (sum, product) = (0.0, 0.0)
      for piece in 0..<pieces {
        sum += Double(memory.sums[piece * channels + channel])
        product += Double(memory.products[piece * channels + channel])
      }
      let (scale, inverse) = (Double(memory.scale[channel]), Double(memory.inverse[channel]))
      gradient[channel] = Float(product * inverse)
      gradient[channels + channel] = Float(sum)
      memory.shift[channel] = Float(-scale * sum / count)
      memory.bend[channel] = Float(-scale * inverse * inverse * product / count)
    }
    guard let inputGradient else { return }
    eachPiece(pass) { _, start, rows in
      saddle_batch_norm_backward(
        rows, channels, pass.input + start, memory.mean, outputGradient + start, memory.scale, memory.bend,
        memory.shift, inputGradient + start)
    }
  }
}
