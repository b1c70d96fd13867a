import ArrayFiles
import Datasets

/// Barz and Denzler, *Hierarchy-Based Image Embeddings for Semantic Image Retrieval*, WACV 2019: targets
/// whose dot products are the similarities of the classes in a tree.
extension Embedding {
  /// A dimension a class: the rows of the Cholesky factor E of the similarities S, E Eᵀ = S. It is lower
  /// triangular and nowhere negative. In a tree without groups it is the one-hot embedding.
  ///
  /// - Throws: `InputError` where a class is no leaf of the tree.
  public static func semantic(tree: ClassTree, classNames: [String]) throws(InputError) -> Embedding {
    let similarities = try tree.similarities(of: classNames)
    return Embedding(
      classCount: classNames.count, width: classNames.count,
      targets: choleskyFactor(similarities, count: classNames.count).map { Float($0) })
  }

  /// As many dimensions as wanted: the eigenvectors of the similarities that belong to the largest
  /// eigenvalues, each times the root of its own, with the rows brought back to length 1.
  ///
  /// - Precondition: `width` is at least 1 and at most the number of classes.
  /// - Throws: `InputError` where a class is no leaf of the tree, and where so few dimensions leave a class
  ///   without a direction: classes that are all strangers need one each.
  public static func semantic(
    tree: ClassTree, classNames: [String], width: Int
  ) throws(InputError) -> Embedding {
    precondition((1...classNames.count).contains(width))
    var rows = approximation(
      of: try tree.similarities(of: classNames), count: classNames.count, width: width)
    for (index, name) in classNames.enumerated() {
      let row = index * width..<(index + 1) * width
      let length = rows[row].reduce(0) { $0 + $1 * $1 }.squareRoot()
      // What is left of a row that should be 0 is rounding, and no direction.
      guard length > 1e-6 else {
        throw InputError(
          tree.file, expected: "similarities that \(width) dimensions can tell",
          found: "no direction for class '\(name)', which needs more")
      }
      for position in row { rows[position] /= length }
    }
    return Embedding(classCount: classNames.count, width: width, targets: rows.map { Float($0) })
  }

  /// The rows (count, width) whose dot products come closest to `similarities` in the sum of squares
  /// (Eckart and Young, 1936). The first of the entries of largest magnitude in each column is positive.
  static func approximation(of similarities: [Double], count: Int, width: Int) -> [Double] {
    let system = SymmetricEigensystem(similarities, count: count)
    var rows = [Double](repeating: 0, count: count * width)
    for column in 0..<width {
      let vector = system.vectors[column * count..<(column + 1) * count]
      let largest = vector.map { abs($0) }.max()!
      // Equal magnitudes may differ by rounding.
      let leading = vector.first { abs($0) > largest * (1 - 1e-9) }!
      let scale = max(0, system.values[column]).squareRoot() * (leading < 0 ? -1 : 1)
      for (row, entry) in vector.enumerated() { rows[row * width + column] = entry * scale }
    }
    return rows
  }

  /// The lower triangular E with E Eᵀ = `matrix`, row by row.
  ///
  /// The smallest eigenvalue of the similarities in a tree is at least 1 / height(root) and no entry of
  /// their factor is negative: what rounding leaves below 0 is 0.
  private static func choleskyFactor(_ matrix: [Double], count: Int) -> [Double] {
    var factor = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0...row {
        var rest = matrix[row * count + column]
        for k in 0..<column { rest -= factor[row * count + k] * factor[column * count + k] }
        factor[row * count + column] =
          row == column ? rest.squareRoot() : max(0, rest / factor[column * count + column])
      }
    }
    return factor
  }
}
