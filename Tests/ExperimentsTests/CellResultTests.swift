import Foundation
import Testing

@testable import Experiments

@Test func aLineNamesItsSettingsAsOptionsDo() throws {
  let line = String(decoding: ResultStore.line(.small(seed: 3)), as: UTF8.self)
  #expect(
    line == #"{"data":"small","embedding":"one-hot","#
      + #""key":"final small mlp:8 cosine one-hot n=2 lr=0.5 wd=0.0 steps=30 seed=3","loss":"cosine","lr":0.5,"#
      + #""model":"mlp:8","samples-per-class":2,"seconds":1.5,"seed":3,"stage":"final","steps":30,"#
      + #""test-accuracy":0.25,"validation-accuracy":0.5,"validation-loss":0.1,"weight-decay":0,"weights":"ab"}"#
      + "\n")
}

@Test func everyNumberComesBackToTheBit() throws {
  let cell = SweepCell(
    stage: .final, point: SweepCell.small().point,
    rates: Rates(learningRate: 0.1.nextUp as Double > 0 ? Float(0.1).nextUp : 0, weightDecay: 1e-7),
    seed: .max, steps: 30)
  let result = CellResult(
    cell, validationAccuracy: 1.0 / 3, validationLoss: nil, testAccuracy: 0.1 + 0.2, divergedAt: 12,
    weights: "0f", seconds: 1e-9)
  let again = try JSONDecoder().decode(CellResult.self, from: Data(ResultStore.line(result)))
  #expect(again == result && again.flaw == nil && again.rates == cell.rates)
}
