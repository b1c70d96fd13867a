import Testing

@testable import Training

private func places(_ tensor: LayerTensor) -> [Int] {
  var places: [Int] = []
  tensor.forEachPlace { places.append($0) }
  return places
}

@Test func denseWeightsAreTransposedInFiles() {
  let tensors = Dense(inputShape: [2], outputWidth: 3, isRectified: true).tensors
  #expect(tensors.map(\.suffix) == ["weight", "bias"])
  #expect(tensors[0].shape == [3, 2])
  #expect(places(tensors[0]) == [0, 3, 1, 4, 2, 5])
  #expect(places(tensors[1]) == [6, 7, 8])
}

@Test func denseWeightsBehindAnImageFollowTheChannelsFirst() {
  // One output; the image has places (y, x) and channels c: here at (2y + x)·2 + c, in files at c·4 + 2y + x.
  let tensor = Dense(inputShape: [2, 2, 2], outputWidth: 1, isRectified: false).tensors[0]
  #expect(tensor.shape == [1, 8])
  #expect(places(tensor) == [0, 2, 4, 6, 1, 3, 5, 7])
}

@Test func convolutionsAreFiltersFirstInFiles() {
  let tensor = Convolution(inputShape: [4, 4, 2], filters: 2, kernel: 1).tensors[0]
  #expect(tensor.shape == [2, 2, 1, 1])
  // Here channel by channel, filters side by side.
  #expect(places(tensor) == [0, 2, 1, 3])
  let wide = Convolution(inputShape: [4, 4, 1], filters: 1, kernel: 3).tensors[0]
  #expect(places(wide) == Array(0..<9))
}
