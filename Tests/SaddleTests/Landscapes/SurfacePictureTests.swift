import Canvas
import Landscape
import Testing

@testable import saddle

private func picture(x: [Double], y: [Double], loss: [Double], names: [String] = ["mse"]) -> SurfacePicture {
  SurfacePicture(
    table: SurfaceTable(
      x: x, y: y, panels: names.map { SurfaceTable.Panel(name: $0, loss: loss, accuracy: nil) }),
    style: .init())
}

private func text(_ picture: SurfacePicture, width: Int = 80) -> String {
  picture.text(width: width, capabilities: Capabilities(colors: .none, unicode: false))
}

@Test func aPlaneIsAHeatmapWithItsExtremes() {
  let text = text(picture(x: [0, 1, 2], y: [-1, 1], loss: [4, 3, 2.5, 8, .nan, 7]))
  #expect(
    text.contains("MSE") && text.contains("mse: least 2.50 at (2.00, -1.00), greatest 8.00 at (0, 1.00)"))
  #expect(text.contains("1 of 6 are") && text.contains("?"))
  #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
}

@Test func whereNothingIsFiniteThatIsSaid() {
  #expect(
    text(picture(x: [0, 1], y: [0, 1], loss: [.nan, .nan, .nan, .infinity])).contains("mse: no finite value"))
}

@Test func aLineIsACurve() {
  let line = picture(x: [0, 0.5, 1], y: [0], loss: [1, 0.25, 1])
  let text = text(line)
  #expect(text.contains("MSE") && text.contains("least 0.250 at 0.500") && !text.contains("("))
  let svg = line.file(.svg).reduce(into: []) { $0 += $1 }
  #expect(svg.starts(with: "<svg".utf8))
}

@Test func unevenCoordinatesAreDrawnWhereTheyAre() {
  // Half of the picture is nearest to the last of the coordinates.
  let uneven = picture(x: [0, 0.1, 0.2, 1], y: [0, 1], loss: [0, 0, 0, 9, 0, 0, 0, 9])
  let row = text(uneven).split(separator: "\n")[10]
  let even = text(picture(x: [0, 1, 2, 3], y: [0, 1], loss: [0, 0, 9, 9, 0, 0, 9, 9])).split(separator: "\n")[
    10]
  #expect(row.count { $0 == "@" } == even.count { $0 == "@" })
}

@Test func namesThatOthersChoseDoNoHarm() {
  let text = text(picture(x: [0, 1], y: [0, 1], loss: [1, 2, 3, 4], names: ["a\u{1B}[31m\nb"]))
  #expect(!text.contains("\u{1B}") && text.contains("a?[31m b: least"))
}
