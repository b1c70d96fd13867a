import Foundation
import Landscape
import Testing

@testable import ExternalEvaluators

private let demos = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Demos").standardized.path

private let hasPython = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  .contains { FileManager.default.isExecutableFile(atPath: "\($0)/python3") }

@Test(.enabled(if: hasPython, "python3 is not installed"))
func theSmallestDemoIsRosenbrocksFunction() async {
  let outcome = await evaluated("exec python3 '\(demos)/evaluator/rosenbrock.py'", workers: 2)
  #expect(outcome.error == nil && outcome.remarks.isEmpty && outcome.surface.isComplete)
  for (row, b) in smallGrid.y.values.enumerated() {
    for (column, a) in smallGrid.x.values.enumerated() {
      let (rest, height): (Double, Double) = (1 - a, b - a * a)
      let loss = outcome.surface[Grid.Point(column: column, row: row)]?.loss ?? .nan
      #expect(abs(loss - rest * rest - 100 * height * height) <= 1e-9)
    }
  }
}
