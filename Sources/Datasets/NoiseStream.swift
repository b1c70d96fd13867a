/// The streams of random numbers of noise, apart from those that a seed gives to choices of samples.
enum NoiseStream {
  static let changedLabels: UInt64 = 1 << 48
  static let otherClasses = changedLabels + 1
  static let trainInputs = changedLabels + 2
  static let validationInputs = changedLabels + 3
  static let testInputs = changedLabels + 4
}
