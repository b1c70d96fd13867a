import CKernels

/// A step of SGD on the parameters of one layer, which can be made as soon as their gradient is known.
public struct Descent {
  let how: saddle_sgd
  /// Of the layer; the gradient and the velocities are laid out alike.
  let parameters: UnsafeMutablePointer<Float>
  let velocities: UnsafeMutablePointer<Float>

  /// Changes the parameters of `range`, of which `gradient` points to the layer's first.
  func update(_ range: Range<Int>, gradient: UnsafePointer<Float>) {
    var how = how
    let first = range.lowerBound
    saddle_sgd(range.count, parameters + first, velocities + first, gradient + first, &how)
  }
}
