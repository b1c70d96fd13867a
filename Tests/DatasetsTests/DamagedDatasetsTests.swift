import ArrayFiles
import Glibc
import Testing

@testable import Datasets

/// A format with a small data set in it, of which one file is damaged.
private struct Format: CustomTestStringConvertible {
  let testDescription: String
  let files: [String: [UInt8]]
  let damaged: String
  /// What to load: a file in the folder, or the folder itself where it is empty.
  var path = ""
  /// Whether a file that is cut short is always an error; the first lines of a CSV file are one too.
  var cutsAreErrors = true

  static let all = [
    npzFormat, csvFormat, idx("train-images-idx3-ubyte"), idx("train-labels-idx1-ubyte"), cifar,
  ]

  private static let npzFormat = Format(
    testDescription: "npz",
    files: [
      "a.npz": npz([
        "x": .float32([1, 2, 3, 4], [4, 1]), "y": .int64([0, 1, 0, 1]), "x_test": .float64([1, 2], [2, 1]),
        "y_test": .int64([0, 1]), "classes": .texts(["a", "b"]),
      ])
    ], damaged: "a.npz", path: "/a.npz")
  private static let csvFormat = Format(
    testDescription: "csv",
    files: [
      "a.csv": Array("a,\"b \"\"c\",d\r\n1.5,2e3,x\r\n-.5,1,y\r\n3,\"4\",y\r\n1,1,x\r\n0,0,x\r\n".utf8)
    ],
    damaged: "a.csv", path: "/a.csv", cutsAreErrors: false)

  private static func idx(_ damaged: String) -> Format {
    Format(
      testDescription: damaged,
      files: [
        "train-images-idx3-ubyte": ArrayBytes.uint8(Array(0..<16), [4, 2, 2]).idx,
        "train-labels-idx1-ubyte": ArrayBytes.uint8([0, 1, 0, 1], [4]).idx,
      ], damaged: damaged)
  }

  /// Each class once, so that a file cut at the end of a record misses one.
  private static let cifar: Format = {
    var files = ["test_batch.bin": Array(repeating: UInt8(1), count: 3073)]
    for batch in 0..<5 {
      files["data_batch_\(batch + 1).bin"] = [2 * batch, 2 * batch + 1].flatMap {
        [UInt8($0)] + Array(repeating: 200, count: 3072)
      }
    }
    return Format(testDescription: "CIFAR", files: files, damaged: "data_batch_5.bin")
  }()

  func write(in folder: TemporaryFolder) throws {
    for (name, bytes) in files { try folder.file(name, bytes) }
  }
}

@Test(arguments: Format.all)
private func everyCutIsAnErrorOrADataSet(format: Format) throws {
  let folder = try TemporaryFolder()
  try format.write(in: folder)
  #expect(try Split.load(folder.path + format.path).train.count >= 3)
  let bytes = format.files[format.damaged]!
  // Of the pixels of an image not every cut is tried.
  for count in bytes.indices where bytes.count < 3000 || count % 61 < 2 || count % 3073 < 3 {
    try folder.file(format.damaged, Array(bytes[..<count]))
    do throws(InputError) {
      let split = try Split.load(folder.path + format.path)
      #expect(!format.cutsAreErrors && split.train.count > 0, "\(count) bytes")
    } catch {
      #expect(error.kind == .malformed)
    }
  }
}

@Test(arguments: Format.all)
private func changedBytesNeverCrash(format: Format) throws {
  let folder = try TemporaryFolder()
  try format.write(in: folder)
  let bytes = format.files[format.damaged]!
  var generator = SplitMix64(seed: 11)
  var errors = 0
  for _ in 0..<3000 {
    var changed = bytes
    for _ in 0...generator.next(below: 3) {
      // Half of the changes near the start, where headers are.
      let range = generator.next(below: 2) == 0 ? min(40, bytes.count) : bytes.count
      changed[generator.next(below: range)] = UInt8(truncatingIfNeeded: generator.next())
    }
    try folder.file(format.damaged, changed)
    do { _ = try Split.load(folder.path + format.path).test.allInputs } catch { errors += 1 }
  }
  #expect(errors > 20)
}
