import CBundledData

extension Split {
  /// The names of the data sets inside the binary.
  public static let bundledNames = ["digits"]

  /// The bundled data set of that name, split as it always is; nil where there is none.
  public static func bundled(_ name: String) -> Split? {
    name == "digits" ? digits() : nil
  }

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
}
