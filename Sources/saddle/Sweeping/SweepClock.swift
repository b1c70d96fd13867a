import Experiments

/// How far a sweep is and how long it will take.
struct SweepClock: Hashable {
  let done: Int
  let all: Int
  /// In seconds; nil before there is anything to judge by.
  let timeLeft: Double?

  /// - Parameters:
  ///   - steps: those of the snapshot's progress, which take a while to count where there are many cells.
  ///   - first: how many steps were known when this process began.
  ///   - elapsed: seconds since then.
  init(_ snapshot: SweepSnapshot, steps: (done: Int, all: Int)? = nil, first: Int, elapsed: Double) {
    let steps = steps ?? snapshot.progress.steps
    let running = snapshot.running.reduce(0) { $0 + $1.step }
    done = min(steps.done + running, steps.all)
    all = steps.all
    let made = steps.done + running - first
    timeLeft = made > 0 && elapsed > 1 ? Double(all - done) * elapsed / Double(made) : nil
  }

  var share: Double { all > 0 ? Double(done) / Double(all) : 1 }

  /// Such as "42 %, 2:13 left".
  var text: String {
    let percent = "\(Int(100 * share)) %"
    return timeLeft.map { "\(percent), \(Progress.clock($0)) left" } ?? percent
  }
}
