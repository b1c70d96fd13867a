import ArrayFiles
import Glibc

extension Split {
  /// Reads a folder in the layout of MNIST; nil where none of its files is there.
  ///
  /// Y. LeCun, C. Cortes and C. Burges, *The MNIST database of handwritten digits*.
  static func loadIDX(_ folder: String, name: String) throws(InputError) -> Split? {
    guard let train = try arrays("train", in: folder) else { return nil }
    return try assembled(name: name, train: train, test: try arrays("t10k", in: folder), classNames: nil)
  }

  /// Images and labels of a part; nil where there are neither.
  private static func arrays(_ part: String, in folder: String) throws(InputError) -> LabelledArrays? {
    let files = [("images", 3), ("labels", 1)].map { (kind, dimensions) in
      path(of: "\(part)-\(kind)", "idx\(dimensions)-ubyte", in: folder)
    }
    guard files.contains(where: { access($0, F_OK) == 0 }) else { return nil }
    let labels = try StoredArray(idx: files[1])
    return try LabelledArrays(
      inputs: StoredArray(idx: files[0]), from: Origin(file: files[0]), labels: labels,
      from: Origin(file: files[1]))
  }

  /// The file of that name, with a point or a dash in it and plain or compressed; the first of these that is
  /// there, or else the first.
  private static func path(of start: String, _ end: String, in folder: String) -> String {
    let paths = ["-", "."].flatMap { mark in ["", ".gz"].map { "\(folder)/\(start)\(mark)\(end)\($0)" } }
    return paths.first { access($0, F_OK) == 0 } ?? paths[0]
  }
}
