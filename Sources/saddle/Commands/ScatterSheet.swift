import Canvas
import Datasets

/// The samples of a data set of two numbers as points of a plane, the first number across and the second up.
struct ScatterSheet {
  private let dataset: Dataset
  private let points: [(x: Double, y: Double, label: Int)]
  /// Half of the range of either number that is shown, around the middle of those there are.
  private let reach: Double
  private let middle: (x: Double, y: Double)
  private let width: Int
  private let columns: Int

  /// The columns of the widest plot, which then takes half as many lines.
  private static let widest = 64
  private static let narrowest = 12
  private static let marks: [Unicode.Scalar] = ["●", "×", "◆", "▲", "■", "○", "▼"]

  /// Nil where inputs are not two numbers each, there are more classes than marks, or there is no room.
  ///
  /// - Parameters:
  ///   - samplesPerClass: nil for all.
  ///   - width: the columns there are.
  init?(_ dataset: Dataset, samplesPerClass: Int?, width: Int) {
    guard dataset.inputShape == [2], dataset.classCount <= Self.marks.count, width >= Self.narrowest else {
      return nil
    }
    var counts = [Int](repeating: 0, count: dataset.classCount)
    var points: [(x: Double, y: Double, label: Int)] = []
    let inputs = dataset.inputs(of: 0..<dataset.count).map(Double.init)
    for (sample, label) in dataset.labels.enumerated() {
      let (x, y) = (inputs[2 * sample], inputs[2 * sample + 1])
      guard counts[Int(label)] < samplesPerClass ?? .max, x.isFinite, y.isFinite else { continue }
      counts[Int(label)] += 1
      points.append((x, y, Int(label)))
    }
    guard let first = points.first else { return nil }
    var (x, y) = (first.x...first.x, first.y...first.y)
    for point in points {
      x = min(x.lowerBound, point.x)...max(x.upperBound, point.x)
      y = min(y.lowerBound, point.y)...max(y.upperBound, point.y)
    }
    self.dataset = dataset
    self.points = points
    self.width = width
    middle = (x.lowerBound / 2 + x.upperBound / 2, y.lowerBound / 2 + y.upperBound / 2)
    let half = max(x.upperBound / 2 - x.lowerBound / 2, y.upperBound / 2 - y.lowerBound / 2)
    reach = half > 0 ? half : 1
    columns = min(width - 2, Self.widest) / 2 * 2
  }

  var buffer: Buffer {
    let rows = columns / 2
    let legend = dataset.classNames.map { OneLine.of($0) }
    let ranges = "across \(text(middle.x)), up \(text(middle.y))".wrapped(toWidth: width)
    var buffer = Buffer(width: width, height: rows + 4 + legend.count + ranges.count)
    buffer.write("training samples", x: 0, y: 0, style: .dim)
    for (label, name) in legend.enumerated() {
      buffer[0, 2 + label] = cell(ofClass: label)
      buffer.write(name.clipped(toWidth: width - 2), x: 2, y: 2 + label)
    }
    let frame = Rect(x: 0, y: 2 + legend.count, width: columns + 2, height: rows + 2)
    buffer.drawFrame(frame)
    for point in points {
      buffer[
        frame.x + 1 + place(point.x, middle.x, of: columns),
        frame.maxY - 2 - place(point.y, middle.y, of: rows)] = cell(ofClass: point.label)
    }
    for (line, text) in ranges.enumerated() { buffer.write(text, x: 0, y: frame.maxY + line, style: .dim) }
    return buffer
  }

  /// The column or row, from 0 on, of a number.
  private func place(_ number: Double, _ middle: Double, of count: Int) -> Int {
    let position = (number - middle) / reach / 2 + 0.5
    return min(max(Int(position * Double(count)), 0), count - 1)
  }

  private func text(_ middle: Double) -> String {
    "\((middle - reach).formatted()) to \((middle + reach).formatted())"
  }

  private func cell(ofClass label: Int) -> Cell {
    Cell(Self.marks[label], Style(foreground: Look.color(ofClass: label)))
  }
}
