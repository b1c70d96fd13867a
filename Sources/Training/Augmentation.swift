import Datasets
import Glibc

/// How the images of a step are changed by chance before the network sees them.
///
/// What happens to an image follows from the seed, the step and its place in the batch alone.
public struct Augmentation: Sendable, Hashable {
  /// By up to so many places images are shifted, up or down and to the left or right.
  public var shift = 0
  /// Whether half of the images, by chance, are mirrored from left to right.
  public var flips = false
  /// The probability that a rectangle of an image is erased.
  public var erasing = 0.0

  public init() {}

  /// Whether images stay as they are.
  public var isNone: Bool { self == Augmentation() }

  /// - Parameters:
  ///   - inputs: images (height, width, channels) one after the other.
  ///   - zeros: what comes in from beyond the edges, one number a channel.
  ///   - step: the number of the step, from 1.
  func apply(
    to inputs: UnsafeMutablePointer<Float>, rows: Int, inputShape: [Int], zeros: [Float], seed: UInt64,
    step: Int
  ) {
    guard !isNone else { return }
    let image = AugmentedImage(inputShape: inputShape, zeros: zeros)
    var steps = SplitMix64(seed: seed, stream: RandomStream.augmentation)
    let seedOfStep = steps.next() &+ UInt64(step)
    for row in 0..<rows {
      var generator = SplitMix64(seed: seedOfStep, stream: UInt64(row))
      let start = inputs + row * image.count
      if flips, generator.next(below: 2) == 1 { image.mirror(start) }
      if shift > 0 {
        let down = generator.next(below: 2 * shift + 1) - shift
        image.shift(start, down: down, right: generator.next(below: 2 * shift + 1) - shift)
      }
      if erasing > 0, generator.nextUnit() < erasing,
        let rectangle = image.rectangle(using: &generator)
      {
        image.erase(start, rectangle)
      }
    }
  }
}

/// What can be done to an image (height, width, channels) in its place.
struct AugmentedImage {
  let height, width, channels: Int
  private let zeros: [Float]

  /// - Precondition: `inputShape` is that of images.
  init(inputShape: [Int], zeros: [Float]) {
    precondition(inputShape.count == 2 || inputShape.count == 3)
    (height, width) = (inputShape[0], inputShape[1])
    channels = inputShape.count == 3 ? inputShape[2] : 1
    self.zeros = zeros
  }

  var count: Int { height * width * channels }

  func mirror(_ image: UnsafeMutablePointer<Float>) {
    for y in 0..<height {
      for x in 0..<width / 2 {
        let (left, right) = ((y * width + x) * channels, (y * width + width - 1 - x) * channels)
        for channel in 0..<channels { swap(&image[left + channel], &image[right + channel]) }
      }
    }
  }

  func shift(_ image: UnsafeMutablePointer<Float>, down: Int, right: Int) {
    if down == 0, right == 0 { return }
    // From the side that the image moves to, so that no place is overwritten before it has been copied.
    for line in 0..<height {
      let y = down > 0 ? height - 1 - line : line
      for column in 0..<width {
        let x = right > 0 ? width - 1 - column : column
        let to = (y * width + x) * channels
        let isInside = (0..<height).contains(y - down) && (0..<width).contains(x - right)
        let from = ((y - down) * width + x - right) * channels
        for channel in 0..<channels {
          image[to + channel] = isInside ? image[from + channel] : zeros[channel]
        }
      }
    }
  }

  /// The rectangle to erase: from 2 to 33 % of the area, from 0.3 to 3.3 times as high as wide, anywhere inside;
  /// nil where none of ten fits.
  ///
  /// Zhong, Zheng, Kang, Li and Yang, *Random erasing data augmentation*, AAAI 2020; in the way of PyTorch's
  /// `RandomErasing`.
  func rectangle(using generator: inout SplitMix64) -> (rows: Range<Int>, columns: Range<Int>)? {
    for _ in 0..<10 {
      let area = Double(height * width) * (0.02 + (0.33 - 0.02) * generator.nextUnit())
      let ratio = exp(log(0.3) + (log(3.3) - log(0.3)) * generator.nextUnit())
      let high = Int((area * ratio).squareRoot().rounded(.toNearestOrEven))
      let wide = Int((area / ratio).squareRoot().rounded(.toNearestOrEven))
      guard high < height, wide < width else { continue }
      let top = generator.next(below: height - high + 1)
      let left = generator.next(below: width - wide + 1)
      return (top..<top + high, left..<left + wide)
    }
    return nil
  }

  /// Sets what the network sees to 0: after standardization that is the mean.
  func erase(_ image: UnsafeMutablePointer<Float>, _ rectangle: (rows: Range<Int>, columns: Range<Int>)) {
    for y in rectangle.rows {
      let first = image + (y * width + rectangle.columns.lowerBound) * channels
      first.update(repeating: 0, count: rectangle.columns.count * channels)
    }
  }
}
