import Testing

@testable import Experiments

@Test func searchesComeFirstAndTestsNameThem() {
  let sweep = SweepDefinition.small
  let plan = SweepPlan(sweep, points: sweep.smallPoints)
  for (number, entry) in plan.entries.enumerated() {
    switch entry {
    case .search(let cell):
      #expect(number < plan.searchCount && cell.stage == .search && plan.searches(for: number).isEmpty)
      #expect(plan.point(number) == cell.point)
    case .final(let point, _, let searches):
      #expect(number >= plan.searchCount && plan.searches(for: number) == searches)
      #expect(plan.point(number) == point)
    }
  }
  // The keys of all searches are different.
  let keys = plan.entries.compactMap { if case .search(let cell) = $0 { cell.key } else { nil } }
  #expect(Set(keys).count == plan.searchCount)
}

@Test func aTestIsKnownWhenItsSearchesAre() {
  let sweep = SweepDefinition.small
  let plan = SweepPlan(sweep, points: sweep.smallPoints)
  let number = plan.entries.count - 1
  var progress = SweepProgress(sweep, points: sweep.smallPoints)
  #expect(plan.cell(number, of: progress) == nil)
  var missing = plan.searches(for: number)
  #expect(missing.count == 4)
  while !missing.isEmpty {
    #expect(plan.missing(for: number, of: progress) == missing)
    guard case .search(let cell) = plan.entries[missing.removeLast()] else { return }
    progress.add(CellResult(cell, validationAccuracy: 0.5, validationLoss: 1, testAccuracy: nil))
  }
  let cell = plan.cell(number, of: progress)
  #expect(cell?.stage == .final && cell?.seed == 2 && cell?.point == plan.point(number))
  #expect(plan.missing(for: 0, of: progress).isEmpty)
}

@Test func withoutASearchTheTestsBeginAtNought() {
  var sweep = SweepDefinition.small
  sweep.learningRates = [0.1]
  sweep.weightDecays = [[0]]
  sweep.panelLosses = []
  let plan = SweepPlan(sweep, points: sweep.smallPoints)
  #expect(plan.searchCount == 0 && plan.entries.count == 8)
  let progress = SweepProgress(sweep, points: sweep.smallPoints)
  #expect(plan.cell(0, of: progress)?.rates == Rates(learningRate: 0.1, weightDecay: 0))
}
