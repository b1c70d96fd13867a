/// A fixed number of points one after the other, as they are kept once they are complete.
final class SeriesChunk: Sendable {
  static let capacity = 256

  let bin: ScalarBin
  private let steps: IntegerColumn
  private let times: IntegerColumn
  let values: NumberColumn

  init(_ points: [ScalarPoint]) {
    precondition(points.count == Self.capacity)
    steps = IntegerColumn(points.lazy.map(\.step))
    times = IntegerColumn(points.lazy.map(\.microseconds))
    values = NumberColumn(points.lazy.map(\.value))
    var bin = ScalarBin()
    for point in points { bin.add(point.value) }
    self.bin = bin
  }

  func step(_ index: Int) -> Int { steps[index] }
  func microseconds(_ index: Int) -> Int { times[index] }

  subscript(index: Int) -> ScalarPoint {
    ScalarPoint(step: steps[index], microseconds: times[index], value: values[index])
  }
}
