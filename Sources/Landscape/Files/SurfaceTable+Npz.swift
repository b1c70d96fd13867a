import ArrayFiles

extension SurfaceTable {
  /// The arrays of an npz file: `x` (n), `y` (m), and `loss` and `accuracy` (m, n); of several losses, `loss_NAME`
  /// and `accuracy_NAME` each. With a path also `path_step`, `path_a`, `path_b`, `path_distance`, and
  /// `path_loss`, `path_surface_loss` or, of several losses, `path_loss_NAME` …; where not all places have been
  /// evaluated, `evaluated` (m, n); the measurements under their names; `panels` (the names), `axes` (two) and
  /// `description` are texts.
  public var npz: NpzArrays {
    var arrays = NpzArrays()
    arrays.append("x", NumberArray(doubles: x, shape: [x.count]))
    arrays.append("y", NumberArray(doubles: y, shape: [y.count]))
    for panel in panels {
      arrays.append("loss" + suffix(panel), NumberArray(doubles: panel.loss, shape: [y.count, x.count]))
      if let accuracy = panel.accuracy {
        arrays.append("accuracy" + suffix(panel), NumberArray(doubles: accuracy, shape: [y.count, x.count]))
      }
    }
    if let points = trajectory?.points {
      let shape = [points.count]
      arrays.append("path_step", NumberArray(points.map(\.step), shape: shape))
      arrays.append("path_a", NumberArray(doubles: points.map(\.place.a), shape: shape))
      arrays.append("path_b", NumberArray(doubles: points.map(\.place.b), shape: shape))
      arrays.append("path_distance", NumberArray(doubles: points.map(\.place.distance), shape: shape))
      for (index, panel) in panels.enumerated() {
        let (own, surface) = (points.map { $0.own[index].loss }, points.map { $0.surface[index].loss })
        arrays.append("path_loss" + suffix(panel), NumberArray(doubles: own, shape: shape))
        arrays.append("path_surface_loss" + suffix(panel), NumberArray(doubles: surface, shape: shape))
      }
    }
    if let isEvaluated {
      arrays.append("evaluated", NumberArray(isEvaluated, shape: [y.count, x.count]))
    }
    for measurement in measurements {
      arrays.append(
        measurement.name, NumberArray(doubles: measurement.values, shape: [measurement.values.count]))
    }
    arrays.append("panels", texts: panels.map(\.name))
    arrays.append("axes", texts: [axes.x, axes.y])
    if !description.isEmpty { arrays.append("description", texts: description) }
    return arrays
  }

  /// What the name of an array of a panel ends in: nothing where it is the only one.
  public func suffix(_ panel: Panel) -> String { Self.suffix(panel.name, of: panels.count) }

  /// What the name of an array of a panel ends in.
  static func suffix(_ panel: String, of count: Int) -> String { count == 1 ? "" : "_\(panel)" }

  /// Reads an npz file of ours or of another program: `loss`, or `loss_NAME` or `NAME_loss` once or more, in two
  /// dimensions (y, x), with `x` and `y`, perhaps as numpy's meshgrid makes them, if there are any; or beside
  /// these one array under any name. Without `x` and `y` the coordinates count columns and rows from 0.
  ///
  /// - Throws: `InputError` where the file is not that: which array, its expected and its found shape.
  public init(npz path: String) throws(InputError) {
    let file = try NpzFile(path)
    let names = file.names
    var losses = names.filter {
      $0 == "loss" || $0.hasPrefix("loss_") || $0.hasSuffix("_loss") && !$0.hasPrefix("path_")
    }
    let others = names.filter { !["x", "y"].contains($0) }
    if losses.isEmpty { losses = others.count == 1 ? others : names.count == 1 ? names : [] }
    guard let first = losses.first else {
      throw InputError(
        path, expected: "an array named loss, with x and y, or one array alone",
        found: names.isEmpty ? "none" : names.joined(separator: ", "))
    }
    let shape = try Self.matrix(first, in: file).shape
    let x = try Self.axis("x", shape, in: file)
    let y = try Self.axis("y", shape, in: file)
    var panels: [Panel] = []
    // Words are a courtesy: what others have under these names is left alone where it is none.
    let titles = (try? file.texts("panels")) ?? []
    for (index, name) in losses.enumerated() {
      let (title, accuracy) = Self.words(ofLoss: name)
      panels.append(
        Panel(
          // A name for two would be that of two arrays.
          name: Set(titles).count == losses.count ? titles[index] : title,
          loss: try Self.values(name, shape: shape, in: file, x, y),
          accuracy: names.contains(accuracy)
            ? try Self.values(accuracy, shape: shape, in: file, x, y) : nil))
    }
    self.init(x: x.values, y: y.values, panels: panels)
    description = (try? file.texts("description")) ?? []
    if let titles = try? file.texts("axes"), titles.count == 2 {
      axes = Axes(x: titles[0], y: titles[1])
    }
    if names.contains("evaluated") {
      isEvaluated = try Self.values("evaluated", shape: shape, in: file, x, y).map { $0 != 0 }
    }
    trajectory = try Self.trajectory(of: panels.map(\.name), in: file)
  }

  /// What an array of losses is of, and what the array with the accuracies there is called.
  private static func words(ofLoss name: String) -> (title: String, accuracy: String) {
    if name.hasPrefix("loss_") {
      let title = name.dropFirst("loss_".count)
      return (String(title), "accuracy_" + title)
    }
    guard name.hasSuffix("_loss") else { return (name, "accuracy") }
    let title = name.dropLast("_loss".count)
    return (String(title), title + "_accuracy")
  }

  private static func matrix(_ name: String, in file: NpzFile) throws(InputError) -> NumberArray {
    let array = try file.array(name)
    guard array.shape.count == 2, array.count > 0 else {
      throw InputError(
        file.path, at: name, expected: "an array of two dimensions, (y, x)",
        found: "shape \(array.shapeText)")
    }
    return array
  }

  private struct Coordinates {
    let values: [Double]
    /// Whether the file has them from the greatest down.
    let isReversed: Bool
  }

  private static func axis(
    _ name: String, _ shape: [Int], in file: NpzFile
  ) throws(InputError) -> Coordinates {
    let count = shape[name == "x" ? 1 : 0]
    guard file.names.contains(name), file.names.count > 1 else {
      return Coordinates(values: (0..<count).map { Double($0) }, isReversed: false)
    }
    let array = try unrepeated(file.array(name), name, shape)
    guard array.shape == [count] else {
      throw InputError(
        file.path, at: name,
        expected: "\(count) coordinates, one a \(name == "x" ? "column" : "row") of the loss",
        found: "shape \(array.shapeText)")
    }
    let values = array.doubles
    if let bad = values.first(where: { !$0.isFinite }) {
      throw InputError(file.path, at: name, expected: "finite coordinates", found: "\(bad)")
    }
    let isReversed = count > 1 && values[0] > values[1]
    let ascending = isReversed ? values.reversed() : values
    for (low, high) in zip(ascending, ascending.dropFirst()) where low >= high {
      throw InputError(file.path, at: name, expected: "ascending coordinates", found: "\(low), then \(high)")
    }
    return Coordinates(values: ascending, isReversed: isReversed)
  }

  /// Of the coordinates of every place, as a meshgrid has them, those of one row or column; others as they are.
  private static func unrepeated(_ array: NumberArray, _ name: String, _ shape: [Int]) -> NumberArray {
    let (rows, columns) = (shape[0], shape[1])
    guard array.shape == shape else { return array }
    let values = array.doubles
    let isMesh = values.indices.allSatisfy {
      values[$0] == values[name == "x" ? $0 % columns : $0 / columns * columns]
    }
    guard isMesh else { return array }
    return name == "x"
      ? NumberArray(doubles: Array(values.prefix(columns)), shape: [columns])
      : NumberArray(doubles: (0..<rows).map { values[$0 * columns] }, shape: [rows])
  }

  /// The numbers of an array, with the lowest row and the leftmost column first.
  private static func values(
    _ name: String, shape: [Int], in file: NpzFile, _ x: Coordinates, _ y: Coordinates
  ) throws(InputError) -> [Double] {
    let array = try matrix(name, in: file)
    guard array.shape == shape else {
      throw InputError(
        file.path, at: name, expected: "shape (\(shape[0]), \(shape[1])) as of the first loss",
        found: array.shapeText)
    }
    let numbers = array.doubles
    guard x.isReversed || y.isReversed else { return numbers }
    let (rows, columns) = (shape[0], shape[1])
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        let (r, c) = (y.isReversed ? rows - 1 - row : row, x.isReversed ? columns - 1 - column : column)
        return numbers[r * columns + c]
      }
    }
  }
}
