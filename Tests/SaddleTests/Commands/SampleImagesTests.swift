import Canvas
import Datasets
import Testing

@testable import saddle

@Suite struct SampleImagesTests {
  private func images(_ shape: [Int], _ pixels: [UInt8], scale: Float = 1) -> SampleImages? {
    let count = pixels.count / shape.reduce(1, *)
    let dataset = Dataset(
      name: "made", inputShape: shape, pixels: pixels, scale: scale,
      labels: [Int32](repeating: 0, count: count), classNames: ["a"])
    return SampleImages(dataset, range: InputRange(of: [dataset]))
  }

  @Test func shapesOfImagesAreTold() throws {
    for shape in [[2, 3], [2, 3, 1], [2, 3, 3]] {
      let image = try #require(images(shape, [UInt8](repeating: 1, count: shape.reduce(1, *))))
      #expect(image.height == 2 && image.width == 3)
    }
    for shape in [[6], [2, 3, 2], [2, 3, 4], [1, 2, 3, 1], [3, 2, 2]] {
      #expect(images(shape, [UInt8](repeating: 1, count: shape.reduce(1, *))) == nil)
    }
  }

  @Test func theLeastIsBlackAndTheLargestWhite() throws {
    // The second sample of two.
    let grid = try #require(images([1, 3], [10, 10, 10, 10, 35, 60], scale: 0.1)).grid(of: 1, divisor: 1)
    #expect(grid.columns == 3 && grid.rows == 1)
    #expect(grid.colors == [Color(0x000000), Color(0x808080), Color(0xFFFFFF)])
  }

  @Test func coloursAreTheChannels() throws {
    let grid = try #require(images([1, 2, 3], [255, 0, 51, 0, 102, 255])).grid(of: 0, divisor: 1)
    #expect(grid.colors == [Color(0xFF0033), Color(0x0066FF)])
  }

  @Test func aSmallerImageHasTheMeansOfBoxes() throws {
    let image = try #require(images([2, 4], [0, 100, 200, 200, 100, 200, 200, 200]))
    let grid = image.grid(of: 0, divisor: 2)
    #expect(grid.columns == 2 && grid.rows == 1)
    #expect(grid.colors == [Color(0x808080), Color(0xFFFFFF)])
  }

  @Test func noPixelIsLeftOutOrCountedTwice() throws {
    // 5 pixels as 3: boxes of 1, 2 and 2, whatever the divisor leaves over.
    let image = try #require(images([1, 5], [0, 255, 0, 0, 255]))
    #expect(image.size(divisor: 2) == (3, 1))
    #expect(image.grid(of: 0, divisor: 2).colors == [Color(0), Color(0x808080), Color(0x808080)])
    #expect(image.size(divisor: 9) == (1, 1))
    #expect(image.grid(of: 0, divisor: 9).colors.count == 1)
  }

  @Test func whatIsNoNumberIsSeen() throws {
    let grey = try #require(images([1, 1], [1], scale: .nan)).grid(of: 0, divisor: 1)
    #expect(grey.colors == [ColorMap.notANumber])
    let color = try #require(images([1, 1, 3], [1, 2, 3], scale: .infinity)).grid(of: 0, divisor: 1)
    #expect(color.colors.count == 1)
  }
}
