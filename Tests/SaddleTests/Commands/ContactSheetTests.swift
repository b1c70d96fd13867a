import Canvas
import Datasets
import Testing

@testable import saddle

@Suite struct ContactSheetTests {
  private func sheet(_ dataset: Dataset, samples: Int? = nil, width: Int) throws -> ContactSheet {
    let images = try #require(SampleImages(dataset, range: InputRange(of: [dataset])))
    return ContactSheet(images, samplesPerClass: samples, width: width)
  }

  private func made(_ shape: [Int], classNames: [String], labels: [Int32]) -> Dataset {
    let width = shape.reduce(1, *)
    return Dataset(
      name: "made", inputShape: shape,
      pixels: labels.indices.flatMap { [UInt8](repeating: UInt8($0 + 1), count: width) }, scale: 1,
      labels: labels, classNames: classNames)
  }

  private let ascii = Capabilities(colors: .none, unicode: false)

  @Test(arguments: [80, 36]) func fashionLooksAsItShould(width: Int) throws {
    let buffer = try sheet(Split.fashion().train, width: width).buffer
    try expect(buffer.adapted(to: ascii), isPicture: "data-fashion-\(width)")
  }

  @Test func digitsLookAsTheyShould() throws {
    let buffer = try sheet(Split.digits().train, samples: 7, width: 60).buffer
    try expect(buffer.adapted(to: ascii), isPicture: "data-digits-60")
  }

  /// On 80 columns there are four or more on a line; where there is room they are as large as they are.
  @Test(arguments: [
    (28, 80, 2), (28, 120, 2), (28, 126, 2), (28, 127, 1), (28, 200, 1), (8, 80, 1), (96, 80, 6), (1, 80, 1),
  ])
  func imagesAreScaledToFourOnALine(side: Int, width: Int, divisor: Int) throws {
    let dataset = made(
      [side, side], classNames: ["T-shirt/top"], labels: [Int32](repeating: 0, count: 5))
    let sheet = try sheet(dataset, width: width)
    #expect(sheet.divisor == divisor)
    #expect(sheet.buffer.width == width)
    #expect(sheet.buffer.text(row: 0).contains("1/") == (divisor > 1))
  }

  @Test func fewerSamplesMayBeLarger() throws {
    let dataset = made([28, 28], classNames: ["a"], labels: [0, 0, 0, 0, 0])
    #expect(try sheet(dataset, samples: 2, width: 80).divisor == 1)
    #expect(try sheet(dataset, samples: 3, width: 80).divisor == 2)
  }

  @Test func imagesThatAreAskedForWrapAndClassesWithoutAnyKeepTheirLine() throws {
    let dataset = made([2, 24], classNames: ["a", "none", "b"], labels: [0, 2, 0, 0, 0, 0, 2])
    let buffer = try sheet(dataset, samples: 4, width: 80).buffer
    let full = String(repeating: "▀", count: 12)
    #expect(try sheet(dataset, samples: 4, width: 80).divisor == 2)
    #expect(
      buffer.text == """
        training samples at 1/2 size

        a    \(full) \(full) \(full) \(full)

        none

        b    \(full) \(full)

        """)
    #expect(
      try sheet(dataset, samples: 5, width: 60).buffer.text == """
        training samples at 1/2 size

        a    \(full) \(full) \(full) \(full)

             \(full)

        none

        b    \(full) \(full)

        """)
    // The samples of a class in their order, each with its own pixels: 1, 3, 4 and 5 of 1 … 7.
    let greys = [0, 13, 26, 39].map { buffer[5 + $0, 2].style.foreground }
    #expect(greys == [0, 2, 3, 4].map { ColorMap.grey.color(at: Double($0) / 6) })
  }

  @Test func noImageIsEverCut() throws {
    for shape in [[1, 1], [3, 200], [200, 3], [33, 47, 3], [28, 28, 1]] {
      let dataset = made(shape, classNames: ["some class", "x"], labels: [0, 0, 1, 0, 0, 1])
      for width in [1, 2, 7, 8, 9, 30, 39, 40, 61, 80, 300] {
        let sheet = try sheet(dataset, samples: 3, width: width)
        let buffer = sheet.buffer
        let images = try #require(SampleImages(dataset, range: InputRange(of: [dataset])))
        let size = images.size(divisor: sheet.divisor)
        let pixels = buffer.cells.count { $0.glyph == "▀" }
        #expect(pixels == 5 * size.columns * ((size.rows + 1) / 2), "\(shape) on \(width)")
      }
    }
  }

  @Test func withEightColoursGreysAreCharactersAndColoursAreColours() throws {
    let capabilities = Capabilities(colors: .ansi8, unicode: true)
    let grey = try sheet(made([2, 2], classNames: ["é"], labels: [0, 0]), width: 80).buffer(for: capabilities)
    #expect(grey.text(row: 2) == "é    @@")
    #expect(grey.cells.allSatisfy { $0.style.background.isStandard })
    let color = try sheet(made([2, 2, 3], classNames: ["é"], labels: [0, 0]), width: 80)
      .buffer(for: capabilities)
    #expect(color.cells.contains { !$0.style.background.isStandard })
    let many = Capabilities(colors: .ansi16, unicode: true)
    let shades = try sheet(made([2, 2], classNames: ["é"], labels: [0, 0]), width: 80).buffer(for: many)
    #expect(shades.cells.contains { !$0.style.background.isStandard })
  }

  @Test func namesAreWrappedBesideTheirImages() throws {
    let dataset = made(
      [28, 28], classNames: ["a name of many words that go on", "\u{1B}b"], labels: [0, 1])
    let text = try sheet(dataset, width: 80).buffer.adapted(to: ascii).text
    #expect(text.contains("\n\na name of many\nwords that go on\n"))
    #expect(text.contains("?b") && !text.contains("\u{1B}"))
  }
}
