import CBundledData

extension Split {
  /// The names of the data sets inside the binary.
  public static let bundledNames = BundledDataset.all.map(\.name)

  /// The bundled data set of that name, split as it always is; nil where there is none.
  public static func bundled(_ name: String) -> Split? { BundledDataset.named(name)?.make() }

  /// 1,797 handwritten digits of 8×8 pixels in [0, 1]: 1,000 to train on and 797 to test on, stratified.
  ///
  /// E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits*, UCI Machine Learning
  /// Repository, 1998 (its test part), doi:10.24432/C50P49.
  public static func digits() -> Split {
    let count = 1797
    let width = 64
    precondition(saddle_digits_size() == count * (width + 1))
    let bytes = UnsafeBufferPointer(start: saddle_digits(), count: saddle_digits_size())
    let all = Dataset(
      name: "digits", inputShape: [8, 8], pixels: Array(bytes[..<(count * width)]), scale: 1 / 16,
      labels: bytes[(count * width)...].map { Int32($0) }, classNames: (0...9).map(String.init))
    return all.stratifiedSplit(trainCount: 1000, seed: 0)
  }

  /// 2,000 photographs of clothes of 28×28 pixels in [0, 1]: 100 a class to train on and as many to test
  /// on, with a tree of the classes.
  ///
  /// H. Xiao, K. Rasul and R. Vollgraf, *Fashion-MNIST: a novel image dataset for benchmarking machine
  /// learning algorithms*, arXiv 1708.07747: the first samples of each class of its two parts.
  public static func fashion() -> Split {
    let count = 1000
    let width = 784
    precondition(saddle_fashion_size() == 2 * count * (width + 1))
    let bytes = UnsafeBufferPointer(start: saddle_fashion(), count: saddle_fashion_size())
    func part(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Dataset {
      Dataset(
        name: "fashion", inputShape: [28, 28], pixels: Array(bytes.prefix(count * width)), scale: 1 / 255,
        labels: bytes.dropFirst(count * width).map { Int32($0) },
        classNames: [
          "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
          "Ankle boot",
        ], tree: fashionTree)
    }
    return Split(train: part(bytes.prefix(bytes.count / 2)), test: part(bytes.dropFirst(bytes.count / 2)))
  }

  private static let fashionTree = try! ClassTree(
    tsv: """
      tops\tfashion
      T-shirt/top\ttops
      Pullover\ttops
      Dress\ttops
      Coat\ttops
      Shirt\ttops
      bottoms\tfashion
      Trouser\tbottoms
      footwear\tfashion
      Sandal\tfootwear
      Sneaker\tfootwear
      Ankle boot\tfootwear
      bags\tfashion
      Bag\tbags
      """, file: "the tree of fashion")
}
