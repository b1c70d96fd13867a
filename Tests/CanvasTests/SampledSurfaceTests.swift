import Testing

@testable import Canvas

@Suite struct SampledSurfaceTests {
  /// x + 10 y at the points whose column and row are multiples of a stride, or the last.
  private func plane(_ columns: Int, _ rows: Int, stride: Int) -> SampledSurface {
    func isMark(_ place: Int, _ count: Int) -> Bool { place % stride == 0 || place == count - 1 }
    let values = (0..<rows).flatMap { row in
      (0..<columns).map { column in
        isMark(row, rows) && isMark(column, columns) ? Double(column + 10 * row) : nil
      }
    }
    return SampledSurface(columns: columns, rows: rows, values: values)
  }

  /// Bilinear interpolation keeps planes, also in the narrower cells at the end.
  @Test(arguments: [1, 2, 4, 8]) func planesAreKept(stride: Int) {
    let surface = plane(10, 7, stride: stride)
    for step in 0...90 {
      let (u, v) = (Double(step) / 90, Double(step * step % 91) / 90)
      let pixel = surface.pixel(u: u, v: v)
      if pixel.origin == .interpolated || stride == 1 {
        #expect(abs(pixel.value - (u * 9 + 10 * v * 6)) < 1e-12)
      } else {
        #expect(pixel.value == (u * 9).rounded() + 10 * (v * 6).rounded())
      }
    }
    #expect(zip(surface.filled, plane(10, 7, stride: 1).filled).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func evaluatedInterpolatedUnknown() {
    var values = [Double?](repeating: nil, count: 25)
    for index in [0, 2, 4, 10, 12, 14] { values[index] = Double(index) }
    let surface = SampledSurface(columns: 5, rows: 5, values: values)
    let picture = (0..<5).reversed().map { row in
      (0..<5).map { column in
        switch surface.pixel(u: Double(column) / 4, v: Double(row) / 4).origin {
        case .evaluated: "E"
        case .interpolated: "i"
        case .unknown: "."
        }
      }.joined()
    }
    #expect(picture == [".....", ".....", "EiEiE", "iiiii", "EiEiE"])
    #expect(surface.filled[6] == 6)
    #expect(surface.filled[24].isNaN)
  }

  @Test func theFinestCellThatIsKnownCounts() {
    var values = plane(9, 9, stride: 4).values
    // Half way to the next stride: the first cell of it is complete, with another height.
    for index in [2, 2 * 9, 2 * 9 + 2] { values[index] = 100 }
    let surface = SampledSurface(columns: 9, rows: 9, values: values)
    #expect(surface.pixel(u: 1.0 / 8, v: 1.0 / 8).value == 75)
    #expect(surface.pixel(u: 3.0 / 8, v: 3.0 / 8).value == 33)
    // Beside a point that has no neighbours its own value holds.
    #expect(surface.pixel(u: 2.4 / 8, v: 2.4 / 8) == .init(value: 100, origin: .evaluated))
  }

  @Test func besideWhatIsNotFiniteTheNearestCornerCounts() {
    let surface = SampledSurface(columns: 2, rows: 2, values: [1, 2, .infinity, .nan])
    #expect(surface.pixel(u: 0.4, v: 0.4).value == 1)
    #expect(surface.pixel(u: 0.6, v: 0.4).value == 2)
    #expect(surface.pixel(u: 0.4, v: 0.6).value == .infinity)
    #expect(surface.pixel(u: 0.6, v: 0.6).value.isNaN)
    #expect(surface.pixel(u: 0.6, v: 0.6).origin == .evaluated)
  }

  @Test func pixelsBeginAtTheTop() {
    let surface = SampledSurface(columns: 2, rows: 2, values: [0, 1, 2, 3])
    #expect(surface.pixels(columns: 2, rows: 2).map(\.value) == [1.75, 2.25, 0.75, 1.25])
    #expect(surface.pixels(columns: 0, rows: 3).isEmpty)
  }
}
