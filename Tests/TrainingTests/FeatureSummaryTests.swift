import Datasets
import Glibc
import Testing

@testable import Training

@Suite struct FeatureSummaryTests {
  private func separation(_ rows: [(label: Int, features: [Float])], classCount: Int) -> Double {
    var separation = ClassSeparation(classCount: classCount, width: rows[0].features.count)
    for row in rows {
      let norm = row.features.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      separation.add(row.features, label: row.label, norm: norm)
    }
    return separation.value
  }

  /// The mean over all pairs, as the definition has it.
  private func separationByPairs(_ rows: [(label: Int, features: [Float])], classCount: Int) -> Double {
    func distance(_ a: [Float], _ b: [Float]) -> Double {
      func dot(_ a: [Float], _ b: [Float]) -> Double {
        zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      }
      return 1 - dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
    }
    let members = (0..<classCount).map { label in rows.filter { $0.label == label }.map(\.features) }
    func mean(_ a: [[Float]], _ b: [[Float]]) -> Double {
      a.flatMap { one in b.map { distance(one, $0) } }.reduce(0, +) / Double(a.count * b.count)
    }
    let within = members.map { mean($0, $0) }.reduce(0, +) / Double(classCount)
    let total =
      members.flatMap { a in members.map { mean(a, $0) } }.reduce(0, +) / Double(classCount * classCount)
    return 1 - within / total
  }

  @Test func separationIsThatOfAllPairs() {
    var random = SplitMix64(seed: 3)
    var rows: [(label: Int, features: [Float])] = []
    for (label, count) in [7, 2, 12].enumerated() {
      for _ in 0..<count {
        rows.append((label, (0..<4).map { Float.random(in: -1...1, using: &random) + ($0 == label ? 2 : 0) }))
      }
    }
    #expect(abs(separation(rows, classCount: 3) - separationByPairs(rows, classCount: 3)) < 1e-12)
  }

  @Test func separationAtItsEnds() {
    #expect(abs(separation([(0, [2, 0]), (0, [5, 0]), (1, [0, 3])], classCount: 2) - 1) < 1e-12)
    #expect(abs(separation([(0, [2, 0]), (0, [0, 3]), (1, [0, 1]), (1, [1, 0])], classCount: 2)) < 1e-12)
    #expect(separation([(0, [2, 0]), (1, [1, 0])], classCount: 2).isNaN)
    // Without a direction a sample does not count, and neither does a class without samples.
    #expect(abs(separation([(0, [2, 0]), (0, [0, 0]), (2, [0, 1])], classCount: 3) - 1) < 1e-12)
  }

  @Test func calibrationIsTheMeanDifferenceOverBins() throws {
    var error = CalibrationError(bins: 4)
    #expect(error.value == nil)
    error.add(confidence: .nan, isCorrect: true)
    #expect(error.value == nil)
    // Bin 1: 0.3 and 0.4, one right; bin 3: 1 and 0.8, both right.
    for (confidence, isCorrect) in [(0.3, true), (0.4, false), (1.0, true), (0.8, true)] {
      error.add(confidence: confidence, isCorrect: isCorrect)
    }
    let value = try #require(error.value)
    // (|0.7 − 1| + |1.8 − 2|)/4
    #expect(abs(value - 0.125) < 1e-12)
  }

  @Test(arguments: Losses.names)
  func probabilitiesAreThoseOfTheSoftmaxWhereThereIsOne(name: String) throws {
    let loss = try Losses.named(name)
    let (rows, width) = (3, 4)
    let features: [Float] = [1, -2, 0.5, 3, 0.25, 0, 0, -1, 2, 2, 1, -3]
    let logits: [Float] = features.reversed()
    let labels: [Int32] = [0, 2, 3]
    var losses = [Float](repeating: 0, count: rows)
    var confidences = [Float](repeating: 7, count: rows)
    features.withUnsafeBufferPointer { features in
      logits.withUnsafeBufferPointer { logits in
        labels.withUnsafeBufferPointer { labels in
          losses.withUnsafeMutableBufferPointer { losses in
            confidences.withUnsafeMutableBufferPointer { confidences in
              loss.evaluate(
                OutputRows(
                  rows: rows, width: width, features: features.baseAddress!, logits: logits.baseAddress!,
                  labels: labels.baseAddress!), embedding: .oneHot(width),
                into: LossResults(losses: losses.baseAddress!, confidences: confidences.baseAddress!))
            }
          }
        }
      }
    }
    for row in 0..<rows {
      let numbers = (name == "cosine+cross-entropy" ? logits : features)[row * width..<(row + 1) * width].map(
        Double.init)
      let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let isAngular = ["normface", "cosface", "arcface"].contains(name)
      let powers = numbers.map { exp(isAngular ? 16 * $0 / length : $0) }
      if ["mse", "cosine"].contains(name) {
        #expect(confidences[row].isNaN)
      } else {
        #expect(abs(Double(confidences[row]) - powers.max()! / powers.reduce(0, +)) < 1e-5)
      }
    }
  }

  @Test func anEvaluatorSummarizesTheFeaturesItHasSeen() throws {
    let data = Split.digits()
    let losses = Losses.figureOne
    let plan = TrainingPlan(
      data: data, model: .mlp([32]), losses: losses, batchSize: 32, learningRate: 0.05, seed: 1)
    let session = TrainingSession(plan)
    for _ in 0..<300 { _ = session.advance() }
    for (index, loss) in losses.enumerated() {
      let evaluator = Evaluator(plan, loss: loss)
      let (outcomes, summary) = evaluator.outcomesAndFeatures(data.train, weights: session.weights[index])
      #expect(outcomes == evaluator.outcomes(data.train, weights: session.weights[index]))
      #expect(summary.norms.count == data.train.count)
      if loss.name != "cross-entropy" {
        for (norm, outcome) in zip(summary.norms, outcomes) {
          #expect(
            abs(norm - (outcome.x * outcome.x + outcome.y * outcome.y).squareRoot()) < 1e-3 * max(1, norm))
        }
      }
      #expect(summary.separation > 0.3 && summary.separation < 1)
      #expect((summary.calibrationError != nil) == (loss.name == "cross-entropy"))
      if let error = summary.calibrationError { #expect(error > 0 && error < 0.3) }
    }
  }
}
