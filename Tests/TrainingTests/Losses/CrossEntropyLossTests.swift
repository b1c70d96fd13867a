import Glibc
import Testing

@testable import Training

private let features: [[Float]] = [[3, 1, -2], [0, 0, 0], [-4, 10, 2], [30, 0, 1], [0.1, 0.2, 60]]

@Test(arguments: features, [Float(-5), 0.5, 20])
func crossEntropyDoesNotSeeAConstant(f: [Float], constant: Float) {
  for label in 0..<Int32(3) {
    let here = Evaluated(CrossEntropyLoss(), features: f, label: label).loss
    let there = Evaluated(CrossEntropyLoss(), features: f.map { $0 + constant }, label: label).loss
    #expect(isClose(here, there, 1e-4))
  }
}

@Test func crossEntropySeesTheLength() {
  let short = Evaluated(CrossEntropyLoss(), features: [1, 0, 0], label: 0).loss
  let long = Evaluated(CrossEntropyLoss(), features: [5, 0, 0], label: 0).loss
  #expect(long < short / 10)
}

@Test(arguments: features)
func crossEntropyGradientIsSoftmaxMinusOneHot(f: [Float]) {
  let exponentials = f.map { exp(Double($0)) }
  let sum = exponentials.reduce(0, +)
  for label in 0..<3 {
    let result = Evaluated(CrossEntropyLoss(), features: f, label: Int32(label))
    for index in 0..<3 {
      let expected = exponentials[index] / sum - (index == label ? 1 : 0)
      #expect(abs(Double(result.gradient[index]) - expected) < 1e-6)
    }
    #expect(length(result.gradient) <= 2.0.squareRoot() + 1e-6)
    #expect(isClose(result.loss, -log(exponentials[label] / sum), 1e-5))
  }
}

@Test func aVerySureRightAnswerStillHasItsSmallLoss() {
  // ln(1 + e^{−20}) = 2.0611536e−9: a difference of logarithms would have lost all its digits.
  let result = Evaluated(CrossEntropyLoss(), features: [20, 0], label: 0)
  #expect(isClose(Double(result.loss) * 1e9, 2.0611536181902037, 1e-5))
}

@Test func classesAreCountedOnTheSecondAxis() {
  // x = f_y and y = ln(e^0 + e^0) with two others at 0.
  let result = Evaluated(CrossEntropyLoss(), features: [0, 2.5, 0], label: 1)
  #expect(result.x == 2.5)
  #expect(isClose(result.y, log(2.0), 1e-6))
}
