import RunLogs

/// The order in which runs are listed.
struct RunListing {
  private let state: WatchState

  init(_ state: WatchState) { self.state = state }

  /// The numbers of the runs that pass the filter: pinned ones first, in either part by the order that was
  /// asked for, runs of the same rank by name.
  var sorted: [Int] {
    let filter = state.runFilter
    let listed = state.runs.indices.filter { filter.isAll || filter.matches(state.runs[$0].name) }
    let places = listed.map { run in
      (run: run, pin: state.isPinned(run) ? 0 : 1, rank: rank(of: run), name: state.nameRanks[run])
    }
    return places.sorted { ($0.pin, $0.rank, $0.name) < ($1.pin, $1.rank, $1.name) }.map(\.run)
  }

  /// Ascending; runs without what is asked for come last.
  private func rank(of run: Int) -> Double {
    let run = state.runs[run]
    switch state.order {
    case .name: return 0
    case .latestWrite: return run.lastWrite.map { -$0 } ?? .infinity
    case .lastStep: return run.log.lastStep.map { -Double($0) } ?? .infinity
    case .value(let tag, let isDescending):
      guard let value = run.log.lastFiniteValue(of: tag) else { return .infinity }
      return isDescending ? -value : value
    }
  }
}
