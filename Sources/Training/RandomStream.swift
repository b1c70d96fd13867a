/// The streams of random numbers that one seed gives, kept apart so that one cannot shift another.
enum RandomStream {
  static let initialization: UInt64 = 1
  static let batches: UInt64 = 2
}
