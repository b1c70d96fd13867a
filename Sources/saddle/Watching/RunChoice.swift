/// Which runs were chosen to be shown, by their numbers.
struct RunChoice: Hashable {
  private(set) var hidden: Set<Int> = []
  private(set) var pinned: Set<Int> = []
  /// The one run that is shown alone.
  private(set) var solo: Int?
  /// Whether somebody chose, so that nothing else may.
  private(set) var isMade = false

  func isShown(_ run: Int) -> Bool { solo.map { $0 == run } ?? !hidden.contains(run) }

  /// Those of the runs that are shown, in their order.
  func shown(of runs: [Int]) -> [Int] { solo.map { [$0] } ?? runs.filter { !hidden.contains($0) } }

  /// - Parameter count: how many runs there are.
  mutating func toggleShown(_ run: Int, of count: Int) {
    isMade = true
    if let solo {
      // What is on the screen is what changes: the others stay away.
      hidden = Set(0..<count).subtracting([solo])
      self.solo = nil
    }
    if hidden.remove(run) == nil { hidden.insert(run) }
  }

  mutating func toggleSolo(_ run: Int) { solo = solo == run ? nil : run }

  mutating func togglePinned(_ run: Int) {
    if pinned.remove(run) == nil {
      pinned.insert(run)
      hidden.remove(run)
    }
  }

  mutating func showAll() {
    isMade = true
    solo = nil
    hidden = []
  }

  /// Hides some before anybody chose.
  mutating func hide(_ runs: some Sequence<Int>) { hidden.formUnion(runs) }

  /// Hides these alone, before anybody chose.
  mutating func hideOnly(_ runs: some Sequence<Int>) { hidden = Set(runs) }
}
