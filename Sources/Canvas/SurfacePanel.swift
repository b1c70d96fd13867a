/// A surface over a rectangle of a plane: heat map, contours, and the path of training over it.
public struct SurfacePanel: Hashable, Sendable {
  public var title: String
  public var titleColor: Color
  /// Its ends are where the first and the last column stand.
  public var x: Axis
  /// Its ends are where the lowest and the highest row stand.
  public var y: Axis
  public var xTitle: String
  public var yTitle: String
  public var surface: SampledSurface
  public var scale: ColorScale
  public var colorMap: ColorMap
  /// The heights of the contours with their labels; empty for none.
  public var levels: [Tick]
  public var path: SurfacePath

  /// - Parameters:
  ///   - scale: nil for a linear one over all finite values.
  ///   - levels: nil for about eight round ones.
  public init(
    title: String, titleColor: Color = .standard, x: Axis, y: Axis, xTitle: String = "", yTitle: String = "",
    surface: SampledSurface, scale: ColorScale? = nil, colorMap: ColorMap = .viridis, levels: [Tick]? = nil,
    path: SurfacePath = SurfacePath()
  ) {
    self.title = title
    self.titleColor = titleColor
    self.x = x
    self.y = y
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.surface = surface
    let scale = scale ?? ColorScale(of: surface.values.lazy.compactMap(\.self))
    self.scale = scale
    self.colorMap = colorMap
    self.levels = levels ?? Self.levels(of: surface, scale: scale)
    self.path = path
  }

  /// About `count` round levels between the values of a surface, as far as a scale shows them.
  public static func levels(of surface: SampledSurface, scale: ColorScale, count: Int = 8) -> [Tick] {
    let values = surface.values.lazy.compactMap(\.self).filter(\.isFinite)
    guard let least = values.min(), let greatest = values.max() else { return [] }
    let lower = max(least, scale.axis.range.lowerBound)
    let upper = min(greatest, scale.axis.range.upperBound)
    guard lower < upper else { return [] }
    let levels = ContourLevels.nice(in: lower...upper, scale: scale.axis.scale, count: count)
    // A decade or less has few of the round numbers of a logarithmic axis.
    return scale.axis.scale == .logarithmic && 2 * levels.count < count
      ? ContourLevels.nice(in: lower...upper, count: count) : levels
  }

  /// The surface in fractions of the colour scale: what is interpolated, contoured and coloured, so that on a
  /// logarithmic scale lines and colours keep even distances.
  var positions: SampledSurface { surface.map(scale.position) }

  /// The contours in fractions of the axes, `y` upwards; their levels are fractions of the colour scale.
  func contours(of positions: SampledSurface) -> Contours {
    func fractions(_ count: Int) -> [Double] { (0..<count).map { Double($0) / Double(count - 1) } }
    return Contours(
      values: positions.filled, x: fractions(positions.columns), y: fractions(positions.rows),
      levels: levels.map { scale.position(of: $0.value) })
  }

  /// The colour of a contour: that of its height, made as much lighter or darker as can be told from it.
  func lineColor(at position: Double, strength: Double) -> Color {
    let ground = colorMap.color(at: position)
    return ground.mixed(with: ground.contrasting, fraction: strength)
  }

  /// What occurs in it that needs to be explained.
  var oddities: Set<SurfaceOddity> {
    var oddities: Set<SurfaceOddity> = []
    if surface.values.contains(where: { $0.map { !$0.isFinite } ?? false }) { oddities.insert(.notFinite) }
    if surface.values.contains(nil) {
      for index in surface.values.indices where surface.values[index] == nil {
        let u = Double(index % surface.columns) / Double(surface.columns - 1)
        let v = Double(index / surface.columns) / Double(surface.rows - 1)
        oddities.insert(surface.pixel(u: u, v: v).origin == .unknown ? .unknown : .interpolated)
        if oddities.isSuperset(of: [.unknown, .interpolated]) { break }
      }
    }
    return oddities
  }
}

/// Places of a surface whose colours do not stand for evaluated numbers.
enum SurfaceOddity: CaseIterable, Hashable {
  case notFinite, interpolated, unknown

  var name: String {
    switch self {
    case .notFinite: "not finite"
    case .interpolated: "interpolated"
    case .unknown: "not evaluated"
    }
  }
}
