import ArrayFiles

extension Network {
  /// The weights that a file holds, all of them.
  ///
  /// - Throws: `InputError` where the file is not the state dict of this network, head included: which tensor,
  ///   the shape that it should have and the one that it has.
  public func allWeights(in file: SafeTensors, named path: String) throws(InputError) -> Weights {
    try tensors(in: file, named: path, needsStatistics: true)
  }

  /// A direction through the space of the parameters, stored as a state dict whose tensors have the shapes of
  /// the weights; running statistics may be missing and have no part in it.
  ///
  /// - Throws: `InputError` where the tensors are not those of this network: which, the shape that it should
  ///   have and the one that it has.
  public func direction(in file: SafeTensors, named path: String) throws(InputError) -> [Float] {
    try tensors(in: file, named: path, needsStatistics: false).parameters
  }

  private func tensors(
    in file: SafeTensors, named path: String, needsStatistics: Bool
  ) throws(InputError) -> Weights {
    let groups = try StateDictGroup.all(in: file, named: path)
    let layers = namedLayers(in: groups)
    guard groups.count == layers.count else {
      throw InputError(
        path, expected: "tensors of \(layers.count) layers (\(layers.map(\.prefix).joined(separator: ", ")))",
        found: "\(groups.count) (\(groups.map(\.prefix).joined(separator: ", ")))")
    }
    var weights = Weights(
      parameters: [Float](repeating: 0, count: parameterCount),
      statistics: [Float](repeating: 0, count: statisticCount))
    for (layer, group) in zip(layers, groups) {
      try load(group, into: layer, of: path, &weights, needsStatistics: needsStatistics)
    }
    return weights
  }
}
