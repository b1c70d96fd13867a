import ArrayFiles
import Glibc
import Testing

@testable import Datasets

private let images = ArrayBytes.uint8(Array(0..<24), [4, 2, 3])
private let labels = ArrayBytes.uint8([0, 1, 1, 0], [4])
private let testImages = ArrayBytes.uint8([0, 0, 0, 0, 0, 255], [1, 2, 3])
private let testLabels = ArrayBytes.uint8([1], [1])

@Test(arguments: ["-", "."], [false, true])
func theLayoutOfMNISTIsRead(mark: String, isCompressed: Bool) throws {
  let folder = try TemporaryFolder()
  func write(_ name: String, _ array: ArrayBytes) throws {
    let file = "\(name)\(mark)idx\(array.shape.count)-ubyte\(isCompressed ? ".gz" : "")"
    try folder.file(file, isCompressed ? gzip(array.idx) : array.idx)
  }
  try write("train-images", images)
  try write("train-labels", labels)
  let alone = try Split.load(folder.path)
  #expect(alone.testOrigin == .heldOut)
  #expect(alone.train.count == 3 && alone.test.count == 1)

  try write("t10k-images", testImages)
  try write("t10k-labels", testLabels)
  let split = try Split.load(folder.path + "/")
  #expect(split.testOrigin == .given)
  #expect(split.train.inputShape == [2, 3])
  #expect(split.train.allInputs == (0..<24).map { Float($0) * (1 / 255) })
  #expect(split.train.labels == [0, 1, 1, 0])
  #expect(split.test.allInputs == [0, 0, 0, 0, 0, 1])
  #expect(split.test.labels == [1])
  #expect(folder.path.hasSuffix(split.train.name) && split.train.name.count > 10)
}

@Test(arguments: [
  ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
  ("t10k-labels-idx1-ubyte", "t10k-images-idx3-ubyte"),
])
func aFileThatIsMissingIsNamed(present: String, missing: String) throws {
  let folder = try TemporaryFolder()
  if present.hasPrefix("t10k") {
    try folder.file("train-images-idx3-ubyte", images.idx)
    try folder.file("train-labels-idx1-ubyte", labels.idx)
  }
  try folder.file(present, present.contains("images") ? images.idx : testLabels.idx)
  #expect(throws: InputError("\(folder.path)/\(missing)", errno: ENOENT)) { try Split.load(folder.path) }
}

@Test(arguments: [
  (
    images, ArrayBytes.uint8([0, 1], [2]),
    "train-labels-idx1-ubyte: expected 4 labels, one for each input, found 2"
  ),
  (
    images, ArrayBytes.uint8([0, 1, 3, 1], [4]),
    "train-labels-idx1-ubyte: sample 2: expected a training sample of every class from 0 to 3, found label 3 here "
      + "and none of class 2"
  ),
  (
    labels, labels,
    "train-images-idx3-ubyte: expected 2 to 4 dimensions: (N, D), (N, H, W) or (N, H, W, C), found (4,)"
  ),
])
private func whatIsWrongIsNamedByFileAndSample(
  images: ArrayBytes, labels: ArrayBytes, description: String
) throws {
  let folder = try TemporaryFolder()
  try folder.file("train-images-idx3-ubyte", images.idx)
  try folder.file("train-labels-idx1-ubyte", labels.idx)
  let error = #expect(throws: InputError.self) { try Split.load(folder.path) }
  #expect(error?.description == "\(folder.path)/\(description)")
}
