import ArrayFiles
import Glibc

extension Split {
  /// The data set in a file or folder, recognised by what is in it:
  /// - an npz file with `x` and `y`, and `x_test`, `y_test` and `classes` where there are such;
  /// - a CSV file, the last column of which is the label;
  /// - a folder with MNIST's IDX files, or with CIFAR's in their binary version.
  ///
  /// Where there is no test part, a stratified fifth of the samples becomes it, always the same.
  ///
  /// - Throws: `InputError` where the files cannot be read, are damaged or hold no data set.
  public static func load(_ path: String) throws(InputError) -> Split {
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputError(path, errno: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { return try loadFolder(path) }

    let file = try InputFile(path)
    let start = try file.bytes(in: 0..<min(file.size, 4096))
    if start.isEmpty { throw InputError(path, expected: "a data set", found: "an empty file") }
    if start.starts(with: "PK".utf8) { return try loadNpz(path, name: name(of: path)) }
    if let kind = foreignKind(start) { throw InputError(path, expected: "an npz or a CSV file", found: kind) }
    return try loadCSV(file, name: name(of: path))
  }

  /// The names of the data sets that need no file: the bundled ones, then the toy sets.
  public static let names = bundledNames + ToySet.allCases.map(\.rawValue)

  /// The data set of that name among ``names``, or else the one in the file or folder of that name.
  ///
  /// - Throws: ``UnknownDatasetError`` where it is neither and does not look like a path, `InputError` where
  ///   there is no such path or it holds no data set.
  public static func named(_ text: String) throws -> Split {
    if let split = bundled(text) ?? ToySet(rawValue: text)?.split() { return split }
    guard isPath(text) else { throw UnknownDatasetError(name: text) }
    return try load(text)
  }

  /// Whether a text names a file or folder: it is not among ``names``, and looks like a path or
  /// is one that exists.
  public static func isPath(_ text: String) -> Bool {
    let looksLikePath = text.contains("/") || text.contains(".")
    return !names.contains(text) && (looksLikePath || access(text, F_OK) == 0)
  }

  private static func loadFolder(_ path: String) throws(InputError) -> Split {
    let name = name(of: path)
    let path = FolderPath.withoutSlashesAtItsEnd(path)
    if let split = try loadIDX(path, name: name) { return split }
    if let split = try loadCIFAR(path, name: name) { return split }
    throw InputError(
      path,
      expected: "MNIST's IDX files (train-images-idx3-ubyte …) or CIFAR's binary ones (data_batch_1.bin …)",
      found: "neither")
  }

  /// What a file is that is no text and no npz; nil for text.
  private static func foreignKind(_ start: [UInt8]) -> String? {
    if start.starts(with: [0x93] + "NUMPY".utf8) {
      return "an npy file: numpy.savez(file, x=x, y=y) writes an npz"
    }
    if start.starts(with: [0, 0]) { return "binary data: where it is an IDX file, name its folder" }
    if start.starts(with: [0x1F, 0x8B]) { return "a gzip file: unpack it, or name the folder of IDX files" }
    return start.contains(0) ? "binary data" : nil
  }

  /// The last part of the path without its ending.
  private static func name(of path: String) -> String {
    let last = path.split(separator: "/").last ?? path[...]
    for ending in [".npz", ".csv", ".tsv", ".txt"] where last.lowercased().hasSuffix(ending) && last.count > 4
    {
      return String(last.dropLast(4))
    }
    return String(last)
  }
}

/// A text that is neither among the names of data sets nor that of a file.
public struct UnknownDatasetError: Error, Hashable, CustomStringConvertible {
  public let name: String

  public var description: String {
    "no data set and no file is named '\(name)': expected one of \(Split.names.joined(separator: ", ")), "
      + "or a file or folder"
  }
}
