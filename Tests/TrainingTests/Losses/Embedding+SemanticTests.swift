import ArrayFiles
import Datasets
import Testing

@testable import Training

@Suite struct SemanticEmbeddingTests {
  private typealias Reference = SemanticReference
  private let tree = try! ClassTree(tsv: Reference.tsv, file: "animals")

  /// The largest difference between the numbers of two arrays of the same length.
  private func difference(_ a: [Double], _ b: [Double]) -> Double {
    a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }

  /// The dot products of all pairs of rows of (count, width).
  private func products<T: BinaryFloatingPoint>(_ rows: [T], width: Int) -> [Double] {
    let rows = stride(from: 0, to: rows.count, by: width).map { rows[$0..<$0 + width].map { Double($0) } }
    return rows.flatMap { a in rows.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } } }
  }

  /// A tree with `count` leaves named by their numbers, each `fanOut` under a node and so on up.
  private func regularTree(count: Int, fanOut: Int) throws -> ClassTree {
    var (lines, nodes) = ([String](), (0..<count).map(String.init))
    while nodes.count > 1 {
      let parents = (0..<(nodes.count + fanOut - 1) / fanOut).map { "\(nodes[$0 * fanOut])'" }
      for (index, node) in nodes.enumerated() { lines.append("\(node)\t\(parents[index / fanOut])\n") }
      nodes = parents
    }
    return try ClassTree(tsv: lines.joined(), file: "regular")
  }

  @Test func thePapersExample() throws {
    let tree = try ClassTree(tsv: "A\troot\na\tA\nb\tA\nc\troot\n", file: "tree")
    let embedding = try Embedding.semantic(tree: tree, classNames: ["a", "b", "c"])
    #expect(embedding.classCount == 3 && embedding.width == 3)
    #expect(embedding.targets == [1, 0, 0, 0.5, Float(0.75).squareRoot(), 0, 0, 0, 1])
  }

  @Test func theFactorIsTheOneOfNumPy() throws {
    let embedding = try Embedding.semantic(tree: tree, classNames: Reference.classNames)
    #expect(difference(embedding.targets.map { Double($0) }, Reference.factor) < 1e-7)
  }

  @Test(arguments: [2, 3, 10])
  func targetsAreNowhereNegativeAndAsSimilarAsTheirClasses(fanOut: Int) throws {
    let tree = try regularTree(count: 100, fanOut: fanOut)
    let classNames = (0..<100).reversed().map(String.init)
    let embedding = try Embedding.semantic(tree: tree, classNames: classNames)
    #expect(embedding.targets.allSatisfy { $0 >= 0 })
    let similarities = try tree.similarities(of: classNames)
    #expect(difference(products(embedding.targets, width: 100), similarities) < 1e-6)
    // Two leaves under one node of height 1: their difference belongs to the smallest eigenvalue.
    let values = SymmetricEigensystem(similarities, count: 100).values
    #expect(abs(values[99] - 1 / Double(tree.heights[tree.root])) < 1e-12)
  }

  @Test func noEigenvalueIsBelowOneOverTheHeight() throws {
    let similarities = try tree.similarities(of: Reference.classNames)
    let values = SymmetricEigensystem(similarities, count: 8).values
    #expect(difference(values, Reference.eigenvalues) < 1e-8)
    #expect(values[7] > 1 / Double(tree.heights[tree.root]) - 1e-12)
  }

  @Test func aFlatTreeIsOneHot() throws {
    let tree = try ClassTree(tsv: "a\tr\nb\tr\nc\tr\n", file: "flat")
    #expect(try Embedding.semantic(tree: tree, classNames: ["c", "a", "b"]) == .oneHot(3))
  }

  @Test func aWholeApproximationIsExact() throws {
    let embedding = try Embedding.semantic(tree: tree, classNames: Reference.classNames, width: 8)
    let similarities = try tree.similarities(of: Reference.classNames)
    #expect(difference(products(embedding.targets, width: 8), similarities) < 1e-6)
  }

  @Test func fewDimensionsAreTheBestOnesAndOfUnitLength() throws {
    let similarities = try tree.similarities(of: Reference.classNames)
    let rows = Embedding.approximation(of: similarities, count: 8, width: Reference.width)
    #expect(difference(products(rows, width: Reference.width), Reference.approximation) < 1e-8)
    // What is missing is what the other eigenvalues stand for.
    let missing = zip(products(rows, width: Reference.width), similarities).map { ($0 - $1) * ($0 - $1) }
    let others = Reference.eigenvalues.dropFirst(Reference.width).map { $0 * $0 }
    #expect(abs(missing.reduce(0, +) - others.reduce(0, +)) < 1e-8)

    let embedding = try Embedding.semantic(
      tree: tree, classNames: Reference.classNames, width: Reference.width)
    #expect(embedding.classCount == 8 && embedding.width == Reference.width)
    #expect(difference(embedding.targets.map { Double($0) }, Reference.rows) < 1e-7)
    let lengths = (0..<8).map { products(embedding.targets, width: Reference.width)[9 * $0] }
    #expect(lengths.allSatisfy { abs($0 - 1) < 1e-6 })
  }

  @Test func eachTargetIsNearestToItself() throws {
    for width in [Reference.width, 8] {
      let embedding = try Embedding.semantic(tree: tree, classNames: Reference.classNames, width: width)
      for index in 0..<8 {
        // Siblings lie on one another where there are fewer dimensions than differences.
        let target = Array(embedding.targets[index * width..<(index + 1) * width])
        let nearest = Int(embedding.nearest(to: target.map { 3 * $0 }))
        let found = embedding.targets[nearest * width..<(nearest + 1) * width]
        #expect(zip(found, target).allSatisfy { abs($0 - $1) < 1e-6 })
        if width == 8 { #expect(nearest == index) }
      }
    }
  }

  @Test func hundredsOfClassesAreNoProblem() throws {
    let tree = try regularTree(count: 300, fanOut: 3)
    let classNames = (0..<300).map(String.init)
    let embedding = try Embedding.semantic(tree: tree, classNames: classNames, width: 300)
    let similarities = try tree.similarities(of: Array(classNames[..<30]))
    #expect(difference(products(Array(embedding.targets[..<9000]), width: 300), similarities) < 1e-6)
  }

  @Test func classesThatCannotBeEmbeddedAreNamed() throws {
    for width in [nil, 1] {
      let error = #expect(throws: InputError.self) {
        if let width {
          try Embedding.semantic(tree: tree, classNames: ["eel", "bird"], width: width)
        } else {
          try Embedding.semantic(tree: tree, classNames: ["eel", "bird"])
        }
      }
      #expect(error?.file == "animals" && error?.reason.contains("'bird'") == true)
    }
    let error = #expect(throws: InputError.self) {
      try Embedding.semantic(tree: tree, classNames: ["eel", "dog"], width: 1)
    }
    #expect(
      error?.description
        == "animals: expected similarities that 1 dimensions can tell, found no direction for class 'dog',"
        + " which needs more")
  }
}
