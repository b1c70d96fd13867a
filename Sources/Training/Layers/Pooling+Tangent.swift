import CKernels

extension Pooling: LinearInPieces {
  // The tangent of a mean is the mean of the tangents, that of the largest the tangent of the one that is.
  public func forwardTangent(_ pass: TangentPass) {
    let base = pass.base
    guard let input = pass.input else {
      return pass.output.update(repeating: 0, count: base.rows * outputWidth)
    }
    base.crew.each(base.rows, ofSize: inputWidth) { row in
      let (from, to) = (input + row * inputWidth, pass.output + row * outputWidth)
      switch kind {
      case .average: saddle_average_pool(inputShape[0], inputShape[1], inputShape[2], from, to)
      case .max:
        pickLargest(base.input + row * inputWidth, base.output + row * outputWidth, from: from, to: to)
      }
    }
  }

  /// `from` where `input` is the first that equals the largest of its four, as the gradient goes.
  private func pickLargest(
    _ input: UnsafePointer<Float>, _ largest: UnsafePointer<Float>, from: UnsafePointer<Float>,
    to: UnsafeMutablePointer<Float>
  ) {
    let (width, channels) = (inputShape[1], inputShape[2])
    var next = 0
    for y in 0..<inputShape[0] / 2 {
      for x in 0..<width / 2 {
        let corner = (2 * y * width + 2 * x) * channels
        let four = [0, channels, width * channels, (width + 1) * channels]
        for channel in 0..<channels {
          let place = four.first {
            let value = input[corner + $0 + channel]
            return value == largest[next] || value.isNaN
          }
          to[next] = from[corner + (place ?? 0) + channel]
          next += 1
        }
      }
    }
  }
}
