/// Values to step through, the least first.
struct Ladder<Value: Comparable & Sendable>: Sendable {
  let values: [Value]

  init(_ values: [Value]) { self.values = values }

  /// The next value above or below one that need not be on the ladder; nil beyond its ends.
  func next(after value: Value, up: Bool) -> Value? {
    up ? values.first { $0 > value } : values.last { $0 < value }
  }
}

extension Ladder where Value == Float {
  static let learningRates = Ladder(
    (-5...1).flatMap { exponent in
      [1, 2, 5].map { digit in Float("\(digit)e\(exponent)")! }
    } + [100])
  static let momenta = Ladder([0, 0.5, 0.8, 0.9, 0.95, 0.99])
  static let weightDecays = Ladder([
    0, 1e-5, 1e-4, 2e-4, 5e-4, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5,
  ])
  static let clips = Ladder([0.1, 0.2, 0.5, 1, 2, 5, 10, 100])
  static let smoothings = Ladder([0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8])
  static let weights = Ladder([0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5])
  static let temperatures = Ladder([0.015625, 0.03125, 0.0625, 0.125, 0.25, 0.5, 1])
  static let margins = Ladder([0, 0.1, 0.2, 0.35, 0.5, 0.8, 1])
  static let shares = Ladder([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
  static let labelNoises = Ladder([0, 0.05, 0.1, 0.2, 0.3, 0.5])
  static let inputNoises = Ladder([0, 0.02, 0.05, 0.1, 0.2, 0.5, 1])
}

extension Ladder where Value == Int {
  static let samplesPerClass = Ladder([1, 2, 5, 10, 20, 50])
  static let batchSizes = Ladder([0, 1, 2, 5, 10, 16, 32, 64, 96, 128, 256, 512])
  static let epochs = Ladder([1, 5, 10, 20, 50, 100, 200, 500, 1000])
  static let cycles = Ladder([1, 2, 3, 6, 12, 25, 50, 100])
  static let widths = Ladder([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024])
}
