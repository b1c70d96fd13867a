import Foundation
import Testing

@testable import RunLogs

@Test func aRowIsALineOfJSONInItsOrder() throws {
  var row = MetricsRow(step: 12)
  row.set("epoch", to: 1.0)
  row.set("lr", to: Float(0.1))
  row.set("train/loss", to: Double(1.25e-9))
  #expect(row.line == "{\"step\": 12, \"epoch\": 1, \"lr\": 0.1, \"train/loss\": 1.25e-09}\n")
  let read = try JSONSerialization.jsonObject(with: Data(row.line.utf8)) as? [String: Double]
  #expect(read == ["step": 12, "epoch": 1, "lr": 0.1, "train/loss": 1.25e-9])
}

@Test func whatIsNotFiniteIsWrittenAsPythonWritesIt() {
  var row = MetricsRow(step: 0)
  row.set("a", to: Double.nan)
  row.set("b", to: Double.infinity)
  row.set("c", to: -Double.infinity)
  #expect(row.line == "{\"step\": 0, \"a\": NaN, \"b\": Infinity, \"c\": -Infinity}\n")
}
