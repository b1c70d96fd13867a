import Datasets
import Testing

@testable import Training

private let image = AugmentedImage(inputShape: [3, 4, 2], zeros: [-1, -2])
/// At (y, x) the channels are 10y + x and 100 more.
private let numbers = (0..<24).map { (index: Int) -> Float in
  let (place, channel) = (index / 2, index % 2)
  return Float(10 * (place / 4) + place % 4 + 100 * channel)
}

private func changed(
  _ values: [Float] = numbers, _ body: (UnsafeMutablePointer<Float>) -> Void
) -> [Float] {
  var values = values
  values.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
  return values
}

private func augmented(
  _ change: (inout Augmentation) -> Void, rows: Int = 40, seed: UInt64 = 1, step: Int = 1
) -> [[Float]] {
  var augmentation = Augmentation()
  change(&augmentation)
  let all = changed(Array(repeating: numbers, count: rows).flatMap { $0 }) {
    augmentation.apply(
      to: $0, rows: rows, inputShape: [3, 4, 2], zeros: [-1, -2], seed: seed, step: step)
  }
  return (0..<rows).map { Array(all[$0 * 24..<($0 + 1) * 24]) }
}

@Test(arguments: -3...3, -4...4) func shiftsMoveEveryPlaceAndFillTheEdges(down: Int, right: Int) {
  let shifted = changed { image.shift($0, down: down, right: right) }
  for y in 0..<3 {
    for x in 0..<4 {
      let (row, column) = (y - down, x - right)
      let isInside = (0..<3).contains(row) && (0..<4).contains(column)
      let place = (4 * y + x) * 2
      #expect(shifted[place] == (isInside ? Float(10 * row + column) : -1))
      #expect(shifted[place + 1] == (isInside ? Float(10 * row + column + 100) : -2))
    }
  }
}

@Test func mirroringTurnsLinesRoundAndTwiceIsNothing() {
  let mirrored = changed { image.mirror($0) }
  #expect(Array(mirrored[8..<16]) == [13, 113, 12, 112, 11, 111, 10, 110])
  #expect(changed(mirrored) { image.mirror($0) } == numbers)
}

@Test func rectanglesAreThoseOfRandomErasing() {
  let image = AugmentedImage(inputShape: [16, 16], zeros: [0])
  var generator = SplitMix64(seed: 3)
  var (areas, tops) = ([Double](), Set<Int>())
  for _ in 0..<2000 {
    guard let (rows, columns) = image.rectangle(using: &generator) else { continue }
    #expect(rows.lowerBound >= 0 && rows.upperBound <= 16 && rows.count < 16)
    #expect(columns.lowerBound >= 0 && columns.upperBound <= 16 && columns.count < 16)
    areas.append(Double(rows.count * columns.count) / 256)
    tops.insert(rows.lowerBound)
  }
  #expect(areas.count > 1990)
  // Uniform from 0.02 to 0.33, but for the rounding to whole pixels.
  #expect(areas.min()! > 0.005 && areas.max()! < 0.36)
  #expect(abs(areas.reduce(0, +) / Double(areas.count) - 0.175) < 0.01)
  #expect(tops.count > 12)
}

@Test func whatIsErasedIsZero() {
  let erased = changed { image.erase($0, (rows: 1..<3, columns: 2..<3)) }
  for index in numbers.indices {
    let isInside = index / 8 >= 1 && index / 2 % 4 == 2
    #expect(erased[index] == (isInside ? 0 : numbers[index]))
  }
}

@Test func eachKindOfAugmentationDoesItsPart() {
  #expect(augmented { _ in }.allSatisfy { $0 == numbers })
  let mirrored = changed { image.mirror($0) }
  let flipped = augmented { $0.flips = true }
  #expect(flipped.allSatisfy { $0 == numbers || $0 == mirrored })
  #expect((10...30).contains(flipped.count { $0 == mirrored }))
  // Nine places to be at.
  let places = Set(
    (-1...1).flatMap { down in
      (-1...1).map { right in changed { image.shift($0, down: down, right: right) } }
    })
  #expect(Set(augmented { $0.shift = 1 }).isSubset(of: places))
  #expect(Set(augmented({ $0.shift = 1 }, rows: 200)) == places)
  let erased = augmented({ $0.erasing = 0.5 }, rows: 400).count { $0 != numbers }
  #expect((100...220).contains(erased), "\(erased)")
}

@Test func chanceFollowsFromTheSeedAndTheStep() {
  func all(_ seed: UInt64, _ step: Int, rows: Int = 40) -> [[Float]] {
    augmented(
      {
        $0.shift = 1
        $0.flips = true
        $0.erasing = 0.5
      }, rows: rows, seed: seed, step: step)
  }
  #expect(all(1, 1) == all(1, 1))
  #expect(all(1, 1) != all(2, 1) && all(1, 1) != all(1, 2))
  // The number of images does not change those before.
  #expect(all(1, 1, rows: 7) == Array(all(1, 1).prefix(7)))
}

@Test func aSessionWithAugmentationGoesOnWithTheSameBits() throws {
  var plan = digitsPlan(losses: [CosineLoss()])
  plan.augmentation.shift = 1
  plan.augmentation.erasing = 0.5
  let (whole, first, plain) = (
    TrainingSession(plan), TrainingSession(plan), digitsPlan(losses: [CosineLoss()])
  )
  for _ in 0..<10 { _ = whole.advance() }
  for _ in 0..<4 { _ = first.advance() }
  plan.crew = Crew(threads: 2)
  let second = TrainingSession(plan)
  second.state = first.state
  for _ in 0..<6 { _ = second.advance() }
  #expect(second.weights == whole.weights)
  let other = TrainingSession(plain)
  for _ in 0..<10 { _ = other.advance() }
  #expect(other.weights != whole.weights)
}
