import Glibc
import Testing

@testable import Canvas

@Suite struct ContourLabelsTests {
  private let plot = Drawing.Box(x: 0, y: 0, width: 300, height: 300)

  private func straight(_ y: Double, level: Double) -> ContourLabels.Line {
    ContourLabels.Line(
      level: level, points: [Drawing.Point(0, y), Drawing.Point(300, y)], isClosed: false)
  }

  private func circle(_ radius: Double, level: Double) -> ContourLabels.Line {
    let points = (0..<72).map { step in
      let angle = Double(step) * .pi / 36
      return Drawing.Point(150 + radius * cos(angle), 150 + radius * sin(angle))
    }
    return ContourLabels.Line(level: level, points: points, isClosed: true)
  }

  private func labels(
    _ lines: [ContourLabels.Line], marks: [Drawing.Point] = [], others: [[Drawing.Point]] = []
  ) -> ContourLabels {
    let texts = Dictionary(lines.map { ($0.level, "\($0.level)") }) { a, _ in a }
    return ContourLabels(lines: lines, texts: texts, plot: plot, marks: marks, others: others)
  }

  @Test func theLineMakesRoomForItsLabel() throws {
    let result = labels([straight(100, level: 0.5)])
    let label = try #require(result.labels.first)
    #expect(result.labels.count == 1 && label.angle == 0 && label.text == "0.5")
    #expect(label.center.y == 100 && label.origin.y == 103.5)
    let pieces = result.pieces[0]
    #expect(pieces.count == 2)
    #expect(abs(pieces[0].last!.x - (label.center.x - label.reach)) < 1e-9)
    #expect(abs(pieces[1].first!.x - (label.center.x + label.reach)) < 1e-9)
  }

  @Test func labelsOfCirclesKeepApartAndStandUpright() {
    let lines = (1...6).map { circle(Double($0) * 22, level: Double($0)) }
    let result = labels(lines)
    #expect(result.labels.count >= 4)
    for (index, label) in result.labels.enumerated() {
      #expect((-90...90).contains(label.angle))
      let distance = hypot(label.center.x - 150, label.center.y - 150)
      #expect(abs(distance - label.level * 22) < 2)
      for other in result.labels[..<index] {
        #expect(hypot(label.center.x - other.center.x, label.center.y - other.center.y) > 12)
      }
    }
  }

  @Test func noLabelWhereThereIsNoRoom() {
    // Too short, too near to the edge, too bent, too crowded.
    let short = ContourLabels.Line(level: 1, points: [.init(100, 100), .init(130, 100)], isClosed: false)
    #expect(labels([short]).labels.isEmpty)
    #expect(labels([short]).pieces == [[short.points]])
    #expect(labels([straight(4, level: 1)]).labels.isEmpty)
    #expect(labels([circle(12, level: 1)]).labels.isEmpty)
    #expect(
      labels([straight(100, level: 1), straight(103, level: 2), straight(106, level: 3)]).labels.isEmpty)
    let path = [Drawing.Point(0, 101), Drawing.Point(300, 101)]
    #expect(labels([straight(100, level: 1)], others: [path]).labels.isEmpty)
  }

  @Test func labelsKeepAwayFromMarks() {
    let marks = stride(from: 10.0, to: 220, by: 10).map { Drawing.Point($0, 100) }
    let result = labels([straight(100, level: 1)], marks: marks)
    #expect(result.labels.count == 1)
    #expect(result.labels.allSatisfy { $0.center.x - $0.reach > 222 })
  }
}
