import Training

/// Losses over a grid of places, whose coordinates need not stand at equal distances: what files of surfaces
/// hold, whoever made them.
public struct SurfaceTable: Sendable, Hashable {
  /// One loss over the grid.
  public struct Panel: Sendable, Hashable {
    public let name: String
    /// (y, x), row by row; NaN where nothing is known.
    public let loss: [Double]
    /// As `loss`, from 0 to 1; nil where it is not known.
    public let accuracy: [Double]?

    public init(name: String, loss: [Double], accuracy: [Double]?) {
      self.name = name
      self.loss = loss
      self.accuracy = accuracy
    }
  }

  /// Ascending.
  public let x: [Double]
  /// Ascending; of a line, one number.
  public let y: [Double]
  public let panels: [Panel]
  /// With an evaluation a panel at each point; nil where no path is known.
  public var trajectory: Trajectory?
  /// What the surface is of and how it was made, a line each.
  public var description: [String] = []
  /// What the axes of the plane are.
  public var axes = Axes()
  /// Which places have been evaluated; nil where all have.
  public var isEvaluated: [Bool]?
  /// What was measured beside it, in lines for people.
  public var remarks: [String] = []
  /// What else was measured, under the names that a file has it by.
  public var measurements: [Measurement] = []

  /// What the axes of a plane are, in a few words.
  public struct Axes: Sendable, Hashable {
    public var x: String
    public var y: String

    public init(x: String = "a", y: String = "b") {
      self.x = x
      self.y = y
    }
  }

  /// Numbers that belong to a surface, such as the eigenvalues of the Hessian at its center.
  public struct Measurement: Sendable, Hashable {
    public let name: String
    public let values: [Double]

    public init(_ name: String, _ values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// - Precondition: there are coordinates, ascending, and a panel, each with a number for every place.
  public init(x: [Double], y: [Double], panels: [Panel]) {
    precondition(!x.isEmpty && !y.isEmpty && !panels.isEmpty)
    for axis in [x, y] { precondition(zip(axis, axis.dropFirst()).allSatisfy { $0 < $1 }) }
    for panel in panels {
      precondition(panel.loss.count == x.count * y.count)
      precondition(panel.accuracy == nil || panel.accuracy?.count == panel.loss.count)
    }
    self.x = x
    self.y = y
    self.panels = panels
  }

  /// The table of surfaces over one grid.
  ///
  /// - Precondition: there is a surface, and a name each.
  public init(_ surfaces: [WeightSurface], names: [String]) {
    precondition(surfaces.count == names.count && surfaces.allSatisfy { $0.grid == surfaces[0].grid })
    self.init(
      x: surfaces[0].grid.x.values, y: surfaces[0].grid.y.values,
      panels: zip(surfaces, names).map { surface, name in
        Panel(name: name, loss: surface.losses, accuracy: surface.accuracies)
      })
  }

  public var isLine: Bool { y.count == 1 }
}
