/// Two classes of points of a plane, made by formula: the same numbers wherever and whenever they are made.
public enum ToySet: String, CaseIterable, Sendable {
  /// A disc in a ring.
  case circle
  /// Points whose two numbers have the same sign, or not.
  case xor
  /// Two arms of one and a half turns each.
  case spirals
  /// Two round clouds.
  case gaussians
  /// Two half circles that reach into each other.
  case moons

  /// What it shows, in a few words.
  public var summary: String {
    switch self {
    case .circle: "a disc in a ring"
    case .xor: "four squares"
    case .spirals: "two spiral arms"
    case .gaussians: "two round clouds"
    case .moons: "two half circles"
    }
  }

  /// How many samples there are, half of each class.
  public static let sampleCount = 500

  private var classNames: [String] {
    switch self {
    case .circle: ["inside", "outside"]
    case .xor: ["same signs", "different signs"]
    case .spirals: ["first arm", "second arm"]
    case .gaussians: ["lower left", "upper right"]
    case .moons: ["upper", "lower"]
    }
  }

  /// The samples with the classes in turn, points of [−1, 1]², but for a few of the clouds' and the moons',
  /// whose noise has no bound.
  public func samples(count: Int = sampleCount, seed: UInt64 = 0) -> Dataset {
    var generator = SplitMix64(seed: seed)
    var values: [Float] = []
    for sample in 0..<count {
      // Where the sample is among those of its class, from 0 to 1; by chance within its own part of the way.
      let ofClass = max(1, (count + 1 - sample % 2) / 2)
      let way = (Double(sample / 2) + generator.nextUnit()) / Double(ofClass)
      let point = point(ofClass: sample % 2, way: way, using: &generator)
      values += [Float(point.x), Float(point.y)]
    }
    return Dataset(
      name: rawValue, inputShape: [2], values: values, labels: (0..<count).map { Int32($0 % 2) },
      classNames: classNames)
  }

  /// A share of the samples to train on and the rest to test on, stratified.
  ///
  /// - Precondition: `trainShare` is from 0.01 to 0.99.
  public func split(trainShare: Double = 0.5) -> Split {
    precondition((0.01...0.99).contains(trainShare))
    // Either class has far more samples than have to be left.
    return try! samples().divided(trainShare: trainShare, seed: 0)
  }

  private func point(
    ofClass label: Int, way: Double, using generator: inout SplitMix64
  ) -> (x: Double, y: Double) {
    switch self {
    case .circle:
      while true {
        let (x, y) = (generator.nextCoordinate(), generator.nextCoordinate())
        let square = x * x + y * y
        if label == 0 ? square <= 0.5 * 0.5 : (0.7 * 0.7...1).contains(square) { return (x, y) }
      }
    case .xor:
      while true {
        let (x, y) = (generator.nextCoordinate(), generator.nextCoordinate())
        if min(abs(x), abs(y)) > 0.05, (x * y > 0) == (label == 0) { return (x, y) }
      }
    case .spirals:
      let direction = Self.direction(turns: 1.5 * way + 0.5 * Double(label))
      let radius = 0.06 + 0.9 * way
      return (
        radius * direction.x + 0.03 * generator.nextCoordinate(),
        radius * direction.y + 0.03 * generator.nextCoordinate()
      )
    case .gaussians:
      let center = label == 0 ? -0.45 : 0.45
      return (center + 0.18 * generator.nextGaussian(), center + 0.18 * generator.nextGaussian())
    case .moons:
      let direction = Self.direction(turns: 0.5 * way)
      // Half circles of radius 1 around (0, 0) and (1, 0.5), moved and scaled to fit.
      let (x, y) = label == 0 ? direction : (1 - direction.x, 0.5 - direction.y)
      return (
        (x - 0.5) / 1.6 + 0.05 * generator.nextGaussian(), (y - 0.25) / 1.6 + 0.05 * generator.nextGaussian()
      )
    }
  }

  /// The cosine and the sine of an angle, by their series: the last bits of the library's are not the same
  /// everywhere.
  static func direction(turns: Double) -> (x: Double, y: Double) {
    let quarters = (4 * turns).rounded()
    let angle = (turns - quarters / 4) * 2 * Double.pi
    let square = angle * angle
    // Within an eighth of a turn the next terms are below 1e-17.
    let (cosine, sine) = stride(from: 16.0, through: 2, by: -2).reduce((1.0, 1.0)) { sum, n in
      (1 - square / (n * (n - 1)) * sum.0, 1 - square / (n * (n + 1)) * sum.1)
    }
    let (x, y) = (cosine, angle * sine)
    switch Int(quarters) & 3 {
    case 0: return (x, y)
    case 1: return (-y, x)
    case 2: return (-x, -y)
    default: return (y, -x)
    }
  }
}

extension SplitMix64 {
  /// A number in [−1, 1).
  fileprivate mutating func nextCoordinate() -> Double { 2 * nextUnit() - 1 }
}
