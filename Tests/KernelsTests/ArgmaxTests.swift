import CKernels
import Testing

@Suite struct ArgmaxTests {
  private func columns(_ x: GuardedMatrix) -> [Int32] {
    var columns = [Int32](repeating: -2, count: x.rows)
    saddle_argmax(x.rows, x.columns, x.start, x.stride, &columns)
    return columns
  }

  @Test(arguments: Array(1...35) + [64, 100, 191])
  func theLargestOfEachRow(width: Int) {
    let x = GuardedMatrix(20, width, stride: width + 3, seed: width)
    for (row, column) in columns(x).enumerated() {
      let values = (0..<width).map { x[row, $0] }
      #expect(Int(column) == values.firstIndex(of: values.max()!)!)
    }
  }

  @Test(arguments: [2, 10, 17, 40])
  func theFirstOfEquals(width: Int) {
    for first in 0..<width - 1 {
      let x = GuardedMatrix(1, width) { _, j in j >= first ? 5 : 1 }
      #expect(columns(x) == [Int32(first)])
    }
  }

  @Test(arguments: [1, 10, 16, 33])
  func noneWhereANumberIsMissing(width: Int) {
    for place in 0..<width {
      let x = GuardedMatrix(2, width) { i, j in i == 1 && j == place ? .nan : Float(j) }
      #expect(columns(x) == [Int32(width - 1), -1])
    }
  }

  @Test func infinitiesAreNumbers() {
    let x = GuardedMatrix(3, 3) { i, j in
      [[-.infinity, 1, 0], [.infinity, 1, 0], [-.infinity, -.infinity, -.infinity]][i][j]
    }
    #expect(columns(x) == [1, 0, 0])
  }
}
