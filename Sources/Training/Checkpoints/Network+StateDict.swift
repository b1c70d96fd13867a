import ArrayFiles

extension Network {
  /// A layer that has tensors, or the part of one that is a module of its own, and what its name in a file
  /// begins with.
  struct NamedLayer {
    /// That of the layer.
    let index: Int
    /// `2` in `2.weight`, `1.conv1` in `1.conv1.weight`.
    let prefix: String
    /// `conv1` in `1.conv1.weight`; otherwise nothing.
    let module: String
    let tensors: [LayerTensor]
  }

  /// The layers named as in the state dict of a PyTorch `Sequential` of the same modules; those of a head
  /// begin with `head.`.
  var namedLayers: [NamedLayer] {
    var named: [NamedLayer] = []
    var module = 0
    for (index, layer) in layers.enumerated() {
      if index == bodyCount { module = 0 }
      let number = module + layer.tensorModule
      let prefix = index < bodyCount ? "\(number)" : "head.\(number)"
      var rest = layer.tensors[...]
      while let part = rest.first?.module {
        let tensors = rest.prefix { $0.module == part }
        rest = rest.dropFirst(tensors.count)
        named.append(
          NamedLayer(
            index: index, prefix: part.isEmpty ? prefix : "\(prefix).\(part)", module: part,
            tensors: Array(tensors)))
      }
      module += layer.moduleCount
    }
    return named
  }

  /// The layers in the order in which `groups` have them: the modules in a layer by their names where the groups
  /// have these too, and otherwise as the layer has them.
  func namedLayers(in groups: [StateDictGroup]) -> [NamedLayer] {
    let layers = namedLayers
    let sorted = layers.sorted { NaturalOrder.precedes($0.prefix, $1.prefix) }
    let haveTheNames = zip(sorted, groups).allSatisfy { layer, group in
      layer.module.isEmpty || group.prefix == layer.module || group.prefix.hasSuffix(".\(layer.module)")
    }
    return haveTheNames ? sorted : layers
  }

  /// The weights as a state dict in PyTorch's shapes: dense layers (out, in), convolutions (out, in, height,
  /// width).
  public func stateDict(_ weights: Weights, metadata: [String: String] = [:]) -> SafeTensors {
    var file = SafeTensors(metadata: metadata)
    for layer in namedLayers {
      for tensor in layer.tensors {
        let source = tensor.isStatistic ? weights.statistics : weights.parameters
        let first = tensor.isStatistic ? statisticOffsets[layer.index] : offsets[layer.index]
        var values: [Float] = []
        values.reserveCapacity(tensor.count)
        source.withUnsafeBufferPointer { source in
          tensor.forEachPlace { values.append(source[first + $0]) }
        }
        file.append("\(layer.prefix).\(tensor.suffix)", NumberArray(values, shape: tensor.shape))
      }
    }
    return file
  }

  /// The weights that a file holds: any state dict of a PyTorch `Sequential` with the same layers, taken in
  /// the numeric order of their names. A head may be missing, and one that this network lacks is left out. Where only the number of outputs of the last
  /// layer is another, that layer (and a head) is taken from `others`.
  ///
  /// - Returns: the weights, and in words what was not found in the file or not taken from it.
  /// - Throws: `InputError` naming the tensor, its expected and its found shape.
  public func weights(
    in file: SafeTensors, named path: String, others: Weights
  ) throws(InputError) -> (weights: Weights, remark: String?) {
    var groups = try StateDictGroup.all(in: file, named: path)
    let all = namedLayers(in: groups)
    let body = all.filter { $0.index < bodyCount }
    var remarks: [String] = []
    let rest = groups.dropFirst(body.count)
    if all.count == body.count, !rest.isEmpty, rest.allSatisfy({ $0.prefix.hasPrefix("head.") }) {
      remarks.append("the head in \(path) is left out")
      groups.removeLast(rest.count)
    }
    guard groups.count == all.count || groups.count == body.count else {
      throw InputError(
        path, expected: "tensors of \(all.count) layers (\(all.map(\.prefix).joined(separator: ", ")))",
        found: "\(groups.count)")
    }
    var weights = others
    if groups.count < all.count { remarks.append("the head is not in \(path) and begins anew") }
    for (layer, group) in zip(all, groups) {
      if layer.index == body.last?.index, let width = lastWidth(of: group, unlike: layer) {
        remarks.append(
          "the last layer has \(width) outputs in \(path) and \(featureWidth) here: it begins anew"
            + (groups.count > body.count ? " with the head" : "") + ", the rest is loaded")
        break
      }
      try load(group, into: layer, of: path, &weights)
    }
    return (weights, remarks.isEmpty ? nil : remarks.joined(separator: "; "))
  }

  /// The number of outputs in the file where that is all that is different.
  private func lastWidth(of group: StateDictGroup, unlike layer: NamedLayer) -> Int? {
    guard let found = group.tensors["weight"]?.shape, let expected = layer.tensors.first?.shape,
      found.count == expected.count, found[0] != expected[0], found.dropFirst() == expected.dropFirst(),
      group.tensors.keys.sorted() == layer.tensors.map(\.suffix).sorted(),
      group.tensors["bias"]?.shape == [found[0]]
    else { return nil }
    return found[0]
  }

  /// - Parameter needsStatistics: whether running statistics must be there.
  func load(
    _ group: StateDictGroup, into layer: NamedLayer, of path: String, _ weights: inout Weights,
    needsStatistics: Bool = true
  ) throws(InputError) {
    for suffix in group.tensors.keys.sorted() where !layer.tensors.contains(where: { $0.suffix == suffix }) {
      throw InputError(
        path, at: "\(group.prefix).\(suffix)",
        expected: "a layer with \(layer.tensors.map(\.suffix).joined(separator: ", "))",
        found: "this tensor too")
    }
    for tensor in layer.tensors {
      let name = "\(group.prefix).\(tensor.suffix)"
      guard let array = group.tensors[tensor.suffix] else {
        if tensor.isStatistic, !needsStatistics { continue }
        throw InputError(path, at: name, expected: "a tensor (\(Self.text(tensor.shape)))", found: "none")
      }
      guard array.shape == tensor.shape else {
        throw InputError(
          path, at: name, expected: "shape (\(Self.text(tensor.shape)))",
          found: "(\(Self.text(array.shape)))")
      }
      let values = array.floats
      if let bad = values.first(where: { !$0.isFinite }) {
        throw InputError(path, at: name, expected: "finite numbers", found: NumberText.of(bad))
      }
      // A direction may well make variances smaller; weights with a negative one give no numbers.
      if needsStatistics, tensor.suffix == "running_var", let place = values.firstIndex(where: { $0 < 0 }) {
        throw InputError(
          path, at: "\(name), number \(place + 1) of \(values.count)", expected: "variances from 0 on",
          found: NumberText.of(values[place]))
      }
      var next = 0
      if tensor.isStatistic {
        tensor.forEachPlace {
          weights.statistics[statisticOffsets[layer.index] + $0] = values[next]
          next += 1
        }
      } else {
        tensor.forEachPlace {
          weights.parameters[offsets[layer.index] + $0] = values[next]
          next += 1
        }
      }
    }
  }

  private static func text(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: ", ") }
}
