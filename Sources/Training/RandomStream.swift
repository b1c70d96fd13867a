/// The streams of random numbers that one seed gives, kept apart so that one cannot shift another.
public enum RandomStream {
  static let initialization: UInt64 = 1
  static let batches: UInt64 = 2
  static let augmentation: UInt64 = 3
  /// The first of those of random directions, one each.
  public static let directions: UInt64 = 1 << 32
}
