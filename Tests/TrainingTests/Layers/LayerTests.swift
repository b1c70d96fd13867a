import CKernels
import Testing

@testable import Training

private let layers: [(name: String, layer: any Layer)] = [
  ("dense", Dense(inputShape: [5], outputWidth: 3, isRectified: false)),
  ("convolution", Convolution(inputShape: [4, 3, 2], filters: 3, kernel: 3)),
  ("convolution of many places", Convolution(inputShape: [5, 4, 2], filters: 3, kernel: 3)),
  (
    "convolution of many places, stride 2",
    Convolution(inputShape: [9, 7, 1], filters: 2, kernel: 3, stride: 2)
  ),
  ("convolution 5×5", Convolution(inputShape: [3, 4, 1], filters: 2, kernel: 5)),
  ("convolution of stride 2", Convolution(inputShape: [5, 4, 2], filters: 3, kernel: 3, stride: 2)),
  ("convolution 5×5 of stride 2", Convolution(inputShape: [6, 5, 1], filters: 2, kernel: 5, stride: 2)),
  ("convolution 1×1 of stride 2", Convolution(inputShape: [4, 5, 3], filters: 2, kernel: 1, stride: 2)),
  ("convolution by places", Convolution(inputShape: [3, 4, 8], filters: 5, kernel: 3)),
  (
    "convolution by places of stride 2", Convolution(inputShape: [5, 4, 9], filters: 3, kernel: 3, stride: 2)
  ),
  ("convolution by places, 5×5 on one place", Convolution(inputShape: [1, 2, 8], filters: 2, kernel: 5)),
  (
    "convolution by places, 1×1 of stride 2",
    Convolution(inputShape: [4, 5, 8], filters: 2, kernel: 1, stride: 2)
  ),
  ("convolution by places in groups", Convolution(inputShape: [1, 8, 250], filters: 1, kernel: 1)),
  ("batch norm", BatchNorm(places: 3, channels: 2, isRectified: false)),
  ("average pooling", Pooling(.average, inputShape: [4, 5, 2])),
  ("global average pooling", GlobalAveragePooling(inputShape: [2, 3, 2])),
  ("unit length", UnitLength(width: 4)),
  ("tanh", Sigmoidal(.tanh, width: 7)),
  ("logistic function", Sigmoidal(.logistic, width: 7)),
  ("wide tanh", Sigmoidal(.tanh, width: 35)),
]

@Test(arguments: layers.map(\.name))
func gradientsOfSmoothLayersFollowCentralDifferences(name: String) {
  let layer = layers.first { $0.name == name }!.layer
  for seed: UInt64 in 1...5 {
    #expect(LayerProbe(layer, rows: 6, seed: seed).gradientError() < 1e-3)
  }
}

private let kinked: [(name: String, layer: any Layer)] = [
  ("dense", Dense(inputShape: [5], outputWidth: 3, isRectified: true)),
  ("batch norm", BatchNorm(places: 3, channels: 2, isRectified: true)),
  ("max pooling", Pooling(.max, inputShape: [4, 4, 2])),
  ("rectifier", Rectifier(width: 7)),
  ("residual block", ResidualBlock(inputShape: [3, 2, 2], filters: 2, stride: 1)),
  ("residual block of stride 2", ResidualBlock(inputShape: [3, 4, 2], filters: 3, stride: 2)),
]

@Test(arguments: kinked.map(\.name))
func gradientsOfLayersWithKinksFollowSmallDifferences(name: String) {
  let layer = kinked.first { $0.name == name }!.layer
  // A small step seldom crosses a kink; where it does, that seed says nothing.
  let errors = (1...9).map { LayerProbe(layer, rows: 4, seed: $0).gradientError(step: 1e-3) }.sorted()
  #expect(errors[4] < 5e-3, "\(errors)")
}

@Test(arguments: (layers + kinked).map(\.name), [2, 3])
func layersGiveTheSameBitsOnSeveralThreads(name: String, threads: Int) {
  let layer = (layers + kinked).first { $0.name == name }!.layer
  let (alone, together) = (LayerProbe(layer, rows: 50), LayerProbe(layer, rows: 50, threads: threads))
  #expect(alone.forward() == together.forward())
  let (a, b) = (alone.gradients(), together.gradients())
  #expect(a.input == b.input && a.parameters == b.parameters)
}

@Test(arguments: [Sigmoidal.Curve.tanh, .logistic], [2, 3])
func activationsThatAreWorthSeveralThreadsGiveTheSameBitsOnThem(curve: Sigmoidal.Curve, threads: Int) {
  let layer = Sigmoidal(curve, width: 999)
  let (alone, together) = (LayerProbe(layer, rows: 111), LayerProbe(layer, rows: 111, threads: threads))
  #expect(alone.forward() == together.forward())
  #expect(alone.gradients().input == together.gradients().input)
}

private let descending =
  layers + kinked + [("wide dense", Dense(inputShape: [160], outputWidth: 192, isRectified: true))]

@Test(arguments: descending.map(\.name), [1, 2])
func aDescentIsTheStepAfterTheGradient(name: String, threads: Int) {
  let layer = descending.first { $0.name == name }!.layer
  var how = saddle_sgd(rate: 0.1, momentum: 0.9, weight_decay: 0, scale: 1, nesterov: false)
  let probe = LayerProbe(layer, rows: 50)
  let gradients = probe.gradients()
  let parameters = probe.parameters
  let velocities = FloatBuffer([Float](repeating: 0.5, count: parameters.count))
  saddle_sgd(
    parameters.count, parameters.pointer, velocities.pointer, gradients.parameters, &how)
  let descended = LayerProbe(layer, rows: 50, threads: threads).descended(by: how)
  #expect(descended.input == gradients.input)
  #expect(descended.parameters == parameters.values && descended.velocities == velocities.values)
}
