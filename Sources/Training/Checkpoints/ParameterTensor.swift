/// A tensor among a network's parameters, as a file has it.
public struct ParameterTensor: Sendable {
  /// Such as `0.weight`.
  public let name: String
  /// As in PyTorch: dense layers (out, in), convolutions (out, in, height, width).
  public let shape: [Int]
  private let tensor: LayerTensor
  private let first: Int

  init(name: String, tensor: LayerTensor, first: Int) {
    self.name = name
    shape = tensor.shape
    self.tensor = tensor
    self.first = first
  }

  /// The places of its elements in the flat vector of parameters, in the order of a file: the weights of one
  /// filter, or of one output of a dense layer, follow one another.
  public var places: [Int] {
    var places: [Int] = []
    places.reserveCapacity(tensor.count)
    tensor.forEachPlace { places.append(first + $0) }
    return places
  }
}

extension Network {
  /// The tensors that the parameters are made of, in the order of a file.
  public var parameterTensors: [ParameterTensor] {
    namedLayers.flatMap { layer in
      layer.tensors.filter { !$0.isStatistic }.map {
        ParameterTensor(name: "\(layer.prefix).\($0.suffix)", tensor: $0, first: offsets[layer.index])
      }
    }
  }
}
