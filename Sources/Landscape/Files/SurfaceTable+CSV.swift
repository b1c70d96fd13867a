import ArrayFiles

extension SurfaceTable {
  /// A CSV file, piece by piece: a row a place with panel, x, y, loss and, where it is known of all panels,
  /// accuracy; y, then x ascending. Every number is the shortest that reads back as the same.
  public var csv: some Sequence<[UInt8]> {
    let hasAccuracy = panels.allSatisfy { $0.accuracy != nil }
    let head = "panel,x,y,loss" + (hasAccuracy ? ",accuracy" : "") + "\n"
    let rows = panels.lazy.flatMap { panel in
      y.indices.lazy.map { row in
        var text = ""
        for (column, x) in x.enumerated() {
          let place = row * self.x.count + column
          text += "\(panel.name.asCSVCell),\(x),\(y[row]),\(panel.loss[place])"
          if hasAccuracy, let accuracy = panel.accuracy { text += ",\(accuracy[place])" }
          text += "\n"
        }
        return Array(text.utf8)
      }
    }
    return [AnySequence([Array(head.utf8)]), AnySequence(rows)].joined()
  }

  /// The path as a CSV file, a row a checkpoint and panel; nil where no path is known.
  public var pathCSV: [UInt8]? {
    guard let points = trajectory?.points else { return nil }
    var text = "panel,step,a,b,distance,loss,surface_loss,accuracy,surface_accuracy\n"
    for (index, panel) in panels.enumerated() {
      for point in points {
        let (place, own, surface) = (point.place, point.own[index], point.surface[index])
        text += "\(panel.name.asCSVCell),\(point.step),\(place.a),\(place.b),\(place.distance)"
        text += ",\(own.loss),\(surface.loss),\(own.accuracy),\(surface.accuracy)\n"
      }
    }
    return Array(text.utf8)
  }
}
