import ArrayFiles
import Canvas
import Landscape

extension LandscapePlane {
  /// The plane through the last of some checkpoints that comes nearest to the others, a step of 1 along an axis as
  /// far as they go.
  ///
  /// - Throws: ``CommandError/usage(_:)`` for weights of no run, `InputError` where the path spans no plane.
  static func principal(_ subject: LandscapeSubject, upTo step: Int?) throws -> LandscapePlane {
    guard let folder = subject.checkpoints else {
      throw CommandError.usage("--plane pca: expected a run, whose checkpoints make a path, found none")
    }
    let last = try step ?? subject.steps().last!
    let end = try subject.weights(step: last, option: "--step")
    var steps = try subject.steps().filter { $0 < last }
    let bytes = 4 * subject.network.parameterCount
    let room = MemoryBound.byteCount / 2 / bytes
    guard steps.count < room else {
      throw CommandError.usage(
        "--plane pca: \(steps.count + 1) checkpoints of \(bytes) bytes do not fit into half of the memory,"
          + " expected at most \(room)")
    }
    var path: [[Float]] = []
    steps = try steps.filter { step in
      do {
        path.append(try subject.weights(file: folder.weightFile(step: step)).weights.parameters)
        return true
      } catch let error as InputError where error.kind == .missing {
        // A training in progress keeps the newest only.
        return false
      }
    }
    guard steps.count >= 2 else {
      throw InputError(
        folder.path,
        expected: "three checkpoints at least, as train --checkpoint-steps N"
          + " --keep-checkpoints all leaves", found: "\(steps.count + 1) up to step \(last)")
    }
    let directions: PrincipalDirections
    do throws(CurvatureError) {
      directions = try PrincipalDirections(path: path + [end.weights.parameters])
    } catch {
      throw InputError(folder.path, reason: "\(error)")
    }
    let plane = try made(from: folder.path) { () throws(PlaneError) in
      try Plane(center: end.weights, x: directions.x.axis, y: directions.y.axis)
    }
    let shares = [directions.x.share, directions.y.share]
    let texts = shares.map { ($0 * 100).formatted() + " %" }
    return LandscapePlane(
      plane: plane, center: end.name,
      words: "PCA of \(steps.count + 1) checkpoints, steps \(steps[0]) to \(last), minus the last; they hold"
        + " \(texts[0]) and \(texts[1]) of the squared distances from it", range: "-1.2:1.2",
      axes: .init(x: "a: first principal direction, \(texts[0])", y: "b: second, \(texts[1])"),
      measurements: [.init("pca_explained_variance", shares)])
  }
}
