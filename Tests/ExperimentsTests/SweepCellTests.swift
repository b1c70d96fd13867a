import Testing

@testable import Experiments

@Test func thePanelHasNoPartInAKeyAndAllElseHas() {
  let cell = SweepCell.small()
  var other = cell
  other.point.panel = 1
  #expect(other.key == cell.key)
  func key(_ change: (inout SweepCell) -> Void) -> String {
    var cell = cell
    change(&cell)
    return cell.key
  }
  let keys = [
    key { $0.stage = .search }, key { $0.point.data = "other" }, key { $0.point.model = "mlp:9" },
    key { $0.point.loss = "mse" }, key { $0.point.embedding = "semantic" },
    key { $0.point.samplesPerClass = 3 },
    key { $0.rates.learningRate = 0.25 }, key { $0.rates.weightDecay = 0.25 }, key { $0.steps = 31 },
    key { $0.seed = 2 }, cell.key,
  ]
  #expect(Set(keys).count == keys.count)
}
