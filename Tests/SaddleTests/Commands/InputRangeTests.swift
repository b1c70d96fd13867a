import Datasets
import Testing

@testable import saddle

@Suite struct InputRangeTests {
  private func dataset(_ pixels: [UInt8], scale: Float) -> Dataset {
    Dataset(
      name: "made", inputShape: [1], pixels: pixels, scale: scale, labels: pixels.map { _ in 0 },
      classNames: ["a"])
  }

  @Test func everySampleOfEverySetCounts() {
    // More samples than are read at once, the extremes in different sets.
    let many = dataset((0..<1000).map { $0 == 999 ? 200 : 50 }, scale: 0.5)
    let range = InputRange(of: [many, dataset([7, 60], scale: 1)])
    #expect(range.least == 7 && range.largest == 100 && range.notFinite == 0)
    #expect(range.description == "from 7 to 100")
    #expect(range.position(of: 7) == 0 && range.position(of: 100) == 1 && range.position(of: 53.5) == 0.5)
  }

  @Test func whatIsNotFiniteIsCountedOnly() {
    let range = InputRange(of: [dataset([0, 1, 0], scale: .nan), dataset([0, 1], scale: 1)])
    #expect(range.notFinite == 3)
    #expect(range.description == "from 0 to 1, 3 not finite")
    #expect(range.position(of: .nan).isNaN)
    #expect(InputRange(of: [dataset([1], scale: .infinity)]).description == "1 not finite")
  }

  @Test func oneNumberIsARangeToo() {
    let range = InputRange(of: [dataset([3, 3], scale: 0.125)])
    #expect(range.description == "from 0.375 to 0.375")
    #expect(range.position(of: 0.375) == 0)
    #expect(range.position(of: .nan).isNaN)
  }
}
