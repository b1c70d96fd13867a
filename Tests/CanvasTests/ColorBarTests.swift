import Testing

@testable import Canvas

struct ColorBarTests {
  private func picture(_ range: ClosedRange<Double>, height: Int, scale: Scale = .linear) -> String {
    let bar = ColorBar(range: range, colorMap: .viridis, scale: scale)
    var buffer = Buffer(width: bar.width(height: height), height: height)
    bar.draw(in: buffer.bounds, into: &buffer)
    return buffer.text
  }

  @Test func labels() {
    #expect(
      picture(0...23.026, height: 9) == """
         ▀ 23
         ▀
         ▀
         ▀
         ▀
         ▀ 10
         ▀
         ▀
         ▀  0

        """)
    #expect(
      picture(0...2, height: 7) == """
         ▀ 2
         ▀
         ▀
         ▀ 1
         ▀
         ▀
         ▀ 0

        """)
    #expect(
      picture(-0.5...0.5, height: 4) == """
         ▀  0.5
         ▀
         ▀
         ▀ −0.5

        """)
    #expect(
      picture(0.01...100, height: 9, scale: .logarithmic) == """
         ▀ 100
         ▀
         ▀
         ▀
         ▀ 1
         ▀
         ▀
         ▀
         ▀ 0.01

        """)
    #expect(picture(0...481, height: 1) == " ▀ 481\n")
  }

  @Test(arguments: 2...40) func endsAreLabelledAndRowsApart(height: Int) {
    for range in [0...23.026, 0...2, 1e-9...3e-9, -1e6...1e6] {
      let rows = picture(range, height: height).split(separator: "\n").map { !$0.dropFirst(2).isEmpty }
      #expect(rows.first == true && rows.last == true)
      #expect(height < 3 || !zip(rows, rows.dropFirst()).contains { $0 && $1 })
    }
  }

  @Test func colorsRunUpwards() {
    var buffer = Buffer(width: 5, height: 4)
    ColorBar(range: 0...1, colorMap: .grey).draw(in: buffer.bounds, into: &buffer)
    let pixels = (0..<4).flatMap { [buffer[1, $0].style.foreground, buffer[1, $0].style.background] }
    #expect(zip(pixels, pixels.dropFirst()).allSatisfy { $0.luminance > $1.luminance })
  }

  @Test func narrowAndTiny() {
    var buffer = Buffer(width: 4, height: 2)
    ColorBar(range: 0...481, colorMap: .viridis).draw(in: buffer.bounds, into: &buffer)
    #expect(buffer.text == " ▀\n ▀\n")
    var tiny = Buffer(width: 1, height: 1)
    ColorBar(range: 0...481, colorMap: .viridis).draw(in: tiny.bounds, into: &tiny)
    #expect(tiny.text == "\n")
    #expect(ColorBar(range: 0...481, colorMap: .viridis).width(height: 0) == 3)
  }

  @Test func whereThereIsMoreItSaysSo() {
    let scale = ColorScale(range: 0.01...50, scale: .logarithmic, isClippedBelow: true, isClippedAbove: true)
    let bar = ColorBar(scale: scale, colorMap: .viridis)
    var buffer = Buffer(width: bar.width(height: 5), height: 5)
    bar.draw(in: buffer.bounds, into: &buffer)
    #expect(buffer.text(row: 0) == " ▀ ≥50")
    #expect(buffer.text(row: 4) == " ▀ ≤0.01")
  }
}
