import ArrayFiles
import Training

extension SurfaceTable {
  /// The path in an npz file; nil where it has no `path_a`.
  ///
  /// - Throws: `InputError` where an array has another length than `path_a`, or a step is no whole number.
  static func trajectory(of panels: [String], in file: NpzFile) throws(InputError) -> Trajectory? {
    guard file.names.contains("path_a") else { return nil }
    let count = try file.array("path_a").count
    /// NaN where the file has no such array.
    func column(_ name: String) throws(InputError) -> [Double] {
      guard file.names.contains(name) else { return [Double](repeating: .nan, count: count) }
      let array = try file.array(name)
      guard array.shape == [count] else {
        throw InputError(
          file.path, at: name, expected: "\(count) numbers, as many as path_a has",
          found: "shape \(array.shapeText)")
      }
      return array.doubles
    }
    let (a, b) = (try column("path_a"), try column("path_b"))
    let distances = try column("path_distance")
    let steps = try file.names.contains("path_step") ? column("path_step") : (0..<count).map { Double($0) }
    var own: [[Double]] = []
    var surface: [[Double]] = []
    for panel in panels {
      let suffix = suffix(panel, of: panels.count)
      own.append(try column("path_loss" + suffix))
      surface.append(try column("path_surface_loss" + suffix))
    }
    func evaluations(_ losses: [[Double]], _ index: Int) -> [Evaluation] {
      losses.map { Evaluation(loss: $0[index], accuracy: .nan) }
    }
    var trajectory = Trajectory()
    for index in 0..<count {
      guard let step = Int(exactly: steps[index]) else {
        throw InputError(file.path, at: "path_step", expected: "whole numbers", found: "\(steps[index])")
      }
      trajectory.append(
        Trajectory.Point(
          step: step, place: Plane.Projection(a: a[index], b: b[index], distance: distances[index]),
          own: evaluations(own, index), surface: evaluations(surface, index)))
    }
    return trajectory
  }
}
