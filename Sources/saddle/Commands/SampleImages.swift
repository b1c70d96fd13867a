import Canvas
import Datasets

/// The samples of a data set as images.
struct SampleImages {
  let dataset: Dataset
  let width: Int
  let height: Int
  private let channels: Int
  private let range: InputRange

  /// Nil where the shape of the inputs is none of an image: (height, width), (height, width, 1) or, in
  /// colour, (height, width, 3).
  ///
  /// - Parameter range: the numbers that are black and white.
  init?(_ dataset: Dataset, range: InputRange) {
    let shape = dataset.inputShape
    guard shape.count == 2 || shape.count == 3, shape.allSatisfy({ $0 > 0 }) else { return nil }
    channels = shape.count == 3 ? shape[2] : 1
    guard channels == 1 || channels == 3 else { return nil }
    self.dataset = dataset
    self.range = range
    height = shape[0]
    width = shape[1]
  }

  var hasColor: Bool { channels == 3 }

  /// The columns and rows of pixels of an image that is smaller by `divisor` along both sides.
  func size(divisor: Int) -> (columns: Int, rows: Int) {
    ((width + divisor - 1) / divisor, (height + divisor - 1) / divisor)
  }

  /// A sample as an image of that size: a pixel is the mean over the box that it stands for.
  func grid(of sample: Int, divisor: Int) -> PixelGrid {
    let inputs = dataset.inputs(of: sample..<sample + 1)
    let (columns, rows) = size(divisor: divisor)
    var colors: [Color] = []
    for row in 0..<rows {
      let vertical = row * height / rows..<(row + 1) * height / rows
      for column in 0..<columns {
        let horizontal = column * width / columns..<(column + 1) * width / columns
        colors.append(color(of: inputs, vertical, horizontal))
      }
    }
    return PixelGrid(columns: columns, rows: rows, colors: colors)
  }

  private func color(of inputs: [Float], _ vertical: Range<Int>, _ horizontal: Range<Int>) -> Color {
    var sums = [Double](repeating: 0, count: channels)
    for y in vertical {
      for x in horizontal {
        for channel in 0..<channels {
          sums[channel] += range.position(of: inputs[(y * width + x) * channels + channel])
        }
      }
    }
    let means = sums.map { $0 / Double(vertical.count * horizontal.count) }
    if means.contains(where: \.isNaN) { return ColorMap.notANumber }
    if channels == 1 { return ColorMap.grey.color(at: means[0]) }
    let bytes = means.map { UInt8((min(max($0, 0), 1) * 255).rounded()) }
    return Color(red: bytes[0], green: bytes[1], blue: bytes[2])
  }
}
