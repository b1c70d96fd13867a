import CKernels

/// What the first two layers of a multilayer perceptron need for lines along the x-axis of a plane.
struct PlaneLines: Sendable {
  let pair: DensePair
  /// The weights and biases of the second layer at the center and, as differences, along x and y, padded.
  let second: [[Float]]
  /// The largest number among all of them, the products of the first layer and the axes.
  private let largest: Double

  /// Beyond this a sum of products could overflow; then points are better evaluated one by one.
  private static let limit = 1e30

  /// - Parameters:
  ///   - parameters: the center and the axes.
  ///   - products: what the first layer gives there before its ReLU.
  init?(_ network: Network, parameters: [[Float]], products: [[Float]]) {
    guard network.statisticCount == 0, let pair = DensePair(network) else { return nil }
    self.pair = pair
    second = parameters.map(pair.padded)
    var largest: Float = 0
    for number in (second + products).joined() {
      guard number.isFinite else { return nil }
      largest = max(largest, abs(number))
    }
    self.largest = Double(largest)
  }

  func fits(_ line: PlaneLine) -> Bool {
    let reach = 1 + max(abs(line.range.lowerBound), abs(line.range.upperBound)) + abs(line.b)
    let bound = largest * reach
    return line.count <= SADDLE_LINE_STEPS && Double(pair.hidden) * bound * bound < Self.limit
  }
}

/// The memory that one thread needs for lines.
final class LineMemory {
  let weights: FloatBuffer
  let preactivations: FloatBuffer
  let outputs: FloatBuffer
  let rows: Int

  /// How many floats the outputs of all places of a line may take, so that they stay in the L2 cache.
  private static let outputCount = 1 << 17

  init(_ pair: DensePair, places: Int, rows: Int) {
    self.rows = min(max(1, Self.outputCount / (places * pair.width)), rows)
    weights = FloatBuffer(count: (pair.hidden + 1) * pair.stride)
    preactivations = FloatBuffer(count: self.rows * pair.hidden)
    outputs = FloatBuffer(count: self.rows * pair.width * places)
  }
}

extension PlaneEvaluator {
  /// Whether places of `line` take far less time together than one by one.
  ///
  /// Along a line in the space of weights what goes into a ReLU changes its sign at most once, and in between the
  /// outputs of the next layer are quadratic: a sample then costs little more than three passes for the line.
  public func prefersWhole(_ line: PlaneLine) -> Bool { lines?.fits(line) ?? false }

  /// The mean of each loss and its accuracy at some places of a line, in the order of ``losses``; nil where `isCancelled` came true on the way.
  ///
  /// The bits of a place depend on the line, but not on which other places are asked for.
  ///
  /// - Precondition: the evaluator ``prefersWhole(_:)`` such lines; `places` are in ascending order.
  public func evaluations(
    of line: PlaneLine, places: [Int], in memory: PlaneWorkspace, isCancelled: () -> Bool = { false }
  ) -> [[Evaluation]]? {
    guard let lines, let products else { preconditionFailure("the network has no such lines") }
    let pair = lines.pair
    let (middle, b) = (Float(line.middle), Float(line.b))
    let scratch =
      memory.line.flatMap { $0.outputs.count >= $0.rows * pair.width * places.count ? $0 : nil }
      ?? LineMemory(pair, places: places.count, rows: memory.workspace.rows)
    memory.line = scratch
    saddle_combine(
      lines.second[0].count, lines.second[0], lines.second[1], lines.second[2], middle, b, false,
      scratch.weights.pointer)
    var sums = [[Sum]](repeating: [Sum](repeating: Sum(), count: losses.count), count: places.count)
    for first in stride(from: 0, to: dataset.count, by: scratch.rows) {
      if isCancelled() { return nil }
      let samples = first..<min(first + scratch.rows, dataset.count)
      let offset = first * pair.hidden
      let count = samples.count * pair.hidden
      products[0].withUnsafeBufferPointer { p in
        products[1].withUnsafeBufferPointer { q in
          products[2].withUnsafeBufferPointer { r in
            saddle_combine(
              count, p.baseAddress! + offset, q.baseAddress! + offset, r.baseAddress! + offset, middle, b,
              false, scratch.preactivations.pointer)
            outputs(
              of: line, places: places, rows: samples.count, slopes: q.baseAddress! + offset, lines, scratch)
          }
        }
      }
      for (index, place) in places.enumerated() {
        let from = scratch.outputs.pointer + index * samples.count * pair.width
        memory.workspace.activations[2].pointer.update(from: from, count: samples.count * pair.width)
        finish(samples, a: Float(line.a(place)), b: b, pair, memory)
        add(samples, memory.workspace, to: &sums[index])
      }
    }
    return sums.map { $0.map { $0.mean(of: dataset.count) } }
  }

  /// What the second layer gives at the places.
  private func outputs(
    of line: PlaneLine, places: [Int], rows: Int, slopes: UnsafePointer<Float>, _ lines: PlaneLines,
    _ scratch: LineMemory
  ) {
    let pair = lines.pair
    let biases = pair.hidden * pair.stride
    let wanted = places.map(UInt32.init)
    lines.second[1].withUnsafeBufferPointer { along in
      wanted.withUnsafeBufferPointer { wanted in
        var shape = saddle_line(
          hidden: pair.hidden, width: pair.width, stride: pair.stride, weights: scratch.weights.pointer,
          weight_slopes: along.baseAddress!, bias: scratch.weights.pointer + biases,
          bias_slope: along.baseAddress! + biases, relu: pair.isRectified,
          first: Float(line.range.lowerBound - line.middle), step: Float(line.step), count: line.count,
          wanted: wanted.baseAddress!, wanted_count: wanted.count, out_stride: rows * pair.width)
        saddle_line(rows, &shape, scratch.preactivations.pointer, slopes, scratch.outputs.pointer)
      }
    }
  }

  /// Runs the layers behind the second at a point.
  private func finish(_ samples: Range<Int>, a: Float, b: Float, _ pair: DensePair, _ memory: PlaneWorkspace)
  {
    guard network.layers.count > 2 else { return }
    let end = pair.end
    center.withUnsafeBufferPointer { center in
      x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          saddle_combine(
            network.parameterCount - end, center.baseAddress! + end, x.baseAddress! + end,
            y.baseAddress! + end, a, b, false, memory.parameters.pointer + end)
        }
      }
    }
    network.forward(
      rows: samples.count, parameters: memory.parameters, statistics: memory.statistics, isTraining: false,
      workspace: memory.workspace, from: 2)
  }
}
