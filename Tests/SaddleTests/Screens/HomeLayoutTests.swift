import Canvas
import Testing
import Training

@testable import saddle

private let sizes = (8...70).flatMap { height in
  [24, 31, 40, 55, 80, 100, 120, 160, 200, 300].map { ($0, height) }
}

@Test(arguments: sizes)
func partsStayApartAndOnTheScreen(width: Int, height: Int) throws {
  for panelCount in 1...4 {
    for large in [nil, 0, panelCount - 1] as [Int?] {
      let layout = try #require(
        HomeLayout(width: width, height: height, panelCount: panelCount, largePanel: large))
      let screen = Rect(x: 0, y: 0, width: width, height: height)
      let parts =
        [layout.status, layout.readOut] + layout.panels.map(\.frame) + layout.charts
        + (layout.summary.map { [$0] } ?? [])
      for (index, part) in parts.enumerated() {
        #expect(part.intersection(screen) == part)
        #expect(parts.dropFirst(index + 1).allSatisfy { $0.intersection(part).isEmpty })
      }
      for panel in layout.panels {
        #expect(panel.side >= 2 && panel.side % 2 == 0)
        #expect(panel.side <= panel.frame.width - 2 && panel.side / 2 <= panel.frame.height - 2)
      }
    }
  }
}

@Test func whatIsLeftOutWhereRoomGetsShort() throws {
  func layout(_ width: Int, _ height: Int) throws -> HomeLayout {
    try #require(HomeLayout(width: width, height: height, panelCount: 3, largePanel: nil))
  }
  let usual = try layout(120, 36)
  #expect(usual.panels.count == 3 && usual.panels[0].hasColorBar && usual.charts.count == 2)
  let small = try layout(80, 24)
  #expect(small.panels.count == 3 && !small.panels[0].hasColorBar && small.charts.count == 2)
  let flat = try layout(80, 14)
  #expect(flat.panels.count == 3 && flat.charts.isEmpty)
  let tiny = try layout(40, 12)
  #expect(tiny.panels.count == 1 && tiny.charts.isEmpty && tiny.summary != nil)
  let large = try layout(200, 60)
  #expect(large.panels[0].side > usual.panels[0].side)
}

@Test func aLargePanelTakesTheHeight() throws {
  let layout = try #require(HomeLayout(width: 120, height: 36, panelCount: 3, largePanel: 2))
  #expect(layout.panels.map(\.index) == [2])
  #expect(layout.panels[0].side == 64)
  #expect(layout.charts.count == 2)
}

@Test(arguments: [(23, 24), (80, 7), (1, 1), (0, 0)])
func tooSmallIsNoLayout(width: Int, height: Int) {
  #expect(HomeLayout(width: width, height: height, panelCount: 3, largePanel: nil) == nil)
}

@Test(arguments: Losses.all().map(\.name))
func titlesOfPanelsAreNotCut(name: String) throws {
  let loss = try Losses.named(name)
  let names = Look.names(of: loss)
  for width in 16...60 {
    let frame = Rect(x: 0, y: 0, width: width, height: 4)
    let title = HomeLayout.Panel(index: 0, frame: frame, side: 2, hasColorBar: false)
      .title(of: loss, besideValue: "0.0995")
    var buffer = Buffer(width: width, height: 4)
    buffer.drawFrame(frame, title: title, value: "0.0995")
    #expect(buffer.text.hasPrefix("╭ \(title) ") && buffer.text.contains(" 0.0995 ╮"), "\(buffer.text)")
    #expect((["1"] + names.map { "1 \($0)" }).contains(title))
    if width == 60 { #expect(title == "1 \(names[0])") }
  }
}
