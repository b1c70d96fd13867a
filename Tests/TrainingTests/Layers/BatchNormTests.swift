import Testing

@testable import Training

private func column(_ values: [Float], _ channel: Int, of channels: Int) -> [Double] {
  stride(from: channel, to: values.count, by: channels).map { Double(values[$0]) }
}

private func moments(_ values: [Double]) -> (mean: Double, square: Double) {
  let mean = values.reduce(0, +) / Double(values.count)
  return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
}

@Test func trainingNormalizesEachChannelAndAveragesWhatItSaw() {
  let probe = LayerProbe(BatchNorm(places: 4, channels: 3, isRectified: false), rows: 37)
  for channel in 0..<3 {
    probe.parameters.pointer[channel] = 2
    probe.parameters.pointer[3 + channel] = -1
  }
  let output = probe.forward()
  for channel in 0..<3 {
    let seen = moments(column(probe.input.values, channel, of: 3))
    let made = moments(column(output, channel, of: 3))
    #expect(abs(made.mean + 1) < 1e-5)
    #expect(abs(made.square / (4 * 37) - 4) < 1e-3)
    // From 0 and 1 a tenth of the way; the variance over n − 1.
    #expect(isClose(probe.statistics.pointer[channel], 0.1 * seen.mean, 1e-4))
    #expect(
      isClose(probe.statistics.pointer[3 + channel], 0.9 + 0.1 * seen.square / (4 * 37 - 1), 1e-5))
  }
}

@Test func evaluationUsesTheRunningStatisticsAndLeavesThemAlone() {
  let probe = LayerProbe(BatchNorm(places: 1, channels: 2, isRectified: true), rows: 5)
  probe.parameters.set(to: [2, 1, 0.5, -0.25])
  probe.statistics.set(to: [0.5, -1, 4, 0.25])
  let output = probe.forward(isTraining: false)
  for (index, value) in probe.input.values.enumerated() {
    let c = index % 2
    let (mean, variance) = ([0.5, -1][c], [4, 0.25][c] + 1e-5)
    let expected = [2, 1][c] * (Double(value) - mean) / variance.squareRoot() + [0.5, -0.25][c]
    #expect(isClose(output[index], max(0, expected), 1e-5))
  }
  #expect(probe.statistics.values == [0.5, -1, 4, 0.25])
}

@Test func aSingleNumberAChannelHasNoSpreadAndStaysFinite() {
  let probe = LayerProbe(BatchNorm(places: 1, channels: 3, isRectified: false), rows: 1)
  #expect(probe.forward().allSatisfy { $0.isFinite })
  #expect(probe.gradients().input.allSatisfy { abs($0) < 1e-4 })
  #expect(probe.statistics.values.allSatisfy { $0.isFinite })
}
