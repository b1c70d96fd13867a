/// How a plane is laid through the space of weights; the raw value is its name on the command line.
enum PlaneKind: String, CaseIterable {
  /// Two directions drawn by chance.
  case random
  /// Along which the checkpoints of a run mostly went.
  case pca
  /// Along the steepest curvature.
  case hessian
  /// Through three sets of weights, or a line through two.
  case interpolation
  /// Two directions from files.
  case directions

  /// What `--plane` takes; the directions of files name themselves.
  static let named: [PlaneKind] = [.random, .pca, .hessian, .interpolation]

  /// - Throws: ``CommandError/usage(_:)`` where the name stands for none.
  init(option text: String) throws(CommandError) {
    guard let kind = Self.named.first(where: { $0.rawValue == text }) else {
      let names = Self.named.map(\.rawValue).joined(separator: ", ")
      throw .usage("--plane: expected one of \(names), or --x and --y, found '\(text)'")
    }
    self = kind
  }
}
