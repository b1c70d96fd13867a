import CKernels

// Where images are small, much of a patch lies beyond the edges, and the copies take long beside the products.
// Place by place, with many rows at once, only what lies inside is multiplied, and nothing is copied: a row of a
// window is contiguous in an image, and its weights follow one another too.
extension Convolution {
  /// The products with only what lies inside.
  struct Places: Sendable {
    /// Of the inputs with the weights, for each place of the output.
    var forward = PlaceProducts()
    /// Of the gradient with the weights in the order of ``turned``, for each place of the input.
    var backward = PlaceProducts()
    /// Of the inputs with the gradient, for the weights of each place of the window; of ``group`` rows at once,
    /// one behind the other.
    var weights = PlaceProducts()
    /// So many rows, with their gradients, stay in the L1 cache.
    let group: Int
  }

  /// With more places than this an image has little of an edge, and with fewer channels the products get too small.
  private static let (mostPlaces, leastChannels) = (64, 8)
  private static let cache = 32 * 1024
  /// So many rows make a product that is worth its while.
  private static let leastRows = 24

  /// nil where patches are better.
  static func places(_ convolution: Convolution) -> Places? {
    guard convolution.places <= mostPlaces, convolution.inputShape[2] >= leastChannels else { return nil }
    let rowBytes = 4 * (convolution.inputWidth + convolution.outputWidth)
    var places = Places(group: max(1, cache / rowBytes))
    convolution.appendForward(to: &places.forward)
    convolution.appendBackward(to: &places.backward)
    convolution.appendWeights(to: &places.weights, rows: places.group)
    return places
  }

  /// Where the row or column of the input that a window sees, which may be beyond an edge.
  private func seen(_ output: Int, _ offset: Int) -> Int { output * stride + offset - kernel / 2 }

  private func appendForward(to products: inout PlaceProducts) {
    let (height, width, channels) = (inputShape[0], inputShape[1], inputShape[2])
    for y in 0..<outputShape[0] {
      for x in 0..<outputShape[1] {
        let columns = max(0, -seen(x, 0))..<min(kernel, width - seen(x, 0))
        let rows = (0..<kernel).filter { (0..<height).contains(seen(y, $0)) }
        products.append(
          target: (y * outputShape[1] + x) * filters, width: filters, isJoined: true,
          rows.map { row in
            (
              (seen(y, row) * width + seen(x, columns.lowerBound)) * channels,
              (row * kernel + columns.lowerBound) * channels * filters, columns.count * channels
            )
          })
      }
    }
  }

  private func appendBackward(to products: inout PlaceProducts) {
    let channels = inputShape[2]
    /// The outputs that see a row or a column of the input, from the lowest up, with its offset in their windows.
    func seeing(_ input: Int, of count: Int) -> [(output: Int, offset: Int)] {
      (0..<kernel).reversed().compactMap { offset in
        let (output, rest) = (input + kernel / 2 - offset).quotientAndRemainder(dividingBy: stride)
        return rest == 0 && (0..<count).contains(output) ? (output, offset) : nil
      }
    }
    for y in 0..<inputShape[0] {
      for x in 0..<inputShape[1] {
        products.append(
          target: (y * inputShape[1] + x) * channels, width: channels, isJoined: true,
          seeing(y, of: outputShape[0]).flatMap { row in
            seeing(x, of: outputShape[1]).map { column in
              (
                (row.output * outputShape[1] + column.output) * filters,
                turned(row.offset * kernel + column.offset) * filters * channels, filters
              )
            }
          })
      }
    }
  }

  private func appendWeights(to products: inout PlaceProducts, rows: Int) {
    let (height, width, channels) = (inputShape[0], inputShape[1], inputShape[2])
    for place in 0..<kernel * kernel {
      let (top, left) = (place / kernel, place % kernel)
      let inside = (0..<outputShape[1]).filter { (0..<width).contains(seen($0, left)) }
      let first = inside.first ?? 0
      products.append(
        target: place * channels * filters, width: filters, isJoined: false,
        (0..<rows).flatMap { image in
          (0..<outputShape[0]).filter { (0..<height).contains(seen($0, top)) }.map { y in
            (
              image * inputWidth + (seen(y, top) * width + seen(first, left)) * channels,
              image * outputWidth + (y * outputShape[1] + first) * filters, inside.count
            )
          }
        })
    }
  }

  /// Where a place of the window stands among those from the last to the first: the outputs that see a place of
  /// the input from the lowest up have it in that order.
  private func turned(_ place: Int) -> Int { kernel * kernel - 1 - place }

  func forward(_ pass: LayerPass, by places: Places) {
    let pieces = Pieces(rows: pass.rows, least: Self.leastRows)
    pass.crew.each(pieces.count) { piece, _ in
      let rows = pieces[piece]
      let input = pass.input + rows.lowerBound * inputWidth
      let output = pass.output + rows.lowerBound * outputWidth
      places.forward.each { target, count, stretches in
        saddle_matmul_stretches(
          rows.count, filters, count, stretches, input, inputWidth, 1, pass.parameters, filters,
          output + target, outputWidth, false)
      }
    }
  }

  // With the inputs X and the gradients G of a place of the window, whose weights are W (channels, filters):
  // dW = Σ Xᵀ·G over the places of the output, dX = Σ G·Wᵀ over the places of the window.
  func backward(
    _ pass: LayerPass, by places: Places, _ outputGradient: UnsafeMutablePointer<Float>,
    _ gradient: UnsafeMutablePointer<Float>, _ inputGradient: UnsafeMutablePointer<Float>?
  ) {
    let channels = inputShape[2]
    let memory = Memory(pass.memory, of: self, crew: pass.crew)
    if inputGradient != nil {
      let size = channels * filters
      for place in 0..<kernel * kernel {
        saddle_transpose(
          channels, filters, pass.parameters + place * size, filters,
          memory.transposed + turned(place) * size,
          channels)
      }
    }
    let pieces = Pieces(rows: pass.rows, least: Self.leastRows)
    pass.crew.each(pieces.count) { piece, _ in
      let rows = pieces[piece]
      let from = outputGradient + rows.lowerBound * outputWidth
      sumWeightGradients(pass, by: places, rows, outputGradient, to: memory.sums + piece * parameterCount)
      guard let inputGradient else { return }
      let to = inputGradient + rows.lowerBound * inputWidth
      places.backward.each { target, count, stretches in
        saddle_matmul_stretches(
          rows.count, channels, count, stretches, from, outputWidth, 1, memory.transposed, channels,
          to + target,
          inputWidth, false)
      }
    }
    saddle_column_sums(pieces.count, parameterCount, memory.sums, parameterCount, gradient)
  }

  private func sumWeightGradients(
    _ pass: LayerPass, by places: Places, _ rows: Range<Int>, _ outputGradient: UnsafeMutablePointer<Float>,
    to sum: UnsafeMutablePointer<Float>
  ) {
    let channels = inputShape[2]
    for first in Swift.stride(from: rows.lowerBound, to: rows.upperBound, by: places.group) {
      let images = min(places.group, rows.upperBound - first)
      places.weights.each { target, count, stretches in
        saddle_matmul_stretches(
          channels, filters, count / places.group * images, stretches, pass.input + first * inputWidth, 1,
          stride * channels, outputGradient + first * outputWidth, filters, sum + target, filters,
          first > rows.lowerBound)
      }
    }
  }
}
