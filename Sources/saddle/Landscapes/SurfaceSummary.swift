import Canvas
import Landscape
import Training

/// What there is to say of surfaces in words and numbers: what they are of, their lowest and highest points,
/// and the path.
struct SurfaceSummary {
  private let table: SurfaceTable

  init(_ table: SurfaceTable) { self.table = table }

  func buffer(_ lines: [String], width: Int) -> Buffer {
    let lines = lines.flatMap { line in
      // A table's columns stay where they are.
      line.isEmpty || line.hasPrefix(" ") ? [line.clipped(toWidth: width)] : line.wrapped(toWidth: width)
    }
    var buffer = Buffer(width: width, height: lines.count)
    for (y, line) in lines.enumerated() { buffer.write(line, x: 0, y: y) }
    return buffer
  }

  var lines: [String] {
    table.description.map(OneLine.of) + table.panels.map(extremes) + table.remarks + path
  }

  private func extremes(_ panel: SurfaceTable.Panel) -> String {
    let places = panel.loss.indices.filter { panel.loss[$0].isFinite }
    let name = OneLine.of(panel.name)
    let unknown = table.isEvaluated.map { $0.count { !$0 } } ?? 0
    let rest = [
      (panel.loss.count - places.count - unknown, "are not finite"), (unknown, "are not evaluated"),
    ].filter { $0.0 > 0 }.map { "; \($0.0.grouped) of \(panel.loss.count.grouped) \($0.1)" }.joined()
    guard let low = places.min(by: { panel.loss[$0] < panel.loss[$1] }),
      let high = places.max(by: { panel.loss[$0] < panel.loss[$1] })
    else { return "\(name): no finite value" + (unknown > 0 ? rest : "") }
    return "\(name): least \(text(panel, low)), greatest \(text(panel, high))\(rest)"
  }

  private func text(_ panel: SurfaceTable.Panel, _ place: Int) -> String {
    let (x, y) = (table.x[place % table.x.count], table.y[place / table.x.count])
    let location = table.isLine ? x.formatted() : "(\(x.formatted()), \(y.formatted()))"
    let accuracy = panel.accuracy.map { ", \(($0[place] * 100).formatted(decimals: 1)) % right" } ?? ""
    return "\(panel.loss[place].formatted()) at \(location)\(accuracy)"
  }

  /// A table of the checkpoints for each panel.
  private var path: [String] {
    guard let points = table.trajectory?.points, !points.isEmpty else { return [] }
    return table.panels.enumerated().flatMap { index, panel in
      let head = ["step", "a", "b", "distance", "loss", "on the plane"]
      let rows = points.map { point in
        [
          point.step.grouped, point.place.a.formatted(), point.place.b.formatted(),
          point.place.distance.formatted(), point.own[index].loss.formatted(),
          point.surface[index].loss.formatted(),
        ]
      }
      let widths = head.indices.map { column in
        ([head] + rows).map { $0[column].displayWidth }.max()!
      }
      let lines = ([head] + rows).map { row in
        let cells = zip(row, widths).map { cell, width in
          String(repeating: " ", count: width - cell.displayWidth) + cell
        }
        return "  " + cells.joined(separator: "  ")
      }
      return ["", "path, \(OneLine.of(panel.name)):"] + lines
    }
  }
}
