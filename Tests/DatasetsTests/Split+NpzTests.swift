import ArrayFiles
import Testing

@testable import Datasets

private func load(_ members: KeyValuePairs<String, ArrayBytes>) throws -> Split {
  let folder = try TemporaryFolder()
  return try Split.load(folder.file("set.npz", npz(members)))
}

/// Six samples of shape (2, 1), two of each of three classes.
private let x = ArrayBytes.uint8(Array(0..<12), [6, 2, 1])
private let y = ArrayBytes.int64([0, 1, 2, 0, 1, 2])
private let xTest = ArrayBytes.uint8([255, 0], [1, 2, 1])
private let yTest = ArrayBytes.int64([2])

@Test func partsAndNamesAreRead() throws {
  let split = try load([
    "x": x, "y": y, "x_test": xTest, "y_test": yTest, "classes": .texts(["é", "b", "cc"]), "more": yTest,
  ])
  #expect(split.testOrigin == .given)
  #expect(split.train.name == "set")
  #expect(split.train.inputShape == [2, 1])
  #expect(split.train.allInputs == (0..<12).map { Float($0) * (1 / 255) })
  #expect(split.train.labels == [0, 1, 2, 0, 1, 2])
  #expect(split.train.classNames == ["é", "b", "cc"])
  #expect(split.test.allInputs == [1, 0])
  #expect(split.test.labels == [2])
  #expect(split.test.classNames == split.train.classNames)
}

@Test func theNamesOfKerasAreKnown() throws {
  let split = try load(["x_train": x, "y_train": y, "x_test": xTest, "y_test": yTest])
  #expect(split.train.count == 6 && split.test.count == 1)
}

@Test func withoutATestPartAFifthIsHeldOut() throws {
  let split = try load([
    "x": .uint8(Array(0..<10), [10, 1]), "y": .int64([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], [10, 1]),
  ])
  #expect(split.testOrigin == .heldOut)
  #expect(split.test.classSizes == [1, 1])
  #expect(split.train.classSizes == [4, 4])
  #expect(split.train.classNames == ["0", "1"])
}

@Test func floatsAreTakenAsTheyAreAndNarrowed() throws {
  let values = [0.1, -2, 3e38, 0, 1, 2]
  for x in [ArrayBytes.float32(values.map(Float.init), [6, 1]), .float64(values, [6, 1])] {
    let split = try load(["x": x, "y": y, "x_test": .float32([7], [1, 1]), "y_test": yTest])
    #expect(split.train.allInputs == values.map(Float.init))
    #expect(split.test.allInputs == [7])
  }
}

@Test(
  arguments: [
    (["y": y], nil, "expected an array named x, found y"),
    (["x": x], nil, "expected an array named y, found x"),
    ([:], nil, "expected an array named y, found none"),
    (["x": x, "y": y, "x_test": xTest], nil, "expected an array named y_test, found x, y, x_test"),
    (["x": x, "y": y, "y_test": yTest], nil, "expected an array named x_test, found x, y, y_test"),
    (
      ["x": .int64([0, 1, 2, 3, 4, 5], [6, 1]), "y": y], "x", "expected uint8 or floating point, found int64"
    ),
    (["x": .texts(["a"]), "y": y], "x.npy", "expected an array of numbers, found texts"),
    (["x": x, "y": .float64([0, 1], [2])], "y", "expected integers, found float64"),
    (
      ["x": x, "y": .uint8([0, 1, 2], [3, 2])], "y.npy",
      "expected 6 more bytes, found the end after at most 3"
    ),
    (
      ["x": x, "y": .int64([0, 1], [1, 2])], "y", "expected one label a sample, (N,) or (N, 1), found (1, 2)"
    ),
    (
      ["x": .uint8([0, 1], [2]), "y": y], "x",
      "expected 2 to 4 dimensions: (N, D), (N, H, W) or (N, H, W, C), found (2,)"
    ),
    (
      ["x": .uint8([0], [1, 1, 1, 1, 1]), "y": y], "x",
      "expected 2 to 4 dimensions: (N, D), (N, H, W) or (N, H, W, C), found (1, 1, 1, 1, 1)"
    ),
    (
      ["x": .uint8(Array(repeating: 0, count: 192), [1, 3, 8, 8]), "y": y], "x",
      "expected images as (N, H, W, C), found (1, 3, 8, 8), which looks like (N, C, H, W): transpose(0, 2, 3, 1) "
        + "turns it round"
    ),
    (
      ["x": x, "y": y, "x_test": .float32([0, 1], [1, 2, 1]), "y_test": yTest], "x_test",
      "expected uint8 as the inputs to train on (uint8 is divided by 255, floating point is not), found float32"
    ),
    (
      [
        "x": .float64([0, 1, 2], [3, 1]), "y": .int64([0, 1, 2]), "x_test": .uint8([0], [1, 1]),
        "y_test": yTest,
      ],
      "x_test",
      "expected float64 as the inputs to train on (uint8 is divided by 255, floating point is not), found uint8"
    ),
    (
      ["x": .uint8(Array(repeating: 0, count: (1 << 24) + 1), [1, (1 << 24) + 1]), "y": yTest], "x",
      "expected at most 1073741824 samples of at most 16777216 numbers, found (1, 16777217)"
    ),
    (["x": .uint8([], [0, 4]), "y": .int64([])], "x", "expected samples, found shape (0, 4)"),
    (["x": .uint8([], [4, 0]), "y": .int64([])], "x", "expected samples, found shape (4, 0)"),
    (
      ["x": .uint8([], [1 << 62, 0]), "y": .int64([])], "x",
      "expected samples, found shape (4611686018427387904, 0)"
    ),
    (
      ["x": .float32([0, 1, 2, 3, 4, .nan], [3, 2]), "y": .int64([0, 1, 2])], "x, sample 2",
      "expected numbers that are finite in single precision, found NaN"
    ),
    (
      ["x": .float64([0, 1, 1e39, 3, 4, 5], [6, 1]), "y": y], "x, sample 2",
      "expected numbers that are finite in single precision, found inf"
    ),
    (["x": x, "y": .int64([0, 1, 2])], "y", "expected 6 labels, one for each input, found 3"),
    (
      ["x": x, "y": y, "x_test": xTest, "y_test": y], "y_test",
      "expected 1 labels, one for each input, found 6"
    ),
    (
      ["x": x, "y": .int64([0, 1, -1, 0, 1, 2])], "y, sample 2", "expected a label from 0 to 65535, found -1"
    ),
    (
      ["x": x, "y": .int64([0, 1, 2, 0, 1, 65536])], "y, sample 5",
      "expected a label from 0 to 65535, found 65536"
    ),
    (
      ["x": x, "y": ArrayBytes(descr: "<u8", shape: [6], bytes: Array(repeating: 255, count: 48))], "y",
      "expected labels below 2⁶³, found a greater one"
    ),
    (
      ["x": x, "y": .int64([0, 1, 2, 0, 9, 2])], "y, sample 4",
      "expected a training sample of every class from 0 to 9, found label 9 here and none of class 3"
    ),
    (
      ["x": x, "y": .int64([1, 2, 3, 1, 2, 3])], "y, sample 2",
      "expected a training sample of every class from 0 to 3, found label 3 here and none of class 0"
    ),
    (["x": x, "y": .int64([0, 0, 0, 0, 0, 0])], "y", "expected at least two classes, found one"),
    (
      ["x": x, "y": y, "classes": .texts(["a", "b"])], "y, sample 2", "expected a label from 0 to 1, found 2"
    ),
    (
      ["x": x, "y": y, "classes": .texts(["a", "b", "c", "d"])], "y",
      "expected a training sample of every class from 0 to 3, found none of class 3 (d)"
    ),
    (["x": x, "y": y, "classes": .texts(["a"])], "classes", "expected 2 to 65536 names, found 1"),
    (
      ["x": x, "y": y, "classes": y], "classes.npy",
      "expected texts in one dimension, found shape (6,) or numbers"
    ),
    (
      ["x": x, "y": y, "x_test": .uint8([1, 2], [1, 1, 2]), "y_test": yTest], "x_test",
      "expected inputs of shape [2, 1], as those to train on, found [1, 2]"
    ),
    (
      ["x": x, "y": y, "x_test": xTest, "y_test": .int64([3])], "y_test, sample 0",
      "expected a label from 0 to 2, found 3"
    ),
    (
      [
        "x": .float32([0, 1, 2], [3, 1]), "y": .int64([0, 1, 2]), "x_test": .float64([1e39], [1, 1]),
        "y_test": yTest,
      ], "x_test, sample 0",
      "expected numbers that are finite in single precision, found inf"
    ),
  ] as [(KeyValuePairs<String, ArrayBytes>, String?, String)])
private func whatIsWrongIsNamedByArrayAndSample(
  members: KeyValuePairs<String, ArrayBytes>, place: String?, reason: String
) throws {
  let error = #expect(throws: InputError.self) { try load(members) }
  #expect(error?.place == place)
  #expect(error?.reason == reason)
}
