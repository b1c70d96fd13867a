import ArrayFiles
import Glibc
import Testing

@testable import Datasets

@Test func bundledNamesComeBeforePaths() throws {
  #expect(try Split.named("digits").train.count == 1000)
  let folder = try TemporaryFolder()
  #expect(try Split.named(folder.file("a.csv", "1,0\n2,1\n3,1\n")).train.count == 2)
}

@Test func anUnknownNameIsToldFromAMissingPath() {
  let error = #expect(throws: UnknownDatasetError.self) { try Split.named("digit") }
  #expect(error == UnknownDatasetError(name: "digit"))
  let names = Split.names.joined(separator: ", ")
  #expect(
    error?.description
      == "no data set and no file is named 'digit': expected one of \(names), or a file or folder")
  for path in ["none.npz", "./none", "none/none"] {
    #expect(throws: InputError(path, errno: ENOENT)) { try Split.named(path) }
  }
}

@Test(arguments: [
  ([0x93] + Array("NUMPY".utf8), "an npy file: numpy.savez(file, x=x, y=y) writes an npz"),
  ([0x1F, 0x8B, 8], "a gzip file: unpack it, or name the folder of IDX files"),
  ([0, 0, 8, 3], "binary data: where it is an IDX file, name its folder"),
  ([0x89, 0x50, 0x4E, 0x47, 0], "binary data"),
])
func filesOfOtherKindsAreRefusedByName(bytes: [UInt8], found: String) throws {
  let folder = try TemporaryFolder()
  // The ending decides nothing.
  for name in ["a.npz", "a.csv", "a"] {
    let path = try folder.file(name, bytes)
    #expect(throws: InputError(path, expected: "an npz or a CSV file", found: found)) { try Split.load(path) }
  }
}

@Test func theContentDecidesNotTheEnding() throws {
  let folder = try TemporaryFolder()
  let arrays = npz(["x": .uint8([1, 2, 3], [3, 1]), "y": .int64([0, 1, 1])])
  #expect(try Split.load(folder.file("a.csv", arrays)).train.count == 2)
  #expect(try Split.load(folder.file("b.npz", "1,0\n2,1\n3,1\n")).train.count == 2)
}

@Test func otherFoldersAndDevicesAreRefused() throws {
  let folder = try TemporaryFolder()
  let error = #expect(throws: InputError.self) { try Split.load(folder.path) }
  #expect(error?.description.hasPrefix("\(folder.path): expected MNIST's IDX files") == true)
  #expect(throws: InputError.self) { try Split.load("/dev/null") }
}

@Test func aSlashBehindAFolderMakesNoSecondOne() throws {
  let folder = try TemporaryFolder()
  _ = try folder.file("train-labels-idx1-ubyte", [UInt8]())
  let error = #expect(throws: InputError.self) { try Split.load(folder.path + "//") }
  #expect(error?.file == folder.path + "/train-labels-idx1-ubyte")
}
