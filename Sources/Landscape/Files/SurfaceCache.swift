import ArrayFiles
import Glibc
import Training

/// A folder of surfaces, finished or half-finished, each in an npz file of its own.
public struct SurfaceCache: Sendable {
  public let folder: String

  /// - Parameter folder: it is made with the first surface.
  public init(_ folder: String) { self.folder = folder }

  public func path(of identity: SurfaceIdentity) -> String { "\(folder)/\(identity.key).npz" }

  /// What is kept of a surface; nil where nothing is.
  ///
  /// - Throws: `InputError` where the file is damaged or holds another surface.
  public func surface(_ identity: SurfaceIdentity, grid: Grid) throws(InputError) -> WeightSurface? {
    let path = path(of: identity)
    guard access(path, F_OK) == 0 else { return nil }
    let file = try NpzFile(path)
    guard try file.texts("description") == identity.lines else {
      throw InputError(path, at: "description", reason: "it is that of another surface")
    }
    let shape = [grid.y.count, grid.x.count]
    func array(_ name: String, _ type: ElementType) throws(InputError) -> NumberArray {
      let array = try file.array(name)
      guard array.shape == shape, array.type == type else {
        throw InputError(
          path, at: name, expected: "\(type.rawValue) of shape (\(shape[0]), \(shape[1]))",
          found: "\(array.type.rawValue) of shape \(array.shapeText)")
      }
      return array
    }
    let losses = try array("loss", .float64).doubles
    let accuracies = try array("accuracy", .float64).doubles
    let isEvaluated = try array("evaluated", .bool).bytes
    var surface = WeightSurface(grid)
    for row in 0..<grid.y.count {
      for column in 0..<grid.x.count {
        let point = Grid.Point(column: column, row: row)
        let index = grid.index(of: point)
        guard isEvaluated[index] != 0 else { continue }
        surface.set(point, to: Evaluation(loss: losses[index], accuracy: accuracies[index]))
      }
    }
    return surface
  }

  /// Keeps a surface in place of what was known of it before.
  ///
  /// - Throws: `OutputError`; what was kept before then is there still.
  public func keep(_ surface: WeightSurface, _ identity: SurfaceIdentity) throws(OutputError) {
    if mkdir(folder, 0o777) != 0, errno != EEXIST { throw OutputError(path: folder, errno: errno) }
    let shape = [surface.grid.y.count, surface.grid.x.count]
    var arrays = NpzArrays()
    arrays.append("x", NumberArray(doubles: surface.grid.x.values, shape: [shape[1]]))
    arrays.append("y", NumberArray(doubles: surface.grid.y.values, shape: [shape[0]]))
    arrays.append("loss", NumberArray(doubles: surface.losses, shape: shape))
    arrays.append("accuracy", NumberArray(doubles: surface.accuracies, shape: shape))
    arrays.append("evaluated", NumberArray(surface.evaluations.map { $0 != nil }, shape: shape))
    arrays.append("description", texts: identity.lines)
    try arrays.write(to: path(of: identity))
  }
}
